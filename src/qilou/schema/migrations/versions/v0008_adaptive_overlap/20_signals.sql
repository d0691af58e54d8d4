-- consensus: what in a person's answers to a project is unusual. Something to look at, never a verdict; replaced each time.
CREATE TABLE signal (
  project_id   bigint NOT NULL REFERENCES project,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  sign         text NOT NULL CHECK (sign IN ('too_fast', 'straight_lining', 'position', 'repeated_text', 'alike_pair',
                                             'little_information')),
  other_id     bigint REFERENCES person,           -- of a pair, the other one
  value        double precision NOT NULL,
  low          double precision,
  high         double precision,
  usual        double precision,                   -- what is usual in the project, or what chance would give
  items        integer NOT NULL,
  computed_at  timestamptz NOT NULL
);
CREATE INDEX signal_by_project ON signal (project_id, person_id);
ALTER TABLE signal ENABLE ROW LEVEL SECURITY;
ALTER TABLE signal FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON signal USING (reaches_base() OR org_id = scope_org());
