"""The audit as one page.

Enters: an ``Audit``. Leaves: an HTML file that asks nobody for anything, reads without a script, and with it filters,
sorts and searches. Never: a foreign character that is not escaped, a link that is not http(s), a style or script that
the page's own policy does not name by its hash.
"""
