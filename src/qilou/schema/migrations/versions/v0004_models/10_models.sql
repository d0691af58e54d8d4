-- models: where they are, what they cost, which a project uses, and everything that they wrote.
CREATE TABLE model_endpoint (
  id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id                 bigint NOT NULL REFERENCES org,
  name                   text NOT NULL CHECK (name <> ''),
  preset                 text NOT NULL,
  base_url               text NOT NULL,                     -- '' for the embedded model
  model                  text NOT NULL,
  sealed_key             bytea,                             -- AES-256-GCM, bound to the address; NULL: no key
  key_nonce              bytea,
  key_id                 text,                              -- which master key sealed it
  input_fen_per_million  bigint NOT NULL DEFAULT 0 CHECK (input_fen_per_million >= 0),
  output_fen_per_million bigint NOT NULL DEFAULT 0 CHECK (output_fen_per_million >= 0),
  budget_fen             bigint CHECK (budget_fen >= 0),    -- a month; NULL: no limit
  tokens_a_day           bigint CHECK (tokens_a_day >= 0),  -- NULL: no limit
  at_once                smallint NOT NULL DEFAULT 8 CHECK (at_once BETWEEN 1 AND 1000),
  first_token_seconds    smallint NOT NULL DEFAULT 60 CHECK (first_token_seconds BETWEEN 1 AND 600),
  is_active              boolean NOT NULL DEFAULT true,
  created_at             timestamptz NOT NULL,
  UNIQUE (org_id, name),
  CHECK ((sealed_key IS NULL) = (key_nonce IS NULL) AND (sealed_key IS NULL) = (key_id IS NULL)),
  CHECK ((preset = 'embedded') = (base_url = ''))
);
CREATE UNIQUE INDEX model_endpoint_embedded_once ON model_endpoint (org_id, model) WHERE preset = 'embedded';

-- Which endpoints the project's people talk to, in order; the first answers where only one does.
ALTER TABLE project ADD models bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(models) <= 50);

-- Which endpoint stands behind which slot of a lease: drawn once, before anything is shown.
CREATE TABLE lease_model (
  lease_id     bigint NOT NULL REFERENCES lease ON DELETE CASCADE,
  slot         text NOT NULL CHECK (slot IN ('A', 'B', 'only')),
  endpoint_id  bigint NOT NULL REFERENCES model_endpoint,
  PRIMARY KEY (lease_id, slot)
);

-- One answer that a model wrote, whole or broken off.
CREATE TABLE generation (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  endpoint_id     bigint NOT NULL REFERENCES model_endpoint,
  project_id      bigint REFERENCES project,                -- NULL: an operator's test
  lease_id        bigint REFERENCES lease ON DELETE SET NULL,
  job_id          bigint,
  prompt_number   integer,                                  -- in the job, from 0
  try_number      integer,                                  -- of several answers to one prompt, from 0
  slot            text NOT NULL,
  model           text NOT NULL,
  params          jsonb NOT NULL,
  prompt_digest   bytea NOT NULL,                           -- SHA-256 of the messages as JSON
  text            text NOT NULL,
  finish          text NOT NULL CHECK (finish IN ('stop', 'length', 'filtered', 'stopped', 'failed')),
  failure         text,
  input_tokens    integer NOT NULL,
  output_tokens   integer NOT NULL,
  is_estimated    boolean NOT NULL,                         -- the server told no numbers of tokens
  cost_microfen   bigint NOT NULL,                          -- millionths of a fen: tokens times fen a million
  first_token_ms  integer,
  total_ms        integer NOT NULL,
  created_at      timestamptz NOT NULL,
  CHECK ((finish = 'failed') = (failure IS NOT NULL))
);
CREATE INDEX generation_by_endpoint ON generation (endpoint_id, created_at);
CREATE INDEX generation_by_project ON generation (project_id, created_at);
CREATE INDEX generation_by_lease ON generation (lease_id);

-- n answers to each prompt of a file from k models; the rows of `generation` are its checkpoint.
CREATE TABLE generation_job (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id   bigint NOT NULL REFERENCES project,          -- whose items the answers become
  file_name    text NOT NULL,
  prompts      jsonb NOT NULL,                              -- a list of lists of messages
  endpoints    bigint[] NOT NULL CHECK (cardinality(endpoints) BETWEEN 1 AND 8),
  answers_each smallint NOT NULL CHECK (answers_each BETWEEN 1 AND 8),
  params       jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'stopped')),
  done         integer NOT NULL DEFAULT 0,
  broken       integer NOT NULL DEFAULT 0,
  import_id    bigint REFERENCES import,                    -- which made the items
  failure      text,
  created_by   bigint NOT NULL REFERENCES account,
  created_at   timestamptz NOT NULL,
  ended_at     timestamptz
);
ALTER TABLE generation ADD FOREIGN KEY (job_id) REFERENCES generation_job;
CREATE UNIQUE INDEX generation_once ON generation (job_id, prompt_number, endpoint_id, try_number)
  WHERE job_id IS NOT NULL;

-- Who runs models sees them and what they wrote; whoever only works with them sees neither.
CREATE POLICY tenants ON model_endpoint USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON lease_model USING (
  reaches_base() OR endpoint_id IN (SELECT model_endpoint.id FROM model_endpoint));
CREATE POLICY tenants ON generation USING (
  reaches_base() OR endpoint_id IN (SELECT model_endpoint.id FROM model_endpoint));
CREATE POLICY tenants ON generation_job USING (
  reaches_base() OR project_id IN (SELECT project.id FROM project WHERE project.org_id = scope_org()));

DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['model_endpoint', 'lease_model', 'generation', 'generation_job']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
  END LOOP;
END $$;
REVOKE DELETE ON generation, lease_model, model_endpoint FROM qilou_app;
REVOKE UPDATE ON generation, lease_model FROM qilou_app;
