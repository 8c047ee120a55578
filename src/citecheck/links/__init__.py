"""Pure reasoning on addresses and identifiers.

Enters: a URL or an identifier as a string. Leaves: its parts, its canonical form, what is wrong with it, the archive
service and the original inside it. Never: a request; whether a page exists is not known here.
"""
