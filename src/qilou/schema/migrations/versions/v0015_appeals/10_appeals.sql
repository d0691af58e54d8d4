-- reviews: what authors say against a verdict, and what a third person decided.
CREATE TABLE appeal (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id     bigint NOT NULL UNIQUE REFERENCES review,  -- once against each verdict
  answer_id     bigint NOT NULL REFERENCES answer,
  project_id    bigint NOT NULL REFERENCES project,
  org_id        bigint NOT NULL REFERENCES org,
  author_id     bigint NOT NULL REFERENCES person,
  inspector_id  bigint NOT NULL REFERENCES person,
  text          text NOT NULL,
  made_at       timestamptz NOT NULL,
  decided_at    timestamptz,
  decided_by    bigint REFERENCES person,
  is_granted    boolean,
  reason        text,
  CHECK (decided_by IS NULL OR decided_by NOT IN (author_id, inspector_id)),  -- a third person
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_at IS NULL) = (is_granted IS NULL)),
  CHECK ((decided_at IS NULL) = (reason IS NULL))
);
CREATE INDEX appeal_by_project ON appeal (project_id, id);
CREATE INDEX appeal_open ON appeal (project_id) WHERE decided_at IS NULL;

CREATE POLICY tenants ON appeal USING (reaches_base() OR org_id = scope_org());
ALTER TABLE appeal ENABLE ROW LEVEL SECURITY;
ALTER TABLE appeal FORCE ROW LEVEL SECURITY;
REVOKE DELETE ON appeal FROM qilou_app;
