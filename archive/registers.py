"""What registers elsewhere call a person or an organisation: Wikidata, VIAF, ISNI, each checked by its own rule."""

import re
from dataclasses import dataclass

from archive.errors import Refused


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its scheme and name, the form of its identifiers, that form in words, where they lead."""

    scheme: str
    name: str
    form: re.Pattern[str]
    accepted: str
    address: str


# VIAF gives its identifiers no check character.
REGISTERS = (
    Register(
        "wikidata", "Wikidata", re.compile(r"Q[1-9]\d{0,11}"), "a Q and a number, such as Q42",
        "https://www.wikidata.org/wiki/{}",
    ),
    Register("viaf", "VIAF", re.compile(r"[1-9]\d{0,21}"), "a number, such as 113230702", "https://viaf.org/viaf/{}"),
    Register(
        "isni", "ISNI", re.compile(r"\d{15}[\dX]"), "sixteen digits, the last of which may be X",
        "https://isni.org/isni/{}",
    ),
)  # fmt: skip
_ADDRESS = re.compile(r"https?://\S*?/(?:wiki|entity|viaf|isni)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """What one register calls an authority."""

    scheme: str
    value: str

    @property
    def register(self) -> str:
        """The register's name."""
        return register(self.scheme).name

    @property
    def address(self) -> str:
        """Where the register says more."""
        return register(self.scheme).address.format(self.value)

    @property
    def shown(self) -> str:
        """The identifier as the register prints it: an ISNI in groups of four."""
        return " ".join(re.findall(".{4}", self.value)) if self.scheme == "isni" else self.value


def register(scheme: str) -> Register:
    """Return a register; raises Refused for one that is not known."""
    found = next((one for one in REGISTERS if one.scheme == scheme), None)
    if found is None:
        raise Refused(f"identifiers are of {', '.join(one.name for one in REGISTERS)}, not “{scheme}”")
    return found


def identifier(scheme: str, text: str) -> Identifier:
    """Return an identifier as it is kept, whether typed bare, in groups or as an address; raises Refused."""
    given = register(scheme)
    bare = _ADDRESS.sub("", text.strip()).rstrip("/")
    bare = bare if scheme == "viaf" else bare.upper()
    bare = re.sub(r"^ISNI[\s:]*|[\s-]", "", bare) if scheme == "isni" else bare
    if not given.form.fullmatch(bare) or not bare.isascii():
        raise Refused(f"an identifier of {given.name} is {given.accepted}, not “{text.strip()}”")
    if scheme == "isni" and check_character(bare[:-1]) != bare[-1]:
        raise Refused(f"the ISNI “{text.strip()}” has a wrong check character: one of its digits was mistyped")
    return Identifier(scheme, bare)


def check_character(digits: str) -> str:
    """Return the character that proves digits (ISO 7064, MOD 11-2, as ISO 27729 asks)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)
