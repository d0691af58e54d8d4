-- Roles and the three functions that row-level security asks. The owner migrates; `qilou_app` works.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qilou_app') THEN
    CREATE ROLE qilou_app NOLOGIN;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO qilou_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO qilou_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO qilou_app;

-- Does this transaction see the whole base? Without a scope: no.
CREATE FUNCTION reaches_base() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('qilou.reach', true) = 'base' $$;

-- The organisation of this transaction; NULL where none is set ('' after a local setting has ended).
CREATE FUNCTION scope_org() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('qilou.org', true), '')::bigint $$;

-- The natural person of this transaction: their own leases show whichever account they use.
CREATE FUNCTION scope_person() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('qilou.person', true), '')::bigint $$;
