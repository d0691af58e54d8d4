-- standing: items whose answer is known, who met them, and the rule of each project. Annotation companies see none of it.
ALTER TABLE import ADD COLUMN purpose text NOT NULL DEFAULT 'work' CHECK (purpose IN ('work', 'gold'));

-- What a claim has to look at besides the seats: read with the lane itself, so that a project with neither pays nothing.
ALTER TABLE lane ADD COLUMN has_gold boolean NOT NULL DEFAULT false;
ALTER TABLE lane ADD COLUMN has_pauses boolean NOT NULL DEFAULT false;

-- How a project measures its people. No row: it has no gold, and nobody is paused.
CREATE TABLE standing_rule (
  project_id        bigint PRIMARY KEY REFERENCES project,
  gold_bp           integer NOT NULL CHECK (gold_bp BETWEEN 0 AND 5000),        -- share of claims that meet gold
  fresh_bp          integer NOT NULL CHECK (fresh_bp BETWEEN 0 AND 5000),       -- the same, for who is new here …
  fresh_answers     integer NOT NULL CHECK (fresh_answers BETWEEN 0 AND 1000),  -- … until they have answered so many
  right_bp          integer NOT NULL CHECK (right_bp BETWEEN 1 AND 10000),      -- as like the known answer counts as right
  latest            integer NOT NULL CHECK (latest BETWEEN 5 AND 1000),         -- how much of each evidence counts
  least             integer NOT NULL CHECK (least BETWEEN 5 AND 1000),          -- less evidence decides nothing
  pause_bp          integer CHECK (pause_bp BETWEEN 1 AND 10000),               -- paused where surely below; NULL: nobody
  promote_bp        integer CHECK (promote_bp BETWEEN 1 AND 10000),             -- trusted where surely above; NULL: nobody
  counts_verdicts   boolean NOT NULL,
  counts_agreement  boolean NOT NULL,
  unaccepted        text NOT NULL CHECK (unaccepted IN ('leave', 'inspect', 'reissue')),
  course_id         bigint REFERENCES course,                                   -- passing its exam lifts a pause
  CHECK (promote_bp > pause_bp)
);

CREATE TABLE gold (
  item_id       bigint PRIMARY KEY REFERENCES item,
  project_id    bigint NOT NULL REFERENCES project,
  origin        text NOT NULL CHECK (origin IN ('imported', 'adjudicated', 'agreed')),
  form_version  integer NOT NULL,
  slots         text[] NOT NULL,                   -- candidate ids in the order that the body speaks of
  body          jsonb NOT NULL,                    -- the known answer, as shown
  lot           double precision NOT NULL DEFAULT random(),
  handed_out    smallint NOT NULL DEFAULT 0 CHECK (handed_out BETWEEN 0 AND 32000),
  added_by      bigint REFERENCES account,         -- NULL: a file brought it
  added_at      timestamptz NOT NULL,
  retired_at    timestamptz,                       -- handed out no more
  FOREIGN KEY (project_id, form_version) REFERENCES form (project_id, version)
);
CREATE INDEX gold_by_lot ON gold (project_id, lot) WHERE retired_at IS NULL;

-- One gold item before one person: a lease like any other, but for this row.
CREATE TABLE probe (
  lease_id     bigint PRIMARY KEY REFERENCES lease ON DELETE CASCADE,
  item_id      bigint NOT NULL REFERENCES gold,
  project_id   bigint NOT NULL REFERENCES project,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  revision     integer,                            -- of the answer that was scored
  likeness     double precision CHECK (likeness BETWEEN 0 AND 1),
  is_right     boolean,
  answered_at  timestamptz,
  CHECK ((likeness IS NULL) = (is_right IS NULL)),
  CHECK ((likeness IS NULL) = (answered_at IS NULL)),
  CHECK ((likeness IS NULL) = (revision IS NULL))
);
CREATE INDEX probe_by_person ON probe (project_id, person_id, answered_at);
CREATE INDEX probe_by_item ON probe (item_id);

-- A probe takes none of its item's seats: it has a number beyond them, and no two probes the same one.
ALTER TABLE lease ALTER COLUMN seats DROP NOT NULL;
ALTER TABLE lease ADD CONSTRAINT lease_probe_beyond_seats CHECK ((seats IS NULL) = (seat >= 15));

CREATE POLICY tenants ON standing_rule USING (reaches_base());
CREATE POLICY tenants ON gold USING (reaches_base());
CREATE POLICY tenants ON probe USING (reaches_base());

DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['standing_rule', 'gold', 'probe']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
  END LOOP;
END $$;
REVOKE DELETE ON gold FROM qilou_app;

-- A gold item for the person's next claim, and its number beyond the seats; or none, most of the time. Drawn by chance
-- that nobody can foresee; a gold item that another claim is just taking is passed over, so that nobody waits.
CREATE FUNCTION draw_gold(project bigint, person bigint, OUT item_id bigint, OUT seat smallint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  before text := current_setting('qilou.reach', true);
  start double precision := random();
  share integer;
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  share := (
    SELECT CASE WHEN coalesce((SELECT tally.answered FROM tally WHERE tally.person_id = person
                               AND tally.project_id = project), 0) < rule.fresh_answers
             THEN rule.fresh_bp ELSE rule.gold_bp END
    FROM standing_rule AS rule WHERE rule.project_id = project);
  IF random() * 10000 < share THEN
    FOR turn IN 0..1 LOOP
      SELECT gold.item_id INTO item_id FROM gold
      WHERE gold.project_id = project AND gold.retired_at IS NULL AND gold.handed_out < 32000
        AND CASE turn WHEN 0 THEN gold.lot >= start ELSE gold.lot < start END
        AND NOT EXISTS (SELECT FROM lease WHERE lease.item_id = gold.item_id AND lease.person_id = person)
        AND NOT has_judged(person, gold.item_id)
      ORDER BY gold.lot LIMIT 1 FOR UPDATE SKIP LOCKED;
      EXIT WHEN FOUND;
    END LOOP;
    UPDATE gold SET handed_out = gold.handed_out + 1 WHERE gold.item_id = draw_gold.item_id
    RETURNING 14 + gold.handed_out INTO seat;
  END IF;
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;

-- Note that the lease met gold. Which leases did, its holder's company cannot see.
CREATE FUNCTION note_probe(lease bigint, item bigint, project bigint, person bigint, org bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE before text := current_setting('qilou.reach', true);
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  INSERT INTO probe (lease_id, item_id, project_id, person_id, org_id) VALUES (lease, item, project, person, org);
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;

-- How many gold items the person could still meet: a home that counts open seats counts these among them.
CREATE FUNCTION gold_unmet(project bigint, person bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
  counted bigint;
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  counted := (SELECT count(*) FROM gold WHERE gold.project_id = project AND gold.retired_at IS NULL
              AND NOT EXISTS (SELECT FROM lease WHERE lease.item_id = gold.item_id AND lease.person_id = person));
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
  RETURN counted;
END $$;
