"""Edits of wikitext.

Enters: citations and edits in the words of the record. Leaves: changes of the page's source, with the names and the
spacing that its templates have, and named footnotes in place of repeated ones. Never: a template written anew.
"""
