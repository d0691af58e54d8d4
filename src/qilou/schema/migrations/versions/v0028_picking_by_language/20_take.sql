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
