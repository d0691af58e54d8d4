-- The kinds of work that a project may have; each is a file in qilou/kinds.
ALTER TABLE project DROP CONSTRAINT project_kind_check;
ALTER TABLE project ADD CONSTRAINT project_kind_check CHECK (kind IN (
  'sft', 'conversation', 'prompt', 'tree',
  'comparison', 'rating', 'ranking', 'spans', 'steps',
  'gsb', 'rubric', 'safety', 'trace',
  'dialogue', 'arena'));
