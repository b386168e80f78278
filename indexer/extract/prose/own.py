"""Whether a text is somebody's own words: how often it says I or we."""

from collections.abc import Sequence

from indexer.extract.prose.text import Text

# In somebody's own words so great a part of the sentences says “I” or “we”; reporters and press offices hardly do.
_OWN_WORDS, _FEWEST, _SENTENCE = 0.2, 3, 6


def is_in_own_words(text: Text, quoted: Sequence[bool]) -> bool:
    """Say so of the text outside quotations, which `quoted` marks token by token."""
    own, told = own_sentences(text, quoted)
    return own >= _FEWEST and own >= _OWN_WORDS * told


def own_sentences(text: Text, quoted: Sequence[bool]) -> tuple[int, int]:
    """Return how many sentences say “I” or “we” outside quotations, and how many there are; short ones count not."""
    told = [sentence for sentence in text.sentences if sentence.last - sentence.first > _SENTENCE]
    own = sum(
        any("first_person" in text.tokens[at].marks and not quoted[at] for at in range(one.first, one.last))
        for one in told
    )
    return own, len(told)
