"""standing: items whose answer is known, mixed in unseen among a project's; how each person does, and what follows.

A *probe* is one gold item before one person: a lease like any other, on a number beyond the item's seats. Whoever
answers must not be able to tell it from other work; see docs/decisions/0025.
"""
