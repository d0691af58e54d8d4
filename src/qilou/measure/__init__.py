"""Mathematics on votes: pure numpy, no database, no data frames.

votes      names into integer codes, the one input of everything else
tally      how often each value was given in each item, equal items counted once
intervals  Wilson, the percentile bootstrap, the paired bootstrap

agreement           percent agreement, Cohen's kappa, Fleiss' kappa
alpha               Krippendorff's alpha at four levels of measurement
weighted_agreement  weighted kappa, Gwet's AC1 and AC2
intraclass          the share of the variance of scores that lies between items
rank_agreement      tau-b, Spearman's rho, Kendall's W
span_agreement      F1 of marked stretches of text

majority      the value most people gave
truth         what all models of truth share
dawid_skene   the value that is most likely once each annotator's habits are learned
hierarchical  the same, habits of people with few votes leaning on those of all
one_coin      one accuracy a person
glad          ability of people, ease of items
mace          who knows and who clicks
ordinal       grades with a true grade behind them
choice        which of these models a project should use
score_choice  the same for scores: the mean, precision, grades
calibration   confidence that means something, by gold items
spam          who may be clicking
stopping      when an item has had votes enough

average      the mean of scores, with the doubt that remains
numeric      scores weighed by each annotator's precision
text_choice  one text of several

sampling_plans   how many of a lot to look at, and how many may be defective (GB/T 2828.1)
operating_curve  what such a plan means: chances and risks
switching        when lots are looked at more or less strictly

ranking      from comparisons to a ranking with intervals (a folder)
"""
