-- Row-level security, the second wall: an annotation company sees its own people and work and the projects it works on;
-- a client sees its own projects. The base sees all. Unscoped transactions see nothing.

CREATE POLICY tenants ON project USING (
  reaches_base()
  OR org_id = scope_org()
  OR client_id = scope_org()
  OR ( EXISTS (SELECT FROM org WHERE org.id = scope_org() AND org.kind = 'vendor')
       AND ( NOT EXISTS (SELECT FROM project_vendor WHERE project_vendor.project_id = project.id)
             OR EXISTS (SELECT FROM project_vendor
                        WHERE project_vendor.project_id = project.id AND project_vendor.org_id = scope_org()) ) ));
CREATE POLICY tenants ON org USING (reaches_base() OR id = scope_org() OR kind = 'operator');
CREATE POLICY tenants ON account USING (reaches_base() OR org_id = scope_org());

-- What belongs to a project is seen by who sees the project. As IN and not EXISTS: asked once a statement, not once a row.
CREATE POLICY tenants ON guideline USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON import USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON item USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON lease USING (reaches_base() OR org_id = scope_org() OR person_id = scope_person());
CREATE POLICY tenants ON draft USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON answer USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON answer_revision USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON inspection USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON review USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON reliability USING (reaches_base() OR org_id = scope_org());
CREATE POLICY tenants ON consensus USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON agreement USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON release USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON event USING (reaches_base() OR org_id = scope_org());

DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['project', 'org', 'account', 'guideline', 'import', 'item', 'lease', 'draft', 'answer',
    'answer_revision', 'inspection', 'review', 'reliability', 'consensus', 'agreement', 'release', 'event']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
  END LOOP;
END $$;

-- Whether anybody at all holds an item of the lane: told to every company, without telling who.
CREATE FUNCTION lane_has_held(lane_id_ bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
  found_one boolean;
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  found_one := EXISTS (SELECT FROM lease WHERE lease.lane_id = lane_id_ AND lease.state = 'held');
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
  RETURN found_one;
END $$;
