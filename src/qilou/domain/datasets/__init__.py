"""datasets: numbered, frozen releases of a project's finished items, and what goes out of them.

An item goes into a release when every seat has an accepted answer, none is under way, and the consensus is as new
as they are; what is left out is counted in the card. Rows are never changed: the app role may only insert them.
The sum is the SHA-256 over the canonical JSON Lines, so equal contents have equal sums.
"""
