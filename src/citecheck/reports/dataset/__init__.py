"""The summary of a scan: for reading in a browser and as Markdown.

Enters: a ``DatasetSummary``, counts only. Leaves: text, with the charts of every other report. Never: a file.
"""
