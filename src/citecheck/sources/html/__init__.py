"""HTML in, references out.

Enters: the text of a page, saved or written. Leaves: the references that its markup marks (COinS, the classes of
Wikipedia's citation templates), the items of its lists of references, and its robust links. Never: a script run, a page
fetched, a byte decoded; ``load.py`` does that.
"""
