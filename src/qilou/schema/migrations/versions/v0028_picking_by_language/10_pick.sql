-- Take the first open seat of the first of these lanes that has one for the person, out of what is open.
-- The person's own stripe first, from `floor` on (nothing open lies before it: it saves walking over dead rows), then
-- the others' (stealing), of which no more than `probes` rows each are looked at. By the project's rules, and never an
-- item of which the person has judged an answer. Now not where the person is paused, and sometimes with gold in the
-- place of the seat that was found, which then stays where it is: gold comes only while there is other work. Where the
-- project hands out by language, only items in the person's.
CREATE OR REPLACE FUNCTION pick_seat(
  lanes bigint[], person bigint, org bigint, at_ timestamptz,
  floor_priority integer, floor_item bigint, probes integer,
  OUT outcome text, OUT item_id bigint, OUT seat smallint, OUT is_gold boolean, OUT project_id bigint,
  OUT guideline_id bigint, OUT form_version integer, OUT lane_id bigint, OUT stripe smallint, OUT priority integer,
  OUT lease_minutes integer
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  lane record;
  first record;
  gold record;
  last_priority integer;
  last_item bigint;
  looked_in smallint;
  refused text;
  judges boolean := has_judged(person, NULL);
  spoken text[];  -- NULL: whatever the language
BEGIN
  outcome := 'nothing'; is_gold := false;
  FOR turn IN 1..cardinality(lanes) LOOP
    SELECT lane.id, lane.stripes, lane.project_id, lane.has_gold, lane.has_pauses, lane.by_language, project.lease_minutes, newest.id AS guideline_id,
           (SELECT max(form.version) FROM form WHERE form.project_id = lane.project_id) AS form_version,
           EXISTS (SELECT FROM dispatch_rule WHERE dispatch_rule.project_id = lane.project_id) AS has_rule,
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
    CONTINUE WHEN lane.has_pauses AND EXISTS (
      SELECT FROM pause WHERE pause.person_id = person AND pause.project_id = lane.project_id AND pause.lifted_at IS NULL);
    IF lane.held >= 2 THEN
      outcome := 'too_many';
      RETURN;
    END IF;
    IF lane.has_rule THEN
      SELECT why INTO refused FROM limit_reached(lane.project_id, person, org, at_, probes IS NULL);
      IF refused = 'elsewhere' THEN
        outcome := refused;
        RETURN;
      END IF;
      CONTINUE WHEN refused IS NOT NULL;
    END IF;

    spoken := CASE WHEN lane.by_language THEN (SELECT person_.languages FROM person AS person_ WHERE person_.id = person) END;
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
          AND (NOT judges OR NOT has_judged(person, ready.item_id))
          AND (spoken IS NULL OR is_spoken(ready.item_id, spoken))
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
          AND (NOT judges OR NOT has_judged(person, ready.item_id))
          AND (spoken IS NULL OR is_spoken(ready.item_id, spoken))
        ORDER BY ready.priority, ready.item_id, ready.seat LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      CONTINUE WHEN NOT FOUND;

      IF lane.has_gold THEN
        SELECT NULL::integer AS priority, drawn.item_id, drawn.seat INTO gold
        FROM draw_gold(lane.project_id, person, spoken) AS drawn WHERE drawn.item_id IS NOT NULL;
        is_gold := FOUND;
      END IF;
      IF is_gold THEN
        first := gold;
      ELSE
        DELETE FROM ready WHERE ready.lane_id = lane.id AND ready.stripe = looked_in
          AND ready.priority = first.priority AND ready.item_id = first.item_id AND ready.seat = first.seat;
      END IF;
      outcome := 'leased';
      item_id := first.item_id; seat := first.seat; form_version := lane.form_version;
      -- No place to go on from where items were passed over that are open to others.
      priority := CASE WHEN spoken IS NULL THEN first.priority END;
      project_id := lane.project_id; lane_id := lane.id; guideline_id := lane.guideline_id; stripe := looked_in;
      lease_minutes := lane.lease_minutes;
      RETURN;
    END LOOP;
  END LOOP;
END $$;
