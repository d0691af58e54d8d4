-- consensus: which of the models that a project compares is better. Computed, replaced each time.
CREATE TABLE leaderboard (
  project_id   bigint PRIMARY KEY REFERENCES project,
  body         jsonb NOT NULL,                     -- models best first, wins by row over column, effects of style
  computed_at  timestamptz NOT NULL
);
ALTER TABLE leaderboard ENABLE ROW LEVEL SECURITY;
ALTER TABLE leaderboard FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON leaderboard USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
