-- What models wrote, told by number and without the model: whoever hands in a talk is held to it, in whatever scope.
CREATE FUNCTION generations_said(ids bigint[]) RETURNS TABLE (
  id bigint, lease_id bigint, item_id bigint, slot text, prompt_digest bytea, text text, finish text
) LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  RETURN QUERY
    SELECT generation.id, generation.lease_id, lease.item_id, generation.slot, generation.prompt_digest, generation.text,
           generation.finish
    FROM generation
    JOIN lease ON lease.id = generation.lease_id
    WHERE generation.id = ANY (ids);
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;
