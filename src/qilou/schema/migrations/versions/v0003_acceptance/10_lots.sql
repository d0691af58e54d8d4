-- acceptance: a company's accepted answers, lot by lot, and a sample of each that decides about the whole.
CREATE TABLE acceptance_rule (
  project_id   bigint PRIMARY KEY REFERENCES project,
  level        text NOT NULL CHECK (level IN ('S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III')),
  aql_major    text NOT NULL,                      -- percent nonconforming, as the standard writes it
  aql_minor    text NOT NULL,
  is_required  boolean NOT NULL,                   -- a release takes only answers of accepted lots
  by_person    boolean NOT NULL,                   -- the sample is drawn in proportion from each annotator
  may_reduce   boolean NOT NULL                    -- reduced inspection is agreed to
);

-- Where a company stands in one kind of work: GB/T 2828.1-2012 §9.3.
CREATE TABLE switching (
  org_id                    bigint NOT NULL REFERENCES org,
  kind                      text NOT NULL,
  severity                  text NOT NULL CHECK (severity IN ('normal', 'tightened', 'reduced')),
  score                     integer NOT NULL CHECK (score >= 0),
  recent                    boolean[] NOT NULL CHECK (cardinality(recent) <= 5),
  rejected_while_tightened  integer NOT NULL CHECK (rejected_while_tightened BETWEEN 0 AND 5),
  is_discontinued           boolean NOT NULL,
  PRIMARY KEY (org_id, kind)
);

CREATE TABLE lot (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id    bigint NOT NULL REFERENCES project,
  org_id        bigint NOT NULL REFERENCES org,    -- the company whose work it is
  guideline_id  bigint NOT NULL REFERENCES guideline,
  number        integer NOT NULL,
  state         text NOT NULL CHECK (state IN ('sampling', 'accepted', 'rejected', 'void')),
  resubmits     bigint UNIQUE REFERENCES lot,      -- the rejected lot that comes back with this one
  size          integer NOT NULL CHECK (size > 0),
  level         text NOT NULL,
  severity      text NOT NULL,
  aql_major     text NOT NULL,
  n_major       integer NOT NULL,
  ac_major      integer NOT NULL,
  aql_minor     text NOT NULL,
  n_minor       integer NOT NULL,
  ac_minor      integer NOT NULL,
  seed          bigint NOT NULL,                   -- draws the same sample again
  closed_at     timestamptz NOT NULL,
  closed_by     bigint NOT NULL REFERENCES account,
  decided_at    timestamptz,
  decided_by    bigint REFERENCES account,
  signed_as     text,                              -- the name under the record
  record_hash   bytea,                             -- SHA-256 of the acceptance record
  UNIQUE (project_id, number),
  CHECK ((state = 'sampling') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (record_hash IS NULL))
);
CREATE INDEX lot_by_company ON lot (org_id, id);

CREATE TABLE lot_answer (
  lot_id        bigint NOT NULL REFERENCES lot DEFERRABLE INITIALLY DEFERRED,
  answer_id     bigint NOT NULL,
  author_id     bigint NOT NULL,
  org_id        bigint NOT NULL REFERENCES org,
  revision      integer NOT NULL,                  -- of the answer when the lot was closed
  is_live       boolean NOT NULL,                  -- the lot is being sampled or was accepted
  place         integer CHECK (place > 0),         -- in the sample; NULL: not drawn
  finding       text CHECK (finding IN ('good', 'minor', 'major', 'critical', 'illegal')),
  reason_codes  text[] NOT NULL DEFAULT '{}',
  comment       text NOT NULL DEFAULT '',
  judged_by     bigint REFERENCES person,
  judged_at     timestamptz,
  PRIMARY KEY (lot_id, answer_id),
  UNIQUE (lot_id, place),
  FOREIGN KEY (answer_id, author_id) REFERENCES answer (id, person_id),
  CHECK (judged_by IS NULL OR judged_by <> author_id),     -- nobody accepts their own work
  CHECK (finding IS NULL OR place IS NOT NULL),            -- what was not drawn was not looked at
  CHECK ((finding IS NULL) = (judged_by IS NULL)),
  CHECK (finding IS NULL OR finding = 'good' OR cardinality(reason_codes) > 0)
);
CREATE UNIQUE INDEX lot_answer_live ON lot_answer (answer_id) WHERE is_live;  -- in one living lot at most

-- A rejected lot goes through inspection once more: the same revision may get a verdict in each round.
ALTER TABLE inspection ADD round integer NOT NULL DEFAULT 0;
ALTER TABLE review ADD round integer NOT NULL DEFAULT 0;
ALTER TABLE review DROP CONSTRAINT review_answer_id_revision_stage_key;
ALTER TABLE review ADD UNIQUE (answer_id, revision, stage, round);

CREATE POLICY tenants ON acceptance_rule USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON switching USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON lot USING (
  reaches_base() OR org_id = scope_org()
  OR project_id IN (SELECT project.id FROM project WHERE project.client_id = scope_org()));
CREATE POLICY tenants ON lot_answer USING (reaches_base() OR org_id = scope_org());

DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['acceptance_rule', 'switching', 'lot', 'lot_answer']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
  END LOOP;
END $$;
REVOKE DELETE ON lot, lot_answer FROM qilou_app;
