"""The rooms, in the order of an annotation's life, low to high.

access < audit < people < training < projects < models < items < dispatch < answers < reviews < consensus < datasets
< learning < reports.
A room may look into the rooms below it, never above. Each has model.py (records), rules.py (pure decisions)
and store.py (its
SQL); only flows open a store.
"""
