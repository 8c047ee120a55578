"""BibTeX and biblatex files in, references out.

Enters: the text of a ``.bib`` file. Leaves: a ``Document`` with a reference an entry, also for entries of unknown
type, with missing commas or without a key; what does not close is listed as skipped. Never: a changed byte, a dropped
entry, a file opened. ``scan`` cuts the text into blocks, ``values`` resolves ``@string`` and ``#``, ``latex`` decodes,
``inherit`` follows ``crossref`` and ``xdata``, ``record`` and ``asides`` make the record, ``reader`` is the door.
"""
