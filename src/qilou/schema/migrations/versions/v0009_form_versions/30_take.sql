-- Taking, as before, with the newest version of the form: 20_take.sql of the hot path says how it goes.
DROP FUNCTION take_many(jsonb, timestamptz);
DROP FUNCTION take_seat(bigint[], bigint, bigint, bigint, timestamptz, integer, bigint, integer);

-- Take the first open seat of the first of these lanes that has one for the person, and lease it to them.
-- The person's own stripe first, from `floor` on (nothing open lies before it: it saves walking over dead rows), then
-- the others' (stealing), of which no more than `probes` rows each are looked at.
CREATE FUNCTION take_seat(
  lanes bigint[], person bigint, account bigint, org bigint, at_ timestamptz,
  floor_priority integer, floor_item bigint, probes integer,
  OUT outcome text, OUT lease_id bigint, OUT item_id bigint, OUT project_id bigint, OUT guideline_id bigint,
  OUT slots text[], OUT lane_id bigint, OUT stripe smallint, OUT priority integer, OUT expires_at timestamptz,
  OUT language text, OUT domain text, OUT content text, OUT form_version integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  lane record;
  item record;
  first record;
  last_priority integer;
  last_item bigint;
  looked_in smallint;
BEGIN
  outcome := 'nothing';
  FOR turn IN 1..cardinality(lanes) LOOP
    SELECT lane.id, lane.stripes, lane.project_id, project.lease_minutes, newest.id AS guideline_id,
           (SELECT max(form.version) FROM form WHERE form.project_id = lane.project_id) AS form_version,
           (SELECT count(*) FROM lease WHERE lease.person_id = person AND lease.state = 'held'
            AND lease.project_id = lane.project_id) AS held
    INTO lane
    FROM lane
    JOIN project ON project.id = lane.project_id AND project.state = 'open'
    CROSS JOIN LATERAL (SELECT guideline.id FROM guideline WHERE guideline.project_id = lane.project_id
                        ORDER BY guideline.version DESC LIMIT 1) AS newest
    WHERE lane.id = lanes[turn]
      AND EXISTS (SELECT FROM guideline_receipt AS receipt
                  WHERE receipt.guideline_id = newest.id AND receipt.person_id = person)
      AND (project.skill IS NULL
           OR EXISTS (SELECT FROM certificate
                      WHERE certificate.person_id = person AND certificate.skill = project.skill
                        AND certificate.revoked_at IS NULL AND certificate.expires_at > at_));
    CONTINUE WHEN NOT FOUND;
    IF lane.held >= 2 THEN
      outcome := 'too_many';
      RETURN;
    END IF;

    FOR step IN 0..lane.stripes - 1 LOOP
      looked_in := (person + step) % lane.stripes;
      IF step = 0 THEN
        SELECT ready.priority, ready.item_id, ready.seat INTO first
        FROM ready
        WHERE ready.lane_id = lane.id AND ready.stripe = looked_in
          AND (ready.priority, ready.item_id) >= (CASE WHEN turn = 1 THEN coalesce(floor_priority, -2147483648)
                                                  ELSE -2147483648 END,
                                                  CASE WHEN turn = 1 THEN coalesce(floor_item, 0) ELSE 0 END)
          AND (SELECT lease.id FROM lease WHERE lease.item_id = ready.item_id AND lease.person_id = person) IS NULL
        ORDER BY ready.priority, ready.item_id, ready.seat LIMIT 1 FOR UPDATE SKIP LOCKED;
      ELSE
        last_item := NULL;
        IF probes IS NOT NULL THEN
          SELECT ready.priority, ready.item_id INTO last_priority, last_item FROM ready
          WHERE ready.lane_id = lane.id AND ready.stripe = looked_in
          ORDER BY ready.priority, ready.item_id, ready.seat OFFSET probes LIMIT 1;
        END IF;
        SELECT ready.priority, ready.item_id, ready.seat INTO first
        FROM ready
        WHERE ready.lane_id = lane.id AND ready.stripe = looked_in
          AND (last_item IS NULL OR (ready.priority, ready.item_id) <= (last_priority, last_item))
          AND (SELECT lease.id FROM lease WHERE lease.item_id = ready.item_id AND lease.person_id = person) IS NULL
        ORDER BY ready.priority, ready.item_id, ready.seat LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      CONTINUE WHEN NOT FOUND;

      DELETE FROM ready WHERE ready.lane_id = lane.id AND ready.stripe = looked_in
        AND ready.priority = first.priority AND ready.item_id = first.item_id AND ready.seat = first.seat;
      SELECT item.seats, slots_of(item.content, item.digest, first.seat) AS slots, item.language, item.domain,
             item.content::text AS content
      INTO item FROM item WHERE item.id = first.item_id;
      INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                         form_version, slots, state, leased_at, expires_at)
      VALUES (first.item_id, item.seats, first.seat, lane.project_id, lane.id, person, account, org,
              lane.guideline_id, lane.form_version, item.slots, 'held', at_, at_ + make_interval(mins => lane.lease_minutes))
      RETURNING lease.id, lease.expires_at INTO lease_id, expires_at;
      INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
      VALUES (at_, account, person, org, 'lease.taken', 'lease', lease_id,
              jsonb_build_object('item', first.item_id, 'seat', first.seat));

      outcome := 'leased';
      item_id := first.item_id; priority := first.priority;
      form_version := lane.form_version;
      project_id := lane.project_id; lane_id := lane.id; guideline_id := lane.guideline_id; stripe := looked_in;
      slots := item.slots; language := item.language; domain := item.domain; content := item.content;
      RETURN;
    END LOOP;
  END LOOP;
