"""Learning from released datasets, as a process of its own: files in, a model and a report out.

    python -m qilou.learn light_rm --data pairs.jsonl --out folder

pairs (the dataset) → encoders (sentence vectors) + surface (what can be counted) → features → bradley_terry (the fit)
→ validation (held-out accuracy beside baselines) → light_rm (all of it, and scoring with the result).
Nothing here knows the database or the web; progress leaves as one JSON object a line on standard output.
"""
