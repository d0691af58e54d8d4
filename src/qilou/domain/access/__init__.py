"""access: who acts, and what their roles permit.

The one table of permissions is `rules.PERMITS_OF`; a flow's first line is `require(actor, Permit.…)`. The
second wall is the
database's row-level security, which every transaction enters through the actor's scope.
"""
