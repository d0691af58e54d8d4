-- What was measured when an answer came in: edits of a draft, and flags for the inspector. Null: nothing to measure.
ALTER TABLE answer ADD COLUMN figures jsonb;
ALTER TABLE answer_revision ADD COLUMN figures jsonb;
