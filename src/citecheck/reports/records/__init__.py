"""References out: one writer a format.

Enters: documents. Leaves: their references as text in one format, which the reader of that format reads back equal as
far as the format can hold it. Never: an audit's verdicts, a file written, a value that breaks out of its field.
"""
