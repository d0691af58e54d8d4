-- An import copies its lines into a table of its own session before it keeps them.
DO $$ BEGIN
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO qilou_app', current_database());
END $$;

-- Each seat asked whether its item and lane are there, and each item for its project and import: half of what an import
-- cost. Nothing ever deletes them, and the working role cannot.
REVOKE DELETE ON import FROM qilou_app;
ALTER TABLE ready DROP CONSTRAINT ready_item_id_fkey, DROP CONSTRAINT ready_lane_id_fkey;
ALTER TABLE item DROP CONSTRAINT item_project_id_fkey, DROP CONSTRAINT item_import_id_fkey;
