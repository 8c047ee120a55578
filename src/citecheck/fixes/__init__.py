"""Remedies in, edited text out.

Enters: a document and edits in the words of the record. Leaves: the text with just those places changed. Never: a byte
changed that no edit names, a half-applied edit.
"""
