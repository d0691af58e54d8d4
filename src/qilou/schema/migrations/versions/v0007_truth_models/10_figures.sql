-- consensus: which model made a field's values and what went into it; how each person votes. Computed, replaced each time.
CREATE TABLE field_model (
  project_id   bigint NOT NULL REFERENCES project,
  field        text NOT NULL,
  scale        text NOT NULL CHECK (scale IN ('category', 'number', 'text')),
  method       text NOT NULL,
  version      integer NOT NULL,
  reason       text NOT NULL CHECK (reason IN ('few_votes', 'not_compared', 'none_better', 'foretells_better', 'only_way')),
  hidden       integer NOT NULL,                   -- votes that were hidden to compare models
  gain         double precision,                   -- by how much it foretells them better than the default
  gain_low     double precision,
  gain_high    double precision,
  votes        integer NOT NULL,
  items        integer NOT NULL,
  people       integer NOT NULL,
  temperature  double precision,                   -- NULL: its confidence was not cooled
  gold         integer NOT NULL,                   -- items that the temperature was learned from; 0: the usual one
  chosen_at    integer NOT NULL,                   -- how many votes there were when models were compared
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, field)
);

-- A person's figure on a field; an empty field is the answer as a whole.
CREATE TABLE habit (
  project_id   bigint NOT NULL REFERENCES project,
  person_id    bigint NOT NULL REFERENCES person,
  org_id       bigint NOT NULL REFERENCES org,
  field        text NOT NULL,
  measure      text NOT NULL CHECK (measure IN ('accuracy', 'bias', 'likeness')),
  items        integer NOT NULL,
  value        double precision NOT NULL,
  low          double precision,
  high         double precision,
  spread       double precision,
  confusion    jsonb,                              -- values, and expected votes by truth and said
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, person_id, field)
);

ALTER TABLE reliability
  ADD COLUMN low double precision,
  ADD COLUMN high double precision,
  ADD COLUMN items integer NOT NULL DEFAULT 0;     -- on which the accuracy could be judged

CREATE POLICY tenants ON field_model USING (reaches_base() OR project_id IN (SELECT project.id FROM project));
CREATE POLICY tenants ON habit USING (reaches_base() OR org_id = scope_org());
ALTER TABLE field_model ENABLE ROW LEVEL SECURITY;
ALTER TABLE field_model FORCE ROW LEVEL SECURITY;
ALTER TABLE habit ENABLE ROW LEVEL SECURITY;
ALTER TABLE habit FORCE ROW LEVEL SECURITY;
