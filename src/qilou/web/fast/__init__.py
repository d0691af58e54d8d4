"""fast: taking and handing in, past the ordinary door's machinery.

door (which requests, under which guards) → take, hand_in (the two acts) over known (what need not be asked again).
It only ever answers a success. Whatever is not plainly one goes on, unread as it were, to the ordinary endpoint of the
same address, which says why not: so there is one place where anything is refused.
"""
