-- projects: what is to be done, by which form and guideline, at what price, by which companies.
CREATE TABLE project (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id            bigint NOT NULL REFERENCES org,          -- who runs it
  client_id         bigint REFERENCES org,
  kind              text NOT NULL CHECK (kind IN ('sft', 'comparison', 'rating', 'ranking', 'gsb', 'spans', 'steps')),
  title             text NOT NULL,
  title_en          text NOT NULL,
  state             text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'paused', 'closed')),
  form              jsonb NOT NULL,
  overlap           smallint NOT NULL CHECK (overlap BETWEEN 1 AND 15),
  inspection_bp     integer NOT NULL CHECK (inspection_bp BETWEEN 0 AND 10000),  -- share of answers inspected, basis points
  price_fen         bigint NOT NULL CHECK (price_fen >= 0),
  minutes_per_item  integer NOT NULL CHECK (minutes_per_item > 0),
  lease_minutes     integer NOT NULL CHECK (lease_minutes BETWEEN 1 AND 1440),
  skill             text,                                    -- the certificate that the work needs
  is_sample         boolean NOT NULL DEFAULT false,
  alias_key         uuid NOT NULL DEFAULT gen_random_uuid(),  -- keys the pseudonyms; never leaves the house
  created_at        timestamptz NOT NULL
);

-- Which annotation companies work on it. No row for a project: all of them.
CREATE TABLE project_vendor (
  project_id  bigint NOT NULL REFERENCES project,
  org_id      bigint NOT NULL REFERENCES org,
  PRIMARY KEY (project_id, org_id)
);

CREATE TABLE guideline (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id    bigint NOT NULL REFERENCES project,
  version       integer NOT NULL,
  body_md       text NOT NULL,
  published_at  timestamptz NOT NULL,
  UNIQUE (project_id, version)
);

CREATE TABLE guideline_receipt (
  guideline_id  bigint NOT NULL REFERENCES guideline,
  person_id     bigint NOT NULL REFERENCES person,
  read_at       timestamptz NOT NULL,
  PRIMARY KEY (guideline_id, person_id)
);
