-- What has been picked becomes a lease, alone here, many at once in take_many: the same columns in both.
CREATE OR REPLACE FUNCTION take_seat(
  lanes bigint[], person bigint, account bigint, org bigint, at_ timestamptz,
  floor_priority integer, floor_item bigint, probes integer,
  OUT outcome text, OUT lease_id bigint, OUT item_id bigint, OUT project_id bigint, OUT guideline_id bigint,
  OUT slots text[], OUT lane_id bigint, OUT stripe smallint, OUT priority integer, OUT expires_at timestamptz,
  OUT language text, OUT domain text, OUT content text, OUT form_version integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  picked record;
  item record;
BEGIN
  SELECT * INTO picked FROM pick_seat(lanes, person, org, at_, floor_priority, floor_item, probes);
  outcome := picked.outcome;
  IF outcome <> 'leased' THEN RETURN; END IF;
  SELECT item.seats, slots_of(item.content, item.digest, picked.seat) AS slots, item.language, item.domain,
         item.content::text AS content
  INTO item FROM item WHERE item.id = picked.item_id;
  INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                     form_version, slots, state, leased_at, expires_at)
  VALUES (picked.item_id, CASE WHEN NOT picked.is_gold THEN item.seats END, picked.seat, picked.project_id,
          picked.lane_id, person, account, org, picked.guideline_id, picked.form_version, item.slots, 'held', at_,
          at_ + make_interval(mins => picked.lease_minutes))
  RETURNING lease.id, lease.expires_at INTO lease_id, expires_at;
  IF picked.is_gold THEN
    PERFORM note_probe(lease_id, picked.item_id, picked.project_id, person, org);
  END IF;
  INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
  VALUES (at_, account, person, org, 'lease.taken', 'lease', lease_id,
          jsonb_build_object('item', picked.item_id, 'seat', picked.seat));
  item_id := picked.item_id; priority := picked.priority; form_version := picked.form_version;
  project_id := picked.project_id; lane_id := picked.lane_id; guideline_id := picked.guideline_id;
  stripe := picked.stripe; slots := item.slots; language := item.language; domain := item.domain;
  content := item.content;
END $$;

-- Many claims at once, each as if it were alone. None of them waits for a lock: what would have to is told 'elsewhere'
-- and asks again by itself, as does everything that is not simply the next item. Seats are picked one after the other;
-- what is asked of each beforehand is asked of all at once, and the leases are written at once. So of one person's claims
-- only the first is answered here, and where a company has a limit each lease is written before the next seat is picked.
-- Items are looked up one by one (OFFSET 0) whatever the planner thinks of the table.
CREATE OR REPLACE FUNCTION take_many(asked jsonb, at_ timestamptz) RETURNS TABLE (
  n integer, outcome text, lease_id bigint, item_id bigint, project_id bigint, guideline_id bigint, slots text[],
  lane_id bigint, stripe smallint, priority integer, leased_at timestamptz, expires_at timestamptz, language text,
  domain text, content text, answered bigint, form_version integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  one record;
BEGIN
  FOR one IN
    WITH wish AS MATERIALIZED (
      SELECT
        each.*,
        is_live(decode(each.hash, 'hex'), each.is_token, each.account, each.org, each.roles, at_) AS is_live,
        ( row_number() OVER (PARTITION BY each.person ORDER BY each.n) = 1
          AND pg_try_advisory_xact_lock(hashtext('qilou.take'), each.person::integer)
          AND NOT ( each.holding IS NOT NULL
                    AND EXISTS (SELECT FROM lease WHERE lease.person_id = each.person AND lease.state = 'held'
                                AND lease.expires_at > at_
                                AND (each.project IS NULL OR lease.project_id = each.project)
                                AND lease.id <> ALL (each.holding)) )
          AND NOT EXISTS (SELECT FROM answer WHERE answer.person_id = each.person AND answer.state = 'returned')
        ) AS is_plain,
        EXISTS (SELECT FROM lane JOIN dispatch_rule AS rule ON rule.project_id = lane.project_id
                WHERE lane.id = ANY (each.lanes)
                  AND (rule.company_per_day IS NOT NULL OR rule.company_at_once IS NOT NULL)) AS is_counted
      FROM jsonb_to_recordset(asked) AS each (
        n integer, hash text, is_token boolean, account bigint, person bigint, org bigint, roles text[], project bigint,
        holding bigint[], lanes bigint[], floor_priority integer, floor_item bigint)
    ), picked AS MATERIALIZED (
      SELECT wish.*, got.*, item.*
      FROM wish
      CROSS JOIN LATERAL pick_seat(CASE WHEN wish.is_live AND wish.is_plain AND NOT wish.is_counted
                                     THEN wish.lanes ELSE '{}' END,
                                   wish.person, wish.org, at_, wish.floor_priority, wish.floor_item, 200) AS got
      LEFT JOIN LATERAL (
        SELECT item.seats, slots_of(item.content, item.digest, got.seat) AS slots, item.language, item.domain,
               item.content::text AS content
        FROM item WHERE item.id = got.item_id OFFSET 0 ) AS item ON true
    ), written AS (
      INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                         form_version, slots, state, leased_at, expires_at)
      SELECT picked.item_id, CASE WHEN NOT picked.is_gold THEN picked.seats END, picked.seat, picked.project_id,
             picked.lane_id, picked.person, picked.account, picked.org, picked.guideline_id, picked.form_version,
             picked.slots, 'held', at_, at_ + make_interval(mins => picked.lease_minutes)
      FROM picked WHERE picked.outcome = 'leased'
      RETURNING lease.id, lease.person_id, lease.expires_at
    ), told AS (
      INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
      SELECT at_, picked.account, picked.person, picked.org, 'lease.taken', 'lease', written.id,
             jsonb_build_object('item', picked.item_id, 'seat', picked.seat)
      FROM written JOIN picked ON picked.person = written.person_id AND picked.outcome = 'leased'
    )
    SELECT picked.*, written.id AS lease_id, written.expires_at,
           (SELECT tally.answered FROM tally
            WHERE tally.person_id = picked.person AND tally.project_id = picked.project_id) AS answered
    FROM picked
    LEFT JOIN written ON written.person_id = picked.person AND picked.outcome = 'leased'
  LOOP
    IF one.is_counted AND one.is_live AND one.is_plain THEN
      SELECT one.n, true AS is_live, true AS is_plain, false AS is_gold, got.*, coalesce(known.answered, 0) AS answered
      INTO one
      FROM take_seat(one.lanes, one.person, one.account, one.org, at_, one.floor_priority, one.floor_item, 200) AS got
      LEFT JOIN tally AS known ON known.person_id = one.person AND known.project_id = got.project_id;
    ELSIF one.is_gold THEN
      PERFORM note_probe(one.lease_id, one.item_id, one.project_id, one.person, one.org);
    END IF;
    n := one.n; lease_id := one.lease_id; item_id := one.item_id; project_id := one.project_id;
    guideline_id := one.guideline_id; slots := one.slots; lane_id := one.lane_id; stripe := one.stripe;
    priority := one.priority; leased_at := at_; expires_at := one.expires_at; language := one.language;
    domain := one.domain; content := one.content; answered := coalesce(one.answered, 0);
    form_version := one.form_version;
    outcome := CASE WHEN NOT one.is_live THEN 'stranger' WHEN NOT one.is_plain THEN 'elsewhere' ELSE one.outcome END;
    RETURN NEXT;
  END LOOP;
END $$;
