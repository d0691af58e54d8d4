"""audit: what was done, by whom, to what; sealed in batches into a hash chain so that a later change shows.

An event is written in the doer's own transaction. A job seals all events of ended transactions, so that no
writer waits.
Invariant: seal n's hash = SHA-256(seal n-1's hash ‖ the SHA-256 of each of its events).
"""
