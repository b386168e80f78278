"""Identifiers: short, opaque, with a check character, minted once and never reused.

The alphabet and the check character are those of NOID (Kunze and Rodgers, "NOID: Nice Opaque Identifier").
"""

import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
_FIRST = ALPHABET[10:]
_LENGTH = 8


def mint() -> str:
    """Return a new random identifier of eight characters, the last of which is the check character."""
    number, letters = secrets.randbelow(len(_FIRST) * len(ALPHABET) ** (_LENGTH - 2)), ""
    for _ in range(_LENGTH - 2):
        number, value = divmod(number, len(ALPHABET))
        letters += ALPHABET[value]
    body = _FIRST[number] + letters
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the NOID check character: the sum of each character's value times its position, modulo 29.

    It detects every single wrong character and every swap of two neighbours.
    """
    total = sum(place * max(ALPHABET.find(letter), 0) for place, letter in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def is_valid(identifier: str) -> bool:
    """Say whether a text can be an identifier: alphabet, length and check character are right."""
    known = len(identifier) == _LENGTH and all(letter in ALPHABET for letter in identifier)
    return known and check_character(identifier[:-1]) == identifier[-1]
