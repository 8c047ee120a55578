"""How the model of ``citecheck.sources.freetext.crf`` is made: metadata in, rendered citations, a trained model out.

Nothing here is part of the installed package; ``python -m training.train`` is the one command, see ``README.md``.
"""
