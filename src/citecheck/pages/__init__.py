"""What a page says: bytes and headers in, metadata and comparison out.

Enters: an ``Exchange``. Leaves: a ``Page``, signs of soft 404s, walls and parking, a comparison with the citation, the
drift between two versions. Never: a request, a verdict.
"""
