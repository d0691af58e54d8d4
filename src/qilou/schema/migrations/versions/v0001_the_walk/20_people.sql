-- people: organisations, natural persons, their accounts, sessions, tokens and certificates.
CREATE TABLE org (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('operator', 'vendor', 'client')),
  name        text NOT NULL UNIQUE,
  name_en     text NOT NULL,
  is_sample   boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL
);

-- A natural person, once, however many accounts. The identity number itself is never stored.
CREATE TABLE person (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity_hash  bytea UNIQUE,
  name           text NOT NULL,
  created_at     timestamptz NOT NULL
);

CREATE TABLE account (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id         bigint NOT NULL REFERENCES org,
  person_id      bigint NOT NULL REFERENCES person,
  login          text NOT NULL UNIQUE,
  password_hash  text NOT NULL,
  roles          text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
                   'operator', 'project_manager', 'inspector', 'team_lead', 'annotator', 'client', 'auditor']),
  state          text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
  created_at     timestamptz NOT NULL
);
CREATE INDEX account_by_org ON account (org_id, id);
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE session (
  token_hash    bytea PRIMARY KEY,               -- SHA-256 of the cookie: a stolen table opens no door
  account_id    bigint NOT NULL REFERENCES account,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  user_agent    text NOT NULL DEFAULT ''
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE api_token (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id   bigint NOT NULL REFERENCES account,
  name         text NOT NULL,
  prefix       text NOT NULL,
  token_hash   bytea NOT NULL UNIQUE,
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);

-- Sign-in attempts by login and by address: a token bucket that all processes share.
CREATE TABLE sign_in_bucket (
  key         text PRIMARY KEY,
  tokens      double precision NOT NULL,
  updated_at  timestamptz NOT NULL
);

CREATE TABLE certificate (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   bigint NOT NULL REFERENCES person,
  skill       text NOT NULL,
  granted_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  revoked_at  timestamptz,
  CHECK (expires_at > granted_at)
);
CREATE INDEX certificate_by_person ON certificate (person_id, skill);
