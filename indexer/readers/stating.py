"""From named values beside a text to what is stated about it: titles, dates, speakers, kinds."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive import dates
from archive.errors import Refused
from archive.findings import KINDS
from indexer.readers.base import Stated, StatedIn

# Our word for a field, then what others call it; the first name that holds a usable value wins.
SYNONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title", "headline")),
    ("published", ("published", "date", "published_time", "publication_date", "date_published", "pubdate")),
    ("held", ("held", "event_date", "date_held")),
    ("speakers", ("speakers", "speaker")),
    ("organisations", ("organisations", "organisation", "organizations", "organization")),
    ("topics", ("topics", "topic")),
    ("kind", ("kind", "type")),
    ("genre", ("genre",)),
    ("language", ("language", "lang")),
    ("url", ("url", "source_url", "link", "permalink")),
    ("rights", ("rights", "copyright")),
    ("licence", ("licence", "license")),
)

# What others call a kind, folded to lower case and the singular: our kind, and the finer genre.
_KINDS: tuple[tuple[str, str, str | None], ...] = (
    *((kind, kind, None) for kind in KINDS),
    ("news release", "press release", None),
    ("media release", "press release", None),
    ("fact sheet", "press release", "fact sheet"),
    ("announcement", "press release", "announcement"),
    ("joint statement", "statement", "joint statement"),
    ("speech", "statement", "speech"),
    ("speeches remark", "statement", "speech"),
    ("parliamentary speech", "statement", "speech"),
    ("remark", "statement", "remarks"),
    ("reply", "statement", "reply"),
    ("letter", "statement", "letter"),
    ("press briefing", "conference report", "press briefing"),
    ("transcript", "conference report", "transcript"),
    ("report", "conference report", None),
)

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_LANGUAGES = (("english", "en"), ("azerbaijani", "az"), ("russian", "ru"), ("azərbaycan", "az"), ("русский", "ru"))
_DAY_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d")


@dataclass(frozen=True, slots=True)
class Claims:
    """What could be used of some named values, with one line for each that could not."""

    stated: Stated
    problems: tuple[str, ...] = ()


def state(where: StatedIn, values: Mapping[str, object], columns: Mapping[str, str] | None = None) -> Claims:
    """Take what is known out of named values. `columns` maps our words to theirs; a problem names its key."""
    theirs = {folded(key): value for key, value in values.items()}
    stated, problems = Stated(where), []
    for field, names in SYNONYMS:
        named = (folded(columns[field]),) if columns and field in columns else names
        for name in (name for name in named if not _is_blank(theirs.get(name))):
            try:
                stated = _fill(stated, field, theirs[name])
                break
            except Refused as error:
                problems.append(f"{name}: {error}")
    return Claims(stated, tuple(problems))


def folded(name: str) -> str:
    """Return the name of a key or column as it is compared."""
    return name.strip().lower().replace("-", "_")


def known_names() -> frozenset[str]:
    """Return every key that `state` understands."""
    return frozenset(name for _, names in SYNONYMS for name in names)


def edtf(value: object) -> str:
    """Return a date as EDTF; raises Refused for what is none. The time of day is dropped."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    text = _word(value)
    with_time = _DAY_AND_TIME.match(text)
    return str(dates.parse(with_time[1] if with_time else text))


def kind_and_genre(text: str) -> tuple[str, str | None] | None:
    """Return our kind for what others call it, with a finer genre; None when that is not certain."""
    words = re.sub(r"[\s_-]+", " ", text).strip().lower()
    singular = re.sub(r"speeches$", "speech", re.sub(r"replies$", "reply", words)).removesuffix("s")
    return next(((kind, genre) for name, kind, genre in _KINDS if name == singular), None)


def language_tag(text: str) -> str:
    """Return the BCP 47 tag for a tag or the name of a language; raises Refused."""
    folded = text.strip().lower().replace("_", "-")
    tag = dict(_LANGUAGES).get(folded, folded)
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", tag):
        raise Refused(f"'{text}' is not the tag of a language, such as en, az or ru")
    return tag


def _fill(stated: Stated, field: str, value: object) -> Stated:
    if field in _MANY:
        return _with(stated, field, _words(value))
    if field == "kind":
        return _with_kind(stated, _word(value))
    return _with(stated, field, _ONE.get(field, _word)(value))


def _with(stated: Stated, field: str, value: str | tuple[str, ...]) -> Stated:
    # The fields' names and shapes are held to those of Stated by the tests.
    changes: dict[str, Any] = {field: value}
    return replace(stated, **changes)


def _with_kind(stated: Stated, text: str) -> Stated:
    # A kind that is not ours is still worth showing beside the document.
    kind, genre = kind_and_genre(text) or (None, text)
    return replace(stated, kind=kind, genre=stated.genre or genre)


def _is_blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and value.strip() in ("", "null", "~"))


def _word(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, datetime.date)):
        raise Refused("a single value is wanted here")
    return " ".join(_INVISIBLE.sub("", str(value)).split())


def _words(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else re.split(r"[;|]", _word(value))
    words = (_word(part) for part in parts if not _is_blank(part))
    return tuple(dict.fromkeys(word for word in words if word))


def _language(value: object) -> str:
    return language_tag(_word(value))


def _address(value: object) -> str:
    text = _word(value)
    if not re.match(r"https?://[^\s/]+", text):
        raise Refused(f"'{text}' is not a web address")
    return text


_MANY = ("speakers", "organisations", "topics")
_ONE: Mapping[str, Callable[[object], str]] = {
    "published": edtf,
    "held": edtf,
    "language": _language,
    "url": _address,
}
