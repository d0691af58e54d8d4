-- To the planner all indexes of what is held look alike, and it took this one for what a person holds: each claim walked
-- over everybody's leases, three times. Now it can serve only the sweep, which says that the lease has no end yet.
DROP INDEX lease_running_out;
CREATE INDEX lease_running_out ON lease (expires_at) WHERE state = 'held' AND ended_at IS NULL;
ALTER TABLE lease ADD CONSTRAINT lease_held_has_no_end CHECK (state <> 'held' OR ended_at IS NULL);

-- The unique index on item and person finds an item's answers as well.
DROP INDEX answer_by_item;

-- The tallies of a statement's answers are kept together, in an order that two statements share.
CREATE FUNCTION tally_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally AS known (person_id, project_id, answered)
  SELECT fresh.person_id, fresh.project_id, count(*) FROM fresh
  GROUP BY fresh.person_id, fresh.project_id ORDER BY fresh.person_id, fresh.project_id
  ON CONFLICT (person_id, project_id) DO UPDATE SET answered = known.answered + excluded.answered;
  RETURN NULL;
END $$;
DROP TRIGGER tally_new ON answer;
CREATE TRIGGER tally_new AFTER INSERT ON answer REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION tally_answers();
