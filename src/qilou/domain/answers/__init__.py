"""answers: what people made of items; every revision is kept.

submitted → in_review → accepted | returned | void; returned → submitted (reworked). An answer that is not
drawn for inspection
is accepted at once. The body is stored as shown to its author; `slots` undo the order of the candidates.
"""
