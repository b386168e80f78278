"""How a date is shown: what is known in words, what is not as a blank, as on a paper form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as day_of
from datetime import datetime

from markupsafe import Markup

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?(?P<mark>[?~%]?)"
)
_BLANK = {name: Markup('<span class="blank {}"></span>').format(name) for name in ("day", "month", "year")}
_UNDATED = Markup(
    '<span class="date"><span aria-hidden="true">{} {} {}</span><span class="spoken">date not known</span></span>'
).format(*_BLANK.values())


@dataclass(frozen=True, slots=True)
class _Parts:
    """One EDTF date taken apart; an empty part is not known."""

    year: str
    month: str
    day: str
    mark: str


def date(edtf: str | None) -> Markup:
    """Return a date for a page; blanks stand for what is not known and are spoken as words."""
    if not edtf:
        return _UNDATED
    seen, said = _visible(edtf), spoken(edtf)
    if seen == _short(said):
        return _element(edtf, seen)
    words = Markup('<span aria-hidden="true">{}</span><span class="spoken">{}</span>').format(seen, said)
    return _element(edtf, words)


def spoken(edtf: str | None) -> str:
    """Return a date in words: `July 2019, day not known`."""
    if not edtf:
        return "date not known"
    return _joined(edtf, _spoken_one)


def plain(edtf: str | None) -> str:
    """Return what is known of a date in words, without saying what is not: `July 2019`, `undated`."""
    return _joined(edtf, _known) if edtf else "undated"


def year(edtf: str | None) -> str:
    """Return the year for a citation: `2019`, or `n.d.` when the year is not known."""
    parts = _parse(edtf.split("/")[0]) if edtf else None
    return parts.year.replace("X", "0") + "s" * ("X" in parts.year) if parts and parts.year else "n.d."


def moment(at: datetime | day_of) -> Markup:
    """Return the day of something that the archive did."""
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(), day_text(at))


def day_text(at: datetime | day_of) -> str:
    """Return a day in words: `21 May 2025`."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _element(edtf: str, words: Markup | str) -> Markup:
    machine = _machine(edtf)
    if machine:
        return Markup('<time class="date" datetime="{}">{}</time>').format(machine, words)
    return Markup('<span class="date">{}</span>').format(words)


def _machine(edtf: str) -> str:
    """Return the value for a `time` element (HTML, section 4.5.14), or nothing where HTML has no word for it."""
    bare = edtf.removeprefix("XXXX-")
    known = re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d{2})?)?", bare) or (bare != edtf and re.fullmatch(r"\d\d-\d\d", bare))
    return bare if known else ""


def _parse(text: str) -> _Parts | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    known = {name: "" if value is None or not value.strip("X") else value for name, value in match.groupdict().items()}
    return _Parts(known["year"], known["month"], known["day"], known["mark"])


def _visible(edtf: str) -> Markup:
    start, slash, end = edtf.partition("/")
    if not slash:
        return _visible_one(start)
    if start in ("", ".."):
        return Markup("until {}").format(_visible_one(end))
    if end in ("", ".."):
        return Markup("from {}").format(_visible_one(start))
    first, last = _parse(start), _parse(end)
    if first and last and first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return Markup("{}–{}").format(int(first.day), _visible_one(end))
    return Markup("{} – {}").format(_visible_one(start), _visible_one(end))


def _visible_one(text: str) -> Markup:
    parts = _parse(text)
    if parts is None:
        return Markup("{}").format(text)
    about = "about " if parts.mark in ("~", "%") else ""
    doubt = "?" if parts.mark in ("?", "%") else ""
    return Markup("{}{}{}").format(about, _filled_in(parts), doubt)


def _filled_in(parts: _Parts) -> Markup:
    shown = Markup("{}").format(parts.year.replace("X", "_")) if parts.year else _BLANK["year"]
    if parts.month in _SEASONS:
        return Markup("{} {}").format(_SEASONS[parts.month], shown)
    month = MONTHS[int(parts.month) - 1][:3] if parts.month else _BLANK["month"]
    day = int(parts.day) if parts.day else _BLANK["day"]
    return Markup("{} {} {}").format(day, month, shown)


def _joined(edtf: str, say: Callable[[str], str]) -> str:
    start, slash, end = edtf.partition("/")
    if not slash:
        return say(start)
    if start in ("", ".."):
        return f"until {say(end)}"
    return f"from {say(start)}" if end in ("", "..") else f"{say(start)} to {say(end)}"


def _known(text: str) -> str:
    parts = _parse(text)
    if parts is None:
        return text
    century = parts.year.replace("X", "0") + "s" * ("X" in parts.year)
    month = _SEASONS.get(parts.month) or (MONTHS[int(parts.month) - 1] if parts.month else "")
    words = " ".join(part for part in (parts.day.lstrip("0"), month, century) if part)
    doubt = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(parts.mark, "")
    return doubt + words


def _spoken_one(text: str) -> str:
    parts = _parse(text)
    if parts is None:
        return text
    season = parts.month in _SEASONS
    named = (("day", parts.day or season), ("month", parts.month), ("year", parts.year))
    missing = [name for name, value in named if not value]
    return _known(text) + (f", {' and '.join(missing)} not known" if missing else "")


def _short(words: str) -> str:
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words
