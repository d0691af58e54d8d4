-- What models wrote for an item, by number and without the model: an answer is measured against it in whatever scope.
CREATE FUNCTION generations_for(ids bigint[], item bigint) RETURNS TABLE (id bigint, text text)
LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('qilou.reach', true);
BEGIN
  PERFORM set_config('qilou.reach', 'base', true);
  RETURN QUERY
    SELECT generation.id, generation.text
    FROM generation
    JOIN lease ON lease.id = generation.lease_id
    WHERE generation.id = ANY (ids) AND lease.item_id = item;
  PERFORM set_config('qilou.reach', coalesce(before, ''), true);
END $$;
