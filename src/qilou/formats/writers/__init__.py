"""Writers: one per export format, each from canonical records to files, streaming.

A record that a format cannot hold (a tie, where pairs are wanted) is left out with a reason, and
`write.count_left_out` counts them. What a format loses of every record stands in the writer's `loss`.
"""
