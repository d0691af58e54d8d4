-- audit: what was done, by whom, to what. Rows are written in the doer's transaction and never changed.
CREATE TABLE event (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at            timestamptz NOT NULL,
  transaction   xid8 NOT NULL DEFAULT pg_current_xact_id(),  -- orders the sealing: ids do not commit in order
  account_id    bigint,                                      -- NULL: the house itself (sweeps, jobs)
  person_id     bigint,
  org_id        bigint,
  action        text NOT NULL,                               -- room.verb, e.g. lease.taken
  subject_kind  text NOT NULL,
  subject_id    bigint,
  facts         jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_by_transaction ON event (transaction, id);
CREATE INDEX event_by_subject ON event (subject_kind, subject_id, id);

-- A seal covers every event of the transactions in [from_transaction, to_transaction), all of them ended.
CREATE TABLE seal (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_transaction  xid8 NOT NULL,
  to_transaction    xid8 NOT NULL,
  event_ids         bigint[] NOT NULL,
  leaves            bytea NOT NULL,               -- 32 bytes (SHA-256) an event, in the order of event_ids
  previous_hash     bytea NOT NULL,
  hash              bytea NOT NULL UNIQUE,        -- SHA-256(previous_hash || leaves)
  sealed_at         timestamptz NOT NULL,
  CHECK (to_transaction > from_transaction),
  CHECK (octet_length(leaves) = 32 * cardinality(event_ids))
);
REVOKE UPDATE, DELETE ON event, seal FROM qilou_app;
