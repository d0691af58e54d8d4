-- projects: when an item has answers enough. No row: each item gets as many answers as the project's overlap says.
CREATE TABLE overlap_rule (
  project_id  bigint PRIMARY KEY REFERENCES project,
  is_on       boolean NOT NULL,
  fewest      smallint NOT NULL CHECK (fewest BETWEEN 1 AND 15),
  most        smallint NOT NULL CHECK (most BETWEEN 1 AND 15),
  confidence  double precision NOT NULL CHECK (confidence > 0.5 AND confidence < 1),
  CHECK (fewest <= most)
);
ALTER TABLE overlap_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE overlap_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON overlap_rule USING (reaches_base() OR project_id IN (SELECT project.id FROM project));

-- How many answers the item needs, where it stopped before its seats were used up.
ALTER TABLE item ADD COLUMN wanted smallint CHECK (wanted BETWEEN 1 AND 15);
