"""The ground: what every floor stands on and what knows nothing of annotation.

db (connections, transactions, rows), postgres (the embedded server), queue (deferred jobs), config, ids,
clock, money, errors.
"""
