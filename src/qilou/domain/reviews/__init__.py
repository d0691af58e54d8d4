"""reviews: an answer's place in the inspection queue, and what inspectors found.

waiting → held → done; a returned answer waits again once reworked. Another natural person than the author, always: the
database refuses the same one. One verdict on each revision.
"""
