"""References in styles that the CS1 grammar does not cover, read by a conditional random field.

Enters: the text of one reference. Leaves: a ``Labelled``, each part with the probability that the model gives it.
Never: a word that is not in the text, nor the model in memory before the first reference that needs it.
``label.label`` is the door; the model was trained on citations rendered by ``training/`` and on nothing else.
"""
