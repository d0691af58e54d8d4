-- standing: how each person does in each project, by domain and in all (''), and who is paused. Computed, replaced each time.
CREATE TABLE standing (
  project_id       bigint NOT NULL REFERENCES project,
  person_id        bigint NOT NULL REFERENCES person,
  org_id           bigint NOT NULL REFERENCES org,
  domain           text NOT NULL,
  gold             integer NOT NULL,
  gold_right       integer NOT NULL,
  verdicts         integer NOT NULL,
  verdicts_right   integer NOT NULL,
  agreement        integer NOT NULL,               -- items that others answered too
  agreement_right  double precision NOT NULL,      -- of these, expected to be right
  value            double precision,               -- NULL: no evidence
  low              double precision NOT NULL,
  high             double precision NOT NULL,
  level            text NOT NULL CHECK (level IN ('new', 'steady', 'trusted', 'weak')),
  computed_at      timestamptz NOT NULL,
  PRIMARY KEY (project_id, person_id, domain)
);
CREATE INDEX standing_by_company ON standing (org_id, level);

CREATE TABLE pause (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id   bigint NOT NULL REFERENCES project,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  paused_at    timestamptz NOT NULL,
  evidence     jsonb NOT NULL,                     -- what it rests on: the figures as they were, and the threshold
  unaccepted   jsonb NOT NULL,                     -- what became of the person's unaccepted answers
  course_id    bigint REFERENCES course,           -- passing its exam lifts the pause; NULL: only a manager does
  lifted_at    timestamptz,
  lifted_by    bigint REFERENCES account,          -- NULL while lifted: an exam did
  sitting_id   bigint REFERENCES sitting,
  lift_reason  text,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL AND sitting_id IS NULL)),
  CHECK ((lifted_by IS NULL) = (lift_reason IS NULL)),
  CHECK (lift_reason <> '')
);
CREATE UNIQUE INDEX pause_in_force ON pause (person_id, project_id) WHERE lifted_at IS NULL;
CREATE INDEX pause_by_project ON pause (project_id, id);
REVOKE DELETE ON pause FROM qilou_app;

CREATE POLICY tenants ON standing USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON pause USING (reaches_base() OR org_id = scope_org() OR person_id = scope_person());
ALTER TABLE standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing FORCE ROW LEVEL SECURITY;
ALTER TABLE pause ENABLE ROW LEVEL SECURITY;
ALTER TABLE pause FORCE ROW LEVEL SECURITY;
