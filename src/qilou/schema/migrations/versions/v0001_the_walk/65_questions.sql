-- questions: what people ask the project managers about an item and its guideline, and what they are answered.
CREATE TABLE question (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id    bigint NOT NULL REFERENCES project,
  item_id       bigint NOT NULL REFERENCES item,
  person_id     bigint NOT NULL REFERENCES person,
  org_id        bigint NOT NULL REFERENCES org,
  guideline_id  bigint NOT NULL REFERENCES guideline,     -- the version that left it open
  text          text NOT NULL CHECK (text <> ''),
  asked_at      timestamptz NOT NULL,
  reply         text CHECK (reply <> ''),
  replied_by    bigint REFERENCES person,
  replied_at    timestamptz,
  adopted_id    bigint REFERENCES guideline,              -- the version that took question and reply in
  seen_at       timestamptz,                              -- when the asker noted the reply
  CHECK ((reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (replied_by IS NULL)),
  CHECK (reply IS NOT NULL OR (adopted_id IS NULL AND seen_at IS NULL))
);
CREATE INDEX question_by_project ON question (project_id, id);
CREATE INDEX question_open ON question (project_id) WHERE replied_at IS NULL;
CREATE INDEX question_by_person ON question (person_id, id);
REVOKE DELETE ON question FROM qilou_app;

ALTER TABLE question ENABLE ROW LEVEL SECURITY;
ALTER TABLE question FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON question USING (reaches_base() OR org_id = scope_org() OR person_id = scope_person());
