"""Mathematics on votes: pure numpy, no database, no data frames.

votes        names into integer codes, the one input of everything else
tally        how often each value was given in each item, equal items counted once
intervals    Wilson, the percentile bootstrap, the paired bootstrap
agreement    percent agreement, Cohen's kappa, Fleiss' kappa
alpha        Krippendorff's alpha at four levels of measurement
majority     the value most people gave
dawid_skene  the value that is most likely once each annotator's habits are learned
average      the mean of scores, with the doubt that remains
"""
