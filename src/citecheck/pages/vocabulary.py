"""The words by which pages say that they are missing, closed or for sale."""


def sounds_suspicious(title: str) -> bool:
    """Whether a title holds a word that a page of an error, a wall or a parked domain would use."""
    return "not found" in title.lower()
