"""models: the endpoints at which models answer, what they may cost, and everything that they wrote.

A generation is written once and never changed: it is the provenance of what people judge. Who works on an item sees
neither endpoints nor generations, so that nothing betrays which model is which.
"""
