"""acceptance: a company's inspected work, lot by lot; a random sample of each decides about the whole lot.

sampling → accepted | rejected | void. A rejected lot goes through inspection once more and comes back as another lot.
"""
