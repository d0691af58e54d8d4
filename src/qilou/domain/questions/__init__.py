"""questions: what people ask the project managers about an item, and what they are answered.

asked → answered → seen by the asker. A reply may be adopted: question and reply become part of the guideline's next
version, under one heading. The first reply stands.
"""
