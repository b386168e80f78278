"""Which identifiers somebody may have meant who typed one wrong."""

from archive.identifiers import ALPHABET, is_valid

# Letters that the alphabet leaves out because they are read as something else.
_LOOKALIKES = str.maketrans({"o": "0", "l": "1", "i": "1"})


def nearest(identifier: str) -> tuple[str, ...]:
    """Return the identifiers with a right check character that one wrong letter or one swap turns into this."""
    typed = identifier.lower().translate(_LOOKALIKES)
    candidates = {typed, *_one_wrong(typed), *_swapped(typed)} - {identifier}
    return tuple(sorted(candidate for candidate in candidates if is_valid(candidate)))


def _one_wrong(typed: str) -> set[str]:
    if len(typed) > 8:
        return set()
    places = range(len(typed))
    return {typed[:place] + letter + typed[place + 1 :] for place in places for letter in ALPHABET}


def _swapped(typed: str) -> set[str]:
    if len(typed) > 8:
        return set()
    places = range(len(typed) - 1)
    return {typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :] for place in places}
