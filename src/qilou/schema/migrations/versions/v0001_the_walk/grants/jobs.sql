-- The app role works the queue; its tables carry no tenant's rows, only the ids that jobs need.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO qilou_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO qilou_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO qilou_app;
REVOKE UPDATE, DELETE ON event, seal, answer_revision, review, release, release_row FROM qilou_app;