END $$;

-- Many claims at once, each as if it were alone. None of them waits for a lock: what would have to is told 'elsewhere'
-- and asks again by itself, as does everything that is not simply the next item.
CREATE FUNCTION take_many(asked jsonb, at_ timestamptz) RETURNS TABLE (
  n integer, outcome text, lease_id bigint, item_id bigint, project_id bigint, guideline_id bigint, slots text[],
  lane_id bigint, stripe smallint, priority integer, leased_at timestamptz, expires_at timestamptz, language text,
  domain text, content text, answered bigint, form_version integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  one record;
  before record;
BEGIN
  FOR one IN
    SELECT * FROM jsonb_to_recordset(asked) AS each (
      n integer, hash text, is_token boolean, account bigint, person bigint, org bigint, roles text[], project bigint,
      holding bigint[], lanes bigint[], floor_priority integer, floor_item bigint)
  LOOP
    SELECT
      is_live(decode(one.hash, 'hex'), one.is_token, one.account, one.org, one.roles, at_) AS is_live,
      pg_try_advisory_xact_lock(hashtext('qilou.take'), one.person::integer) AS is_alone,
      ( one.holding IS NOT NULL
        AND EXISTS (SELECT FROM lease WHERE lease.person_id = one.person AND lease.state = 'held'
                    AND lease.expires_at > at_ AND (one.project IS NULL OR lease.project_id = one.project)
                    AND lease.id <> ALL (one.holding)) ) AS has_lost,
      EXISTS (SELECT FROM answer WHERE answer.person_id = one.person AND answer.state = 'returned') AS has_rework
    INTO before;
    n := one.n;
    SELECT got.outcome, got.lease_id, got.item_id, got.project_id, got.guideline_id, got.slots, got.lane_id,
           got.stripe, got.priority, at_, got.expires_at, got.language, got.domain, got.content, coalesce(known.answered, 0),
           got.form_version
    INTO outcome, lease_id, item_id, project_id, guideline_id, slots, lane_id, stripe, priority, leased_at, expires_at,
         language, domain, content, answered, form_version
    FROM take_seat(CASE WHEN before.is_live AND before.is_alone AND NOT before.has_lost AND NOT before.has_rework
                        THEN one.lanes ELSE '{}' END,
                   one.person, one.account, one.org, at_, one.floor_priority, one.floor_item, 200) AS got
    LEFT JOIN tally AS known ON known.person_id = one.person AND known.project_id = got.project_id;
    IF NOT before.is_live THEN
      outcome := 'stranger';
    ELSIF NOT before.is_alone OR before.has_lost OR before.has_rework THEN
      outcome := 'elsewhere';
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
