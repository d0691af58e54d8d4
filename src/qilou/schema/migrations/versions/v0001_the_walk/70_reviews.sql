-- reviews: an answer's place in the inspection queue, and what inspectors found.
CREATE TABLE inspection (
  answer_id     bigint PRIMARY KEY,
  author_id     bigint NOT NULL,
  project_id    bigint NOT NULL REFERENCES project,
  org_id        bigint NOT NULL REFERENCES org,
  state         text NOT NULL CHECK (state IN ('waiting', 'held', 'done')),
  inspector_id  bigint REFERENCES person,
  waiting_since timestamptz NOT NULL,
  held_until    timestamptz,
  FOREIGN KEY (answer_id, author_id) REFERENCES answer (id, person_id),
  CHECK (inspector_id IS NULL OR inspector_id <> author_id),  -- nobody inspects their own answer
  CHECK ((state = 'held') = (held_until IS NOT NULL))
);
CREATE INDEX inspection_waiting ON inspection (project_id, waiting_since, answer_id) WHERE state = 'waiting';
CREATE INDEX inspection_running_out ON inspection (held_until) WHERE state = 'held';

CREATE TABLE review (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  answer_id     bigint NOT NULL,
  author_id     bigint NOT NULL,
  inspector_id  bigint NOT NULL REFERENCES person,
  project_id    bigint NOT NULL REFERENCES project,
  org_id        bigint NOT NULL REFERENCES org,
  revision      integer NOT NULL,                  -- the answer's revision that was looked at
  verdict       text NOT NULL CHECK (verdict IN ('pass', 'fix_and_pass', 'return', 'void')),
  reason_codes  text[] NOT NULL,
  comment       text NOT NULL DEFAULT '',
  fixed_body    jsonb,
  created_at    timestamptz NOT NULL,
  is_first      boolean NOT NULL DEFAULT true,     -- of the answer; its revision may be later where it was taken back
  stage         text NOT NULL DEFAULT 'inspection' CHECK (stage IN ('inspection', 'recall')),
  UNIQUE (answer_id, revision, stage),             -- one verdict on each revision, and after it one recall
  CHECK (stage = 'inspection' OR verdict = 'return'),  -- project managers only return
  FOREIGN KEY (answer_id, author_id) REFERENCES answer (id, person_id),
  CHECK (inspector_id <> author_id),
  CHECK (verdict IN ('pass', 'fix_and_pass') OR cardinality(reason_codes) > 0),
  CHECK ((verdict = 'fix_and_pass') = (fixed_body IS NOT NULL))
);
CREATE INDEX review_by_author ON review (author_id, created_at);
CREATE INDEX review_by_project ON review (project_id, created_at);
REVOKE UPDATE, DELETE ON review FROM qilou_app;
