-- people: the languages that a person says they can work in. dispatch: whether a project hands out by them.
ALTER TABLE person ADD COLUMN languages text[] NOT NULL DEFAULT '{}';
ALTER TABLE dispatch_rule ADD COLUMN by_language boolean NOT NULL DEFAULT false;
ALTER TABLE lane ADD COLUMN by_language boolean NOT NULL DEFAULT false;  -- the same, read with the lane by each claim

-- May the item go to a person of these languages? One whose language nobody knows may go to anybody.
CREATE FUNCTION is_spoken(item bigint, languages text[]) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT item_.language = 'und' OR item_.language = ANY (languages) FROM item AS item_ WHERE item_.id = item $$;
