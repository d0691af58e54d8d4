-- The kind whose whole answer is the form's fields joins the kinds of work that a project may have.
ALTER TABLE project DROP CONSTRAINT project_kind_check;
ALTER TABLE project ADD CONSTRAINT project_kind_check CHECK (kind IN (
  'sft', 'conversation', 'prompt', 'tree',
  'comparison', 'rating', 'ranking', 'spans', 'steps',
  'gsb', 'rubric', 'safety', 'trace',
  'dialogue', 'arena', 'form'));
