-- answers: each written text as its signature (measure/likeness.py) and its bands, which hold the project's number.
CREATE TABLE passage (
  answer_id   bigint NOT NULL,
  path        text NOT NULL,
  item_id     bigint NOT NULL,
  project_id  bigint NOT NULL,
  org_id      bigint NOT NULL,
  person_id   bigint NOT NULL,
  chars       integer NOT NULL,
  signature   bytea NOT NULL,
  bands       bigint[] NOT NULL,
  PRIMARY KEY (answer_id, path)
);
CREATE INDEX passage_by_band ON passage USING gin (bands);
CREATE INDEX passage_by_project ON passage (project_id, answer_id DESC);

CREATE POLICY tenants ON passage USING (reaches_base() OR org_id = scope_org());
ALTER TABLE passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE passage FORCE ROW LEVEL SECURITY;

-- Texts that share a band, whoever wrote them: a company's copy of another's is found too, by number and never by text.
CREATE FUNCTION passages_near(bands_ bigint[], but_answer bigint, most integer)
RETURNS TABLE (answer_id bigint, item_id bigint, person_id bigint, signature bytea)
LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  RETURN QUERY
    SELECT passage.answer_id, passage.item_id, passage.person_id, passage.signature
    FROM passage
    WHERE passage.bands && bands_ AND passage.answer_id <> but_answer
    ORDER BY passage.answer_id DESC
    LIMIT most;
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;

-- The usual length of the project's texts: the median of the latest, and of how many.
CREATE FUNCTION usual_chars(project bigint, latest integer, OUT texts bigint, OUT median integer)
LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY chars) INTO texts, median
  FROM (SELECT passage.chars FROM passage WHERE passage.project_id = project
        ORDER BY passage.answer_id DESC LIMIT latest) AS recent;
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;
