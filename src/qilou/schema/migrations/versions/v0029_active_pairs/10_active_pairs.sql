-- dispatch: whether the pairs of models whose comparison tells most go out first.
ALTER TABLE dispatch_rule ADD COLUMN active_pairs boolean NOT NULL DEFAULT false;
