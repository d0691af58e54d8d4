"""consensus: what the answers to an item say together, how far people agree, and how well each fits the rest.

Answers that are submitted, in review or accepted count; returned and void ones do not. All of a project is computed
anew each time, so a result never depends on the order of events. An item with an accepted answer in each
seat is settled.
"""
