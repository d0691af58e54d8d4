"""Fields: generic questions that any kind's form may carry beside the kind's own marks.

shape.py      what a list of fields may say     conditions.py  when a field is shown or required
asking.py     which are asked of an answer      checking.py    whether its values are right
voting.py     what they say, side by side       taking.py      how a kind of task takes them along
own.py        what conditions may look at of the kind itself
keys.json     letters that the workbench already uses
"""
