"""Readers: one per foreign shape, each a function from an entry's fields to a canonical record.

A reader raises `Unreadable` with field and reason. Fields that it does not know go to `meta.extra`.
"""
