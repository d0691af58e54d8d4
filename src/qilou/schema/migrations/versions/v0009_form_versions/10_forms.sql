-- projects: every version of a project's form. Whoever holds an item keeps the version that they began with.
CREATE TABLE form (
  project_id    bigint NOT NULL REFERENCES project,
  version       integer NOT NULL CHECK (version >= 1),
  body          jsonb NOT NULL,
  note          text NOT NULL DEFAULT '',           -- what is different, in the words of who published it
  published_by  bigint REFERENCES account,          -- nobody: it came with the project, before versions
  published_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, version),
  CHECK (version = 1 OR note <> '')
);
REVOKE UPDATE, DELETE ON form FROM qilou_app;
ALTER TABLE form ENABLE ROW LEVEL SECURITY;
ALTER TABLE form FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON form USING (reaches_base() OR project_id IN (SELECT project.id FROM project));

-- The migration itself sees and changes every row.
ALTER TABLE project NO FORCE ROW LEVEL SECURITY;
ALTER TABLE form NO FORCE ROW LEVEL SECURITY;
INSERT INTO form (project_id, version, body, published_at) SELECT id, 1, form, created_at FROM project;
ALTER TABLE project FORCE ROW LEVEL SECURITY;
ALTER TABLE form FORCE ROW LEVEL SECURITY;
ALTER TABLE project DROP COLUMN form;
