-- Many first answers at once, each stored as hand_in would. Each table is written once for all of them, since to begin a
-- statement costs more than to write a row. What is no first answer under a lease that is held, or would have to wait
-- for a lock, is told 'elsewhere' and asks again by itself. Rows are looked up one by one (LATERAL, ANY) whatever the
-- planner thinks of a table that was empty when it planned.
CREATE OR REPLACE FUNCTION hand_in_many(sent jsonb, at_ timestamptz) RETURNS TABLE (
  n integer, outcome text, answer_id bigint, item_id bigint, project_id bigint, state text, slots text[],
  revision integer, submitted_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT each.*, is_live(decode(each.hash, 'hex'), each.is_token, each.account, each.org, each.roles, at_) AS is_live
    FROM jsonb_to_recordset(sent) AS each (
      n integer, hash text, is_token boolean, account bigint, person bigint, org bigint, roles text[],
      lease bigint, body jsonb, seconds integer, lot integer)
  ), held AS MATERIALIZED (
    SELECT asked.n, asked.account, asked.org, asked.body, asked.seconds, lease.*,
           asked.lot < (SELECT project.inspection_bp FROM project WHERE project.id = lease.project_id) AS is_drawn
    FROM asked
    CROSS JOIN LATERAL (
      SELECT lease.id, lease.item_id, lease.project_id, lease.person_id, lease.org_id, lease.guideline_id,
             lease.form_version, lease.slots
      FROM lease WHERE lease.id = asked.lease AND lease.person_id = asked.person AND lease.state = 'held'
      FOR UPDATE SKIP LOCKED ) AS lease
    WHERE asked.is_live AND (SELECT answer.id FROM answer WHERE answer.lease_id = asked.lease) IS NULL
  ), stored AS (
    INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots, body,
                        state, active_seconds, submitted_at)
    SELECT held.id, held.item_id, held.project_id, held.person_id, held.org_id, held.guideline_id, held.form_version,
           held.slots, held.body, CASE WHEN held.is_drawn THEN 'submitted' ELSE 'accepted' END, held.seconds, at_
    FROM held
    RETURNING answer.id, answer.lease_id, answer.state
  ), kept AS (
    INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, made_at)
    SELECT stored.id, 1, held.org_id, held.person_id, held.body, at_ FROM stored JOIN held ON held.id = stored.lease_id
  ), queued AS (
    INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, waiting_since)
    SELECT stored.id, held.person_id, held.project_id, held.org_id, 'waiting', at_
    FROM stored JOIN held ON held.id = stored.lease_id AND held.is_drawn
  ), ended AS (
    UPDATE lease SET state = 'submitted', reason = NULL, ended_at = at_ WHERE lease.id = ANY (ARRAY(SELECT held.id FROM held))
  ), dropped AS (
    DELETE FROM draft WHERE draft.lease_id = ANY (ARRAY(SELECT held.id FROM held))
  ), told AS (
    INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
    SELECT at_, held.account, held.person_id, held.org, 'answer.submitted', 'answer', stored.id,
           jsonb_build_object('item', held.item_id, 'revision', 1, 'inspected', held.is_drawn)
    FROM stored JOIN held ON held.id = stored.lease_id
  )
  SELECT asked.n, CASE WHEN stored.id IS NOT NULL THEN 'stored' WHEN asked.is_live THEN 'elsewhere' ELSE 'stranger' END,
         stored.id, held.item_id, held.project_id, stored.state, held.slots, 1, at_
  FROM asked
  LEFT JOIN held ON held.n = asked.n
  LEFT JOIN stored ON stored.lease_id = held.id;
END $$;
