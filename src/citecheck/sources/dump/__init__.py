"""Large inputs, piece by piece: MediaWiki XML dumps, folders of documents, long lists of addresses.

Enters: names of inputs. Leaves: slices, small enough for one task each, and of each slice its documents, one at a time.
Never: a whole dump in memory, a page that breaks the others, an address that is asked.
"""
