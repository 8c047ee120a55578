"""The order of work: plan, ask, judge, apply rules, suppress, resume.

Enters: documents, options, and the outside as ports. Leaves: an ``Audit``. Never: a socket, SQL, a file, a printed
word.
"""
