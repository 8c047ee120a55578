"""Markdown in, references out: CommonMark with footnotes, and the citations of Pandoc and Quarto.

Enters: the text of a document. Leaves: a reference for each footnote and list item that cites, for each link and link
definition, and for each item of ``references:`` in the front matter. Never: a file that the document names, be it an
include or a bibliography; those are listed, to be read as sources of their own.
"""
