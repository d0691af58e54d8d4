"""The jobs door: a process that does what flows have deferred, and the chores of the house by the clock.

handlers (what each name does) · importing, training (the two long ones) · chores (what the clock asks for) · running
(one job: its kit, its log line, its failure) · stalled (what killed workers leave behind) · worker (all of it).
Start it with `python -m qilou.jobs`; it works on the database that the settings name.
"""
