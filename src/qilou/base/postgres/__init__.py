"""The private PostgreSQL: found, made, started, watched and stopped without anything installed on the machine.

running_database (what the settings name) → running_cluster (one process runs it, others join) → server (the child),
over binaries (which programs), identity (under whom), layout (which files), leftovers (after a kill), roles.
"""

from qilou.base.postgres.cluster import Cluster, running_cluster
from qilou.base.postgres.database import Database, running_database
from qilou.base.postgres.failures import PostgresUnavailable

__all__ = ["Cluster", "Database", "PostgresUnavailable", "running_cluster", "running_database"]
