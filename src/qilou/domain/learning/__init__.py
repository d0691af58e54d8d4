"""learning: training runs on releases, from queued to their report or failure.

queued → running → done | failed. A run that a killed worker left running is simply run again: it ends in
the same state.
The training itself is another process, which reads a dataset file and knows nothing of this room.
"""
