"""Kinds of task: what a person is shown, what they answer, and how answers are compared.

One kind is one file. `contract.py` says what a kind must do, `catalog.py` lists them. A check returns every
problem it finds and never raises, whatever JSON it is given; the other functions expect checked input.
"""
