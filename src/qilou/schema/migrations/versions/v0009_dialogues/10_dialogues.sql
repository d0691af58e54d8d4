-- dialogues: what signed-in people say to models. A dialogue is one person's own and goes with all its messages.
CREATE TABLE dialogue (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id       bigint NOT NULL REFERENCES org,
  account_id   bigint NOT NULL REFERENCES account,
  title        text NOT NULL CHECK (length(title) <= 200),
  system       text NOT NULL,
  params       jsonb NOT NULL,
  endpoint_id  bigint NOT NULL REFERENCES model_endpoint,  -- answers next; each reply keeps its own
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX dialogue_by_account ON dialogue (account_id, updated_at DESC);

-- A tree: messages with the same parent are branches.
CREATE TABLE dialogue_message (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dialogue_id    bigint NOT NULL REFERENCES dialogue ON DELETE CASCADE,
  org_id         bigint NOT NULL REFERENCES org,
  parent_id      bigint,
  role           text NOT NULL CHECK (role IN ('user', 'assistant')),
  content        text NOT NULL,
  state          text NOT NULL CHECK (state IN ('done', 'stopped', 'failed', 'blocked')),
  endpoint_id    bigint REFERENCES model_endpoint,
  generation_id  bigint REFERENCES generation,             -- what it cost stands there
  model          text,                                     -- what answered, by the name its provider knows it by
  provider       text,
  params         jsonb,
  rule           text,                                     -- the safety rule that ended it
  first_ms       integer,                                  -- until the first characters came
  total_ms       integer,
  rating         text CHECK (rating IN ('good', 'bad')),
  rating_reason  text NOT NULL DEFAULT '',
  item_id        bigint REFERENCES item,                   -- the item that was made of it
  created_at     timestamptz NOT NULL,
  UNIQUE (dialogue_id, id),
  FOREIGN KEY (dialogue_id, parent_id) REFERENCES dialogue_message (dialogue_id, id) ON DELETE CASCADE,
  CHECK ((role = 'assistant') = (model IS NOT NULL)),
  CHECK (role = 'assistant' OR (state = 'done' AND content <> '')),
  CHECK (role = 'user' OR parent_id IS NOT NULL),
  CHECK (state <> 'blocked' OR (rule IS NOT NULL AND content = '')),
  CHECK (rating IS NULL OR content <> '')
);
CREATE INDEX dialogue_message_of ON dialogue_message (dialogue_id, id);

-- The public showcase keeps no word of what strangers say, only that and how much it answered.
CREATE TABLE showcase_reply (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  generation_id bigint NOT NULL UNIQUE REFERENCES generation,  -- what it cost stands there; its text is empty
  state         text NOT NULL CHECK (state IN ('done', 'stopped', 'failed', 'blocked')),
  rule          text,
  characters    integer NOT NULL CHECK (characters >= 0),
  created_at    timestamptz NOT NULL
);
CREATE INDEX showcase_reply_at ON showcase_reply (created_at);

DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['dialogue', 'dialogue_message']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY tenants ON %I USING (reaches_base() OR org_id = scope_org())', walled);
  END LOOP;
END $$;
