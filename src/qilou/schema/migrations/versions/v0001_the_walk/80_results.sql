-- consensus, datasets, learning: what the answers together say, what leaves, and what is trained on it.
CREATE TABLE consensus (
  item_id      bigint NOT NULL REFERENCES item,
  field        text NOT NULL,
  project_id   bigint NOT NULL REFERENCES project,
  value        jsonb NOT NULL,
  confidence   double precision CHECK (confidence BETWEEN 0 AND 1),
  method       text NOT NULL,
  votes        integer NOT NULL,
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (item_id, field)
);
CREATE INDEX consensus_by_project ON consensus (project_id, item_id);

CREATE TABLE agreement (
  project_id   bigint NOT NULL REFERENCES project,
  field        text NOT NULL,
  statistic    text NOT NULL,
  level        text NOT NULL,
  value        double precision,                   -- NULL: not defined (fewer than two answers an item, or no variation)
  low          double precision,
  high         double precision,
  items        integer NOT NULL,
  answers      integer NOT NULL,
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, field)
);

-- How well each person's answers fit the consensus, as the truth model estimates it.
CREATE TABLE reliability (
  project_id   bigint NOT NULL REFERENCES project,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  answers      integer NOT NULL,
  accuracy     double precision,
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, person_id)
);

-- When a project's consensus was last computed, whatever came of it: the clock that later answers are held against.
CREATE TABLE settlement (
  project_id  bigint PRIMARY KEY REFERENCES project,
  answers     integer NOT NULL,
  settled_at  timestamptz NOT NULL
);

CREATE TABLE release (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  bigint NOT NULL REFERENCES project,
  version     integer NOT NULL,
  name        text NOT NULL,
  rows        bigint NOT NULL,
  sha256      bytea NOT NULL,                      -- of the canonical JSONL, line by line
  card_md     text NOT NULL,
  created_by  bigint NOT NULL REFERENCES account,
  created_at  timestamptz NOT NULL,
  UNIQUE (project_id, version)
);

CREATE TABLE release_row (
  release_id  bigint NOT NULL REFERENCES release DEFERRABLE INITIALLY DEFERRED,  -- rows come first, the sum after
  position    bigint NOT NULL,
  item_id     bigint NOT NULL REFERENCES item,
  answer_ids  bigint[] NOT NULL,                   -- the lineage: which answers this row rests on
  record      json NOT NULL,                       -- json and not jsonb: the text that was summed, to the byte
  PRIMARY KEY (release_id, position)
);
REVOKE UPDATE, DELETE ON release, release_row FROM qilou_app;

CREATE TABLE training_run (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  release_id   bigint NOT NULL REFERENCES release,
  method       text NOT NULL CHECK (method IN ('light_rm')),
  state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  step         text NOT NULL DEFAULT '',
  share        double precision NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND 1),
  report       jsonb,
  failure      text,
  created_by   bigint NOT NULL REFERENCES account,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
