"""An audit in, text out.

Enters: an ``Audit``. Leaves: a string in one format. Never: a changed fact, a file written, unescaped text of
strangers.
"""
