"""Fields: generic questions that any kind's form may carry beside the kind's own marks.

shape.py      what a list of fields may say        conditions.py  when a field is shown or required
answering.py  which are asked, and their values    voting.py      what they say, side by side with other answers
taking.py     how a kind of task takes them along  keys.json      letters that the workbench already uses
"""
