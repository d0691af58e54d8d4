-- answers: what a person made of an item; every revision is kept.
CREATE TABLE answer (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lease_id        bigint NOT NULL UNIQUE REFERENCES lease,
  item_id         bigint NOT NULL REFERENCES item,
  project_id      bigint NOT NULL REFERENCES project,
  person_id       bigint NOT NULL REFERENCES person,
  org_id          bigint NOT NULL REFERENCES org,
  guideline_id    bigint NOT NULL REFERENCES guideline,
  slots           text[] NOT NULL,
  body            jsonb NOT NULL,                  -- the present revision, as shown (slots not undone)
  revision        integer NOT NULL DEFAULT 1,
  state           text NOT NULL
                  CHECK (state IN ('submitted', 'in_review', 'returned', 'accepted', 'void', 'withdrawn')),
  active_seconds  integer NOT NULL CHECK (active_seconds >= 0),
  submitted_at    timestamptz NOT NULL,
  withdrawn_at    timestamptz,                     -- when its author last took it back
  UNIQUE (item_id, person_id),
  UNIQUE (id, person_id),
  CHECK (state <> 'withdrawn' OR withdrawn_at IS NOT NULL)
);
CREATE INDEX answer_by_project ON answer (project_id, state, id);
CREATE INDEX answer_by_person ON answer (person_id, submitted_at);
CREATE INDEX answer_by_person_and_project ON answer (person_id, project_id);
CREATE INDEX answer_by_item ON answer (item_id);
CREATE INDEX answer_by_time ON answer (submitted_at);
CREATE INDEX answer_by_project_and_time ON answer (project_id, submitted_at);
CREATE INDEX answer_withdrawn ON answer (project_id, withdrawn_at) WHERE withdrawn_at IS NOT NULL;

CREATE TABLE answer_revision (
  answer_id  bigint NOT NULL REFERENCES answer,
  revision   integer NOT NULL,
  org_id     bigint NOT NULL REFERENCES org,
  person_id  bigint NOT NULL REFERENCES person,    -- the author, or the inspector who fixed it
  body       jsonb NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (answer_id, revision)
);
REVOKE UPDATE, DELETE ON answer_revision FROM qilou_app;
