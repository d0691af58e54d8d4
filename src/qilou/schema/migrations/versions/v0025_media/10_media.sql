-- items: images, sound and video that items hold. The bytes lie on the shelf, once for the whole base, under the name.
CREATE TABLE media (
  project_id  bigint NOT NULL REFERENCES project,
  name        text NOT NULL CHECK (name ~ '^[0-9a-f]{64}[.][a-z0-9]{2,4}$'),   -- the SHA-256 of the bytes, and what they are
  mime        text NOT NULL CHECK (mime IN (
    'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/mp4',
    'audio/flac', 'video/mp4', 'video/webm')),         -- what a browser is told: nothing that could run
  bytes       bigint NOT NULL CHECK (bytes > 0),
  width       integer CHECK (width > 0),
  height      integer CHECK (height > 0),
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, name)
);
CREATE INDEX media_by_name ON media (name, project_id);

CREATE TABLE item_media (
  item_id     bigint NOT NULL REFERENCES item,
  project_id  bigint NOT NULL,
  name        text NOT NULL,
  PRIMARY KEY (item_id, name),
  FOREIGN KEY (project_id, name) REFERENCES media      -- no item holds what its project has not got
);
CREATE INDEX item_media_by_name ON item_media (name, project_id, item_id);
CREATE INDEX release_row_by_item ON release_row (item_id);  -- a client sees what its releases hold

CREATE POLICY tenants ON media USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON item_media USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
ALTER TABLE media ENABLE ROW LEVEL SECURITY;
ALTER TABLE media FORCE ROW LEVEL SECURITY;
ALTER TABLE item_media ENABLE ROW LEVEL SECURITY;
ALTER TABLE item_media FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON media, item_media TO qilou_app;
REVOKE UPDATE, DELETE ON media, item_media FROM qilou_app;
