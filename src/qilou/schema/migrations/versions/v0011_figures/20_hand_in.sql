-- Store the answer under a lease that its person holds; a checked body is the caller's business.
-- `lot` in 0..9999 decides whether it is inspected: below the project's inspection_bp it is, and -1 always is.
-- `figures_` is what was measured of it; what the fast door takes has none.
DROP FUNCTION hand_in(bigint, bigint, bigint, bigint, jsonb, integer, integer, timestamptz, boolean);
CREATE FUNCTION hand_in(
  lease_ bigint, person bigint, account bigint, org bigint, body_ jsonb, seconds integer, lot integer,
  at_ timestamptz, may_wait boolean, figures_ jsonb DEFAULT NULL,
  OUT outcome text, OUT answer_id bigint, OUT item_id bigint, OUT project_id bigint, OUT state text,
  OUT slots text[], OUT revision integer, OUT submitted_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  held record;
  before record;
  drawn boolean;
BEGIN
  IF may_wait THEN
    SELECT * INTO held FROM lease WHERE lease.id = lease_ AND lease.person_id = person AND lease.state = 'held'
    FOR UPDATE;
  ELSE
    SELECT * INTO held FROM lease WHERE lease.id = lease_ AND lease.person_id = person AND lease.state = 'held'
    FOR UPDATE SKIP LOCKED;
  END IF;
  IF held.id IS NULL THEN
    outcome := 'not_held';
    RETURN;
  END IF;
  SELECT answer.id, answer.revision, answer.state INTO before FROM answer WHERE answer.lease_id = lease_;
  drawn := lot < (SELECT project.inspection_bp FROM project WHERE project.id = held.project_id)
           OR coalesce(before.state = 'returned', false);
  state := CASE WHEN drawn THEN 'submitted' ELSE 'accepted' END;

  IF before.id IS NULL THEN
    INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots, body, figures,
                        state,
                        active_seconds, submitted_at)
    VALUES (lease_, held.item_id, held.project_id, person, held.org_id, held.guideline_id, held.form_version, held.slots, body_, figures_,
            state, seconds, at_)
    RETURNING answer.id, answer.revision, answer.submitted_at INTO answer_id, revision, submitted_at;
  ELSE
    UPDATE answer SET body = body_, figures = figures_, state = hand_in.state, revision = answer.revision + 1,
                      active_seconds = answer.active_seconds + seconds,
                      submitted_at = CASE WHEN answer.state = 'withdrawn' THEN at_ ELSE answer.submitted_at END
    WHERE answer.id = before.id
    RETURNING answer.id, answer.revision, answer.submitted_at INTO answer_id, revision, submitted_at;
  END IF;
  INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, figures, made_at)
  VALUES (answer_id, revision, held.org_id, person, body_, figures_, at_);
  IF drawn THEN
    INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, waiting_since)
    VALUES (answer_id, person, held.project_id, held.org_id, 'waiting', at_)
    ON CONFLICT (answer_id) DO UPDATE
    SET state = 'waiting', inspector_id = NULL, held_until = NULL, waiting_since = excluded.waiting_since
    WHERE inspection.state = 'done';
  END IF;
  UPDATE lease SET state = 'submitted', reason = NULL, ended_at = at_ WHERE lease.id = lease_;
  DELETE FROM draft WHERE draft.lease_id = lease_;
  INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
  VALUES (at_, account, person, org,
          CASE WHEN coalesce(before.state = 'returned', false) THEN 'answer.revised' ELSE 'answer.submitted' END,
          'answer', answer_id, jsonb_build_object('item', held.item_id, 'revision', revision, 'inspected', drawn));
  outcome := 'stored';
  item_id := held.item_id; project_id := held.project_id; slots := held.slots;
END $$;
