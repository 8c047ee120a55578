"""Edits of ``.bib`` files.

Enters: entries and edits in the words of the record. Leaves: changes of the text in the file's own manner: names,
indentation, alignment, commas, braces or quotation marks. Never: an entry written anew.
"""
