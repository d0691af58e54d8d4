-- standing: how much evidence the project's rule counted, whatever its source.
ALTER TABLE standing ADD COLUMN seen integer NOT NULL DEFAULT 0;
ALTER TABLE standing ALTER COLUMN seen DROP DEFAULT;

-- Pauses of a person are looked for when they pass an exam.
CREATE INDEX pause_by_course ON pause (course_id, person_id) WHERE lifted_at IS NULL;
