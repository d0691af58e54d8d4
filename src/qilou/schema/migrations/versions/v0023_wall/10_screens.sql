-- people: screens in the hall. A link opens one screen once; what the screen keeps from then on is its key.
CREATE TABLE screen (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text NOT NULL CHECK (name <> ''),
  language    text NOT NULL CHECK (language IN ('zh', 'en')),
  made_by     bigint NOT NULL REFERENCES account,
  made_at     timestamptz NOT NULL,
  link_hash   bytea UNIQUE,                        -- SHA-256 of the link's secret; NULL once it was used
  link_until  timestamptz,
  key_hash    bytea UNIQUE,                        -- SHA-256 of the screen's cookie
  opened_at   timestamptz,
  seen_at     timestamptz,
  revoked_at  timestamptz,
  CHECK ((link_hash IS NULL) = (link_until IS NULL)),
  CHECK ((key_hash IS NULL) = (opened_at IS NULL)),
  CHECK (revoked_at IS NULL OR (link_hash IS NULL AND key_hash IS NULL))
);
CREATE POLICY tenants ON screen USING (reaches_base());
ALTER TABLE screen ENABLE ROW LEVEL SECURITY;
ALTER TABLE screen FORCE ROW LEVEL SECURITY;
REVOKE DELETE ON screen FROM qilou_app;

-- What the wall counts every few seconds, found without walking through all that ever was.
CREATE INDEX review_by_time ON review (created_at);
CREATE INDEX item_seats ON item (project_id) INCLUDE (seats);
