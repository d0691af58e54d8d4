"""dispatch: the next item for the right person, or a named reason why there is none.

A *lane* is a project's stage; each open seat of an item is one `ready` row in one of the lane's stripes. A
claim deletes the row
and inserts the lease in one transaction. Stripes: seat s of item i lies in stripe (i + s) mod K, a person
starts in stripe
person mod K, so they meet each item once without searching; an empty stripe is left for the others.
Invariants, kept by the database: one lease for each person and item, for ever; one live lease for each
seat; seat < seats.
"""
