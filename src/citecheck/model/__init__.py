"""The nouns: frozen data of the standard library only.

Every other room speaks in them. Nothing here reads, asks, prints or decides, beyond what follows from one value alone.
"""
