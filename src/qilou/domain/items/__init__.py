"""items: imported conversations and candidate answers, each content once in a project.

An import is decided line by line, in chunks: kept, duplicate or refused with a reason; `lines` is the
checkpoint from which a
killed import goes on. Invariant: lines = kept + duplicates + refused.
"""
