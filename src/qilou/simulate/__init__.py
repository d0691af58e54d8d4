"""A sample base and a synthetic crowd that works through the same flows as people do; all of it is marked as sample.

content (conversations, answers, reasons, guidelines that this project wrote) · stage (organisations,
people, projects) ·
mind (how a simulated person answers and inspects) · crowd (who does what when, by a clock that may be ahead or behind).
"""
