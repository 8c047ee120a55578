"""Text without markup: find the list in it, cut it into references, label the parts of each.

Enters: text. Leaves: references with spans and a confidence a field. Never: a date that is not printed in the
reference, and never an access or archive date as the date of publication. The CS1 grammar reads what it can wholly
account for; a CRF reads the rest.
"""
