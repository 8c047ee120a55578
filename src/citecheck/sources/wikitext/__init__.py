"""Wikitext in, references out.

Enters: the source of a page of any MediaWiki wiki. Leaves: one reference for each citation template, bare link, and
footnote or list item in words, with the places that use it again. Never: a template expanded as the wiki would do it,
a request for its text; what only the wiki knows (``{{cite Q|…}}``) is kept as it stands.

Names of templates and parameters are data, a file per language in ``languages/``.
"""
