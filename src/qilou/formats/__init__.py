"""Files in and out: every foreign shape becomes one canonical record, and back.

    stream → containers (JSONL, JSON array, CSV, Parquet) → readers (one per shape) → Canonical
    Canonical → writers (one per export format) → bytes

`read.read_records` is the one way in, `write.writer_named` the one way out. What a format cannot carry stands
in its writer's loss report; nothing is dropped in silence.
"""
