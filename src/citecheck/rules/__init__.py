"""Evidence in, findings out; one file a rule.

Enters: ``Evidence``. Leaves: findings with remedies. Never: a request, the time of day, a look at anything that is
not in the evidence. ``catalogue.py`` lists all rules; a rule that could not run is named as such.
"""
