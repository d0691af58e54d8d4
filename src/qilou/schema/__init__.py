"""Every table, as SQL, on a few pages: `migrations/versions/v*/*.sql`, in the order of the rooms.

What must never be, these pages refuse: unique, check, foreign key, row-level security, append-only grants.
"""
