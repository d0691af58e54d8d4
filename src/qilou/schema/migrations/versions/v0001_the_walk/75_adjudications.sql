-- consensus: how far the answers to an item lie apart, and what a project manager has decided where they do.
CREATE TABLE disagreement (
  item_id      bigint PRIMARY KEY REFERENCES item,
  project_id   bigint NOT NULL REFERENCES project,
  value        double precision NOT NULL CHECK (value BETWEEN 0 AND 1),  -- 1 minus the mean likeness of two answers
  answers      integer NOT NULL CHECK (answers >= 2),
  computed_at  timestamptz NOT NULL
);
CREATE INDEX disagreement_by_project ON disagreement (project_id, value DESC, item_id);

-- A final answer to an item, with its reason. It is nobody's annotation: no lease, no seat, no pay. The newest holds.
CREATE TABLE adjudication (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id     bigint NOT NULL REFERENCES item,
  project_id  bigint NOT NULL REFERENCES project,
  revision    integer NOT NULL CHECK (revision >= 1),
  person_id   bigint NOT NULL REFERENCES person,
  account_id  bigint NOT NULL REFERENCES account,
  slots       text[] NOT NULL,                     -- candidate ids in the order shown
  body        jsonb NOT NULL,                      -- as shown (slots not undone)
  reason      text NOT NULL CHECK (reason <> ''),
  answer_ids  bigint[] NOT NULL CHECK (cardinality(answer_ids) >= 2),  -- what it decides between
  decided_at  timestamptz NOT NULL,
  UNIQUE (item_id, revision)
);
CREATE INDEX adjudication_by_project ON adjudication (project_id, decided_at);
REVOKE UPDATE, DELETE ON adjudication FROM qilou_app;

CREATE FUNCTION refuse_own_adjudication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM answer WHERE answer.item_id = NEW.item_id AND answer.person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'nobody adjudicates an item that they have answered' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER adjudication_by_another BEFORE INSERT ON adjudication
  FOR EACH ROW EXECUTE FUNCTION refuse_own_adjudication();

ALTER TABLE disagreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE disagreement FORCE ROW LEVEL SECURITY;
ALTER TABLE adjudication ENABLE ROW LEVEL SECURITY;
ALTER TABLE adjudication FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON disagreement USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON adjudication USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
