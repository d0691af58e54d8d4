-- dispatch: lanes, seats, stripes, leases. One `ready` row for each open seat; a claim deletes it.
CREATE TABLE lane (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  bigint NOT NULL REFERENCES project,
  stage       text NOT NULL CHECK (stage IN ('annotate')),
  stripes     smallint NOT NULL CHECK (stripes BETWEEN 1 AND 15),
  UNIQUE (project_id, stage)
);

CREATE TABLE ready (
  lane_id   bigint NOT NULL REFERENCES lane,
  stripe    smallint NOT NULL,
  priority  integer NOT NULL DEFAULT 0,            -- small first
  item_id   bigint NOT NULL REFERENCES item,
  seat      smallint NOT NULL,
  PRIMARY KEY (lane_id, stripe, priority, item_id, seat)
);
CREATE UNIQUE INDEX ready_seat_once ON ready (item_id, seat);

-- A person's hold on one seat of one item. One row for each person and item, for ever: nobody meets an item twice.
CREATE TABLE lease (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id      bigint NOT NULL,
  seats        smallint NOT NULL,
  seat         smallint NOT NULL,
  project_id   bigint NOT NULL REFERENCES project,
  lane_id      bigint NOT NULL REFERENCES lane,
  person_id    bigint NOT NULL REFERENCES person,
  account_id   bigint NOT NULL REFERENCES account,
  org_id       bigint NOT NULL REFERENCES org,
  guideline_id bigint NOT NULL REFERENCES guideline,
  slots        text[] NOT NULL,                    -- candidate ids in the order shown to this person
  state        text NOT NULL CHECK (state IN ('held', 'submitted', 'given_back', 'expired', 'voided')),
  leased_at    timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  reason       text,                               -- why it was given back
  UNIQUE (item_id, person_id),                     -- never twice to one natural person
  FOREIGN KEY (item_id, seats) REFERENCES item (id, seats) ON UPDATE CASCADE,
  CHECK (seat >= 0 AND seat < seats)               -- never over the overlap, with the next index
);
CREATE UNIQUE INDEX lease_seat_once ON lease (item_id, seat) WHERE state IN ('held', 'submitted');
CREATE INDEX lease_running_out ON lease (expires_at) WHERE state = 'held';
CREATE INDEX lease_held_by ON lease (person_id, id) WHERE state = 'held';
CREATE INDEX lease_by_project ON lease (project_id, state);

CREATE TABLE draft (
  lease_id  bigint PRIMARY KEY REFERENCES lease,
  org_id    bigint NOT NULL REFERENCES org,
  revision  integer NOT NULL,
  body      jsonb NOT NULL,
  saved_at  timestamptz NOT NULL
);
