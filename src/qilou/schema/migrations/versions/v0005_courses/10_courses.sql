-- training: what people learn, how they are examined, and what they may show for it.
CREATE TABLE course (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name            text NOT NULL UNIQUE,            -- short and stable, e.g. base-entry
  skill           text NOT NULL,                   -- the certificate that its exam gives
  title           text NOT NULL,
  title_en        text NOT NULL,
  per_area        integer NOT NULL CHECK (per_area > 0),   -- questions drawn from each area
  minutes         integer NOT NULL CHECK (minutes > 0),
  pass_bp         integer NOT NULL CHECK (pass_bp BETWEEN 1 AND 10000),
  cooldown_hours  integer NOT NULL CHECK (cooldown_hours >= 0),
  valid_days      integer NOT NULL CHECK (valid_days > 0),
  created_at      timestamptz NOT NULL
);

CREATE TABLE lesson (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id  bigint NOT NULL REFERENCES course,
  position   integer NOT NULL,
  area       text NOT NULL CHECK (area IN ('rules', 'tools', 'safety', 'data_security')),
  body_md    text NOT NULL,
  body_md_en text NOT NULL,
  UNIQUE (course_id, position)
);

CREATE TABLE lesson_read (
  lesson_id  bigint NOT NULL REFERENCES lesson,
  person_id  bigint NOT NULL REFERENCES person,
  read_at    timestamptz NOT NULL,
  PRIMARY KEY (lesson_id, person_id)
);

CREATE TABLE exam_question (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id  bigint NOT NULL REFERENCES course,
  area       text NOT NULL CHECK (area IN ('rules', 'tools', 'safety', 'data_security')),
  form       text NOT NULL CHECK (form IN ('single', 'multiple', 'truth')),
  stem       jsonb NOT NULL,                       -- {zh, en}, as are options and why
  options    jsonb NOT NULL,
  key        integer[] NOT NULL CHECK (cardinality(key) > 0),
  why        jsonb NOT NULL,
  is_active  boolean NOT NULL DEFAULT true,
  digest     bytea NOT NULL,
  UNIQUE (course_id, digest),
  CHECK (form = 'multiple' OR cardinality(key) = 1)
);

CREATE TABLE sitting (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  course_id     bigint NOT NULL REFERENCES course,
  person_id     bigint NOT NULL REFERENCES person,
  org_id        bigint NOT NULL REFERENCES org,
  question_ids  bigint[] NOT NULL,                 -- in the order shown
  orders        jsonb NOT NULL,                    -- for each question, its options in the order shown
  choices       jsonb NOT NULL DEFAULT '{}',       -- question id: the options chosen, by their own number
  started_at    timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  handed_in_at  timestamptz,
  score_bp      integer CHECK (score_bp BETWEEN 0 AND 10000),
  passed        boolean,
  CHECK ((handed_in_at IS NULL) = (score_bp IS NULL)),
  CHECK ((score_bp IS NULL) = (passed IS NULL)),
  CHECK (ends_at > started_at)
);
CREATE UNIQUE INDEX sitting_under_way ON sitting (person_id) WHERE handed_in_at IS NULL;  -- one at a time
CREATE INDEX sitting_by_course ON sitting (course_id, id);

ALTER TABLE certificate ADD COLUMN serial text UNIQUE;        -- NULL: granted by hand, nothing to show
ALTER TABLE certificate ADD COLUMN course_id bigint REFERENCES course;
ALTER TABLE certificate ADD COLUMN sitting_id bigint UNIQUE REFERENCES sitting;
ALTER TABLE certificate ADD COLUMN document text;             -- the signed text, to the byte
ALTER TABLE certificate ADD COLUMN signature bytea CHECK (octet_length(signature) = 64);
ALTER TABLE certificate ADD CHECK ((serial IS NULL) = (signature IS NULL));

CREATE POLICY tenants ON sitting USING (reaches_base() OR org_id = scope_org() OR person_id = scope_person());
ALTER TABLE sitting ENABLE ROW LEVEL SECURITY;
ALTER TABLE sitting FORCE ROW LEVEL SECURITY;
REVOKE DELETE ON sitting FROM qilou_app;
