"""projects: what is to be done, by which form and guideline, at what price, by which companies.

draft → open ⇄ paused → closed. A project opens only with a guideline; nobody works before confirming its
newest version.
"""
