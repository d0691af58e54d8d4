-- Parameters that hold where a question sets none: temperature, top_p, max_tokens, seed, stop.
ALTER TABLE model_endpoint ADD defaults jsonb NOT NULL DEFAULT '{}';
DROP INDEX model_endpoint_embedded_once;

-- How far a job is, is counted from its answers.
ALTER TABLE generation_job DROP COLUMN done, DROP COLUMN broken;
