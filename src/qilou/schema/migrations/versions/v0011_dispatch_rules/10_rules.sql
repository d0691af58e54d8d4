-- dispatch: how a project hands out. No row: priority 0, weight 1, no limits. NULL: no such limit.
CREATE TABLE dispatch_rule (
  project_id          bigint PRIMARY KEY REFERENCES project,
  priority            smallint NOT NULL CHECK (priority BETWEEN 0 AND 9),      -- large first
  weight              smallint NOT NULL CHECK (weight BETWEEN 1 AND 100),      -- shares work among equals
  deadline_at         timestamptz,                                             -- nothing is handed out after it
  person_per_day      integer CHECK (person_per_day > 0),
  person_in_all       integer CHECK (person_in_all > 0),
  company_per_day     integer CHECK (company_per_day > 0),
  company_at_once     integer CHECK (company_at_once > 0),
  break_after_minutes integer CHECK (break_after_minutes > 0),                 -- of work without a pause …
  break_minutes       integer CHECK (break_minutes > 0),                       -- … as long as this
  least_seconds       integer CHECK (least_seconds > 0),                       -- faster answers are flagged, no more
  CHECK ((break_after_minutes IS NULL) = (break_minutes IS NULL))
);
ALTER TABLE dispatch_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE dispatch_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON dispatch_rule USING (reaches_base() OR project_id IN (SELECT project.id FROM project));

-- Which limit of the project keeps this person from a seat now, and until when; NULL where none does.
-- What others of the company hold and did is counted across tenants: the company's quota is one number.
CREATE FUNCTION limit_reached(
  project bigint, person bigint, org bigint, at_ timestamptz, may_wait boolean, OUT why text, OUT until timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  rule record;
  before text := current_setting('qilou.reach', true);
  today timestamptz := date_trunc('day', at_, 'Asia/Shanghai');
  tomorrow timestamptz := date_trunc('day', at_, 'Asia/Shanghai') + interval '1 day';
  holding bigint;
  resting record;
BEGIN
  SELECT * INTO rule FROM dispatch_rule WHERE dispatch_rule.project_id = project;
  IF NOT FOUND THEN RETURN; END IF;
  IF rule.deadline_at <= at_ THEN
    why := 'deadline_passed';
    RETURN;
  END IF;
  PERFORM set_config('qilou.reach', 'base', true);

  IF rule.person_per_day IS NOT NULL OR rule.person_in_all IS NOT NULL THEN
    holding := (SELECT count(*) FROM lease WHERE lease.person_id = person AND lease.state = 'held'
                AND lease.project_id = project);
    IF rule.person_in_all <= holding + coalesce((SELECT tally.answered FROM tally WHERE tally.person_id = person
                                                 AND tally.project_id = project), 0) THEN
      why := 'quota_in_all';
    ELSIF rule.person_per_day <= holding + (
        SELECT count(*) FROM answer WHERE answer.person_id = person AND answer.submitted_at >= today
        AND answer.project_id = project AND answer.state <> 'withdrawn') THEN
      why := 'quota_today'; until := tomorrow;
    END IF;
  END IF;

  IF why IS NULL AND (rule.company_per_day IS NOT NULL OR rule.company_at_once IS NOT NULL) THEN
    -- One claim of the company at a time, or two could both take the last place.
    IF may_wait THEN
      PERFORM pg_advisory_xact_lock(hashtext('qilou.company.' || project), org::integer);
    ELSIF NOT pg_try_advisory_xact_lock(hashtext('qilou.company.' || project), org::integer) THEN
      why := 'elsewhere';
    END IF;
    SELECT count(*), min(lease.expires_at) AS soonest INTO resting FROM lease
    WHERE lease.project_id = project AND lease.state = 'held' AND lease.org_id = org;
    IF why IS NULL AND rule.company_at_once <= resting.count THEN
      why := 'company_at_once'; until := resting.soonest;
    ELSIF why IS NULL AND rule.company_per_day <= resting.count + (
        SELECT count(*) FROM answer WHERE answer.project_id = project AND answer.submitted_at >= today
        AND answer.org_id = org AND answer.state <> 'withdrawn') THEN
      why := 'company_today'; until := tomorrow;
    END IF;
  END IF;

  IF why IS NULL AND rule.break_minutes IS NOT NULL THEN
    -- A streak is a run of answers, in whatever project, with no pause of break_minutes between them.
    SELECT max(run.submitted_at) FILTER (WHERE run.pause IS NULL OR run.pause >= make_interval(mins => rule.break_minutes))
             AS began, max(run.submitted_at) AS ended
    INTO resting
    FROM (SELECT answer.submitted_at, answer.submitted_at - lag(answer.submitted_at) OVER (ORDER BY answer.submitted_at)
                 AS pause
          FROM answer WHERE answer.person_id = person AND answer.submitted_at
               > at_ - make_interval(mins => rule.break_minutes + rule.break_after_minutes)) AS run;
    IF resting.began <= resting.ended - make_interval(mins => rule.break_after_minutes)
       AND resting.ended + make_interval(mins => rule.break_minutes) > at_ THEN
      why := 'break_due'; until := resting.ended + make_interval(mins => rule.break_minutes);
    END IF;
  END IF;
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;

-- When the first of the leases that are held in the lane, by whomever, runs out; NULL where none is held.
CREATE FUNCTION lane_held_until(lane_id_ bigint) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
  soonest timestamptz;
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  soonest := (SELECT min(lease.expires_at) FROM lease JOIN lane ON lane.project_id = lease.project_id
              WHERE lane.id = lane_id_ AND lease.lane_id = lane_id_ AND lease.state = 'held');
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
  RETURN soonest;
END $$;

-- Who has judged anything, and what: they take no seat in an item whose answers they have seen.
CREATE INDEX review_by_inspector ON review (inspector_id, answer_id);

-- Has the person judged an answer of the item, or of any item where none is given? Asked across tenants.
CREATE FUNCTION has_judged(person bigint, item bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
  found_one boolean;
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  found_one := EXISTS (SELECT FROM review WHERE review.inspector_id = person
                       AND (item IS NULL
                            OR EXISTS (SELECT FROM answer WHERE answer.id = review.answer_id AND answer.item_id = item)));
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
  RETURN found_one;
END $$;
