"""shapes: the JSON that goes in and out. What is sent is checked strictly; what is shown has no defaults.

A shape that a record fits field by field is made by `model_validate`; any other says in `of` how it is made.
"""
