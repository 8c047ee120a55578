"""What registries of works hold: Crossref, DataCite, doi.org, arXiv, OpenLibrary.

Enters: an identifier and the reference that bears it. Leaves: a ``RegistryAnswer``. Never: the word "fake"; a work that
no registry holds is only "not found in" those that answered.
"""
