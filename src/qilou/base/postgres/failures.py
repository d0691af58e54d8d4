"""What can go wrong around the database server, each with what to do about it in the message."""

from __future__ import annotations


class PostgresUnavailable(Exception):
    """The database cannot be had; the message says why and what to do."""


class NoBinaries(PostgresUnavailable):
    """No usable PostgreSQL programs were found."""


class NoIdentity(PostgresUnavailable):
    """There is no user under which PostgreSQL would agree to run."""


class ClusterBroken(PostgresUnavailable):
    """The private server did not start, did not stop, or its files are not whole."""


ADVICE = "Or set QILOU_DATABASE_URL to a PostgreSQL that already runs (15 or newer)."
