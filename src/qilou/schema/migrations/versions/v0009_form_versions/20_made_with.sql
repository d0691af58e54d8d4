-- dispatch, answers, consensus: which version of the form each was made with. What there was, was made with the first.
ALTER TABLE lease ADD COLUMN form_version integer NOT NULL DEFAULT 1;
ALTER TABLE answer ADD COLUMN form_version integer NOT NULL DEFAULT 1;
ALTER TABLE adjudication ADD COLUMN form_version integer NOT NULL DEFAULT 1;
ALTER TABLE lease ALTER COLUMN form_version DROP DEFAULT,
  ADD FOREIGN KEY (project_id, form_version) REFERENCES form (project_id, version);
ALTER TABLE answer ALTER COLUMN form_version DROP DEFAULT,
  ADD FOREIGN KEY (project_id, form_version) REFERENCES form (project_id, version);
ALTER TABLE adjudication ALTER COLUMN form_version DROP DEFAULT,
  ADD FOREIGN KEY (project_id, form_version) REFERENCES form (project_id, version);

-- Votes of older versions that no longer mean the same and were left out of the consensus, counted by field.
ALTER TABLE settlement ADD COLUMN left_out jsonb NOT NULL DEFAULT '{}';
