"""answers: what people made of items; every revision is kept.

submitted → in_review → accepted | returned | void; returned → submitted (reworked). An answer that is not drawn for
inspection is accepted at once. For some minutes, until somebody relies on it, its author may take it back: withdrawn →
submitted | accepted. The body is stored as shown to its author; `slots` undo the order of the candidates.
"""
