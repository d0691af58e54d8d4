-- people: what a person sets for themselves. It belongs to the account, so that it is there on every machine.
CREATE TABLE account_settings (
  account_id    bigint PRIMARY KEY REFERENCES account,
  org_id        bigint NOT NULL REFERENCES org,
  single_keys   boolean NOT NULL,                    -- whether letters and digits alone act
  keys          jsonb NOT NULL CHECK (jsonb_typeof(keys) = 'object' AND length(keys::text) <= 4000),
  reading_size  smallint NOT NULL CHECK (reading_size BETWEEN 13 AND 20),
  updated_at    timestamptz NOT NULL
);

CREATE POLICY tenants ON account_settings USING (reaches_base() OR org_id = scope_org());
ALTER TABLE account_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_settings FORCE ROW LEVEL SECURITY;
