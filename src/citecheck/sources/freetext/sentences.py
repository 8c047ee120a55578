"""Telling sentences of prose from titles and names."""

from __future__ import annotations

_SENTENCE_WORDS = """
    all also are be because been being but can could did do does had has have he her his how however if is it its
    may not she should some such than that their there these they this those was we were what when which while who
    will would you
"""
SENTENCE_WORDS = frozenset(_SENTENCE_WORDS.split())
_PRONOUNS = frozenset(["He", "She", "It", "They", "We", "This", "These", "There"])
"""Words that a sentence begins with; a title with one ("It Is What It Is") has no small words."""
_ARTICLES = frozenset(["a", "an", "the"])
_SHORTEST = 8
"""Words of a sentence; shorter ones are titles as often as sentences."""
_SHORTEST_LOOSE = 6
_LONG = 12


def reads_as_sentence(text: str) -> bool:
    """Whether a text is a sentence: eight words or more, verbs or pronouns among them, and few capitals."""
    words = text.split()
    if len(words) < _SHORTEST:
        return False
    small = sum(word[:1].islower() for word in words)
    if 10 * small < 6 * len(words):
        return False
    known = sum(word.casefold().strip(",;:") in SENTENCE_WORDS for word in words)
    return 12 * known >= len(words)


def prose_share(text: str) -> float:
    """Give the share of words that make sentences, verbs and pronouns: some 0.15 in prose, 0.03 in lists."""
    words = text.split()
    return sum(word.casefold().strip(".,;:()") in SENTENCE_WORDS for word in words) / (len(words) or 1)


def may_be_sentence(text: str) -> bool:
    """Whether a text can be a sentence: six words or more, half of them small, a verb or pronoun among them."""
    words = text.split()
    if len(words) < _SHORTEST_LOOSE:
        return False
    small = sum(word[:1].islower() for word in words)
    if words[0] in _PRONOUNS and 3 * small >= len(words) and words[1] in SENTENCE_WORDS:
        return True
    if len(words) >= _LONG and 10 * small >= 6 * len(words):
        return True
    return 2 * small >= len(words) and any(word.casefold().strip(",;:") in SENTENCE_WORDS for word in words)


def reads_as_heading(text: str) -> bool:
    """Whether no word of a text is a verb, pronoun or article: few sentences do without, and most headings do."""
    words = (word.casefold().strip('.,;:()"“”') for word in text.split())
    return not any(word in SENTENCE_WORDS or word in _ARTICLES for word in words)
