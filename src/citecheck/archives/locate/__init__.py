"""Where a reference without an address may be.

Enters: a reference with title, outlet and days, and the references around it. Leaves: candidates with their signs, best
first, and what was tried. Never: a certainty. An address is only a candidate until the replayed page's own title and
date agree with the citation, and that is judged elsewhere.
"""
