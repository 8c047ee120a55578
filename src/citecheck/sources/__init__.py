"""Documents in, references out.

Enters: the name of a source, or text. Leaves: a ``Document`` with its references, what was skipped, and remarks on its
syntax. Never: a judgement, a network request of its own (``load.py`` fetches wiki pages through ``net``), a lost block.
Readers are pure functions of text; only ``load.py`` opens anything.
"""
