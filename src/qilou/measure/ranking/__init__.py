"""From comparisons to a ranking with intervals.

comparisons  who judged which two models how; which models can be compared at all
outcomes     the chance of a win and of a tie: Bradley–Terry, Davidson, Rao–Kupper
fitting      the highest likelihood of scores
paired       scores from comparisons, style taken out, intervals by annotator
resampled    the same intervals by drawing annotators anew
aware        scores with each annotator's reliability, tie rate and side
listwise     scores from rankings of several answers: Plackett–Luce with ties
next_pair    which two models to compare next
"""
