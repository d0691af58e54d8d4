-- training: ladders that a base has changed, and what assessors said of people. Kept for ever: levels rest on it.
CREATE TABLE ladder (
  name  text PRIMARY KEY,
  body  jsonb NOT NULL
);

CREATE TABLE assessment (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  ladder       text NOT NULL,
  level        integer NOT NULL,
  part         text NOT NULL CHECK (part IN ('theory', 'practice', 'project', 'review')),
  score_bp     integer NOT NULL CHECK (score_bp BETWEEN 0 AND 10000),
  scores       jsonb NOT NULL,                     -- criterion of the rubric: score in basis points
  assessors    text[] NOT NULL CHECK (cardinality(assessors) > 0),
  note         text NOT NULL,
  recorded_by  bigint NOT NULL REFERENCES account,
  assessed_at  timestamptz NOT NULL
);
CREATE INDEX assessment_of_person ON assessment (person_id, id);

CREATE POLICY tenants ON assessment USING (reaches_base() OR org_id = scope_org() OR person_id = scope_person());
ALTER TABLE assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE ON assessment FROM qilou_app;
