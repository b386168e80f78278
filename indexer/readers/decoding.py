"""From the bytes of a text to its characters, whatever encoding they were written in."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

# Longer byte order marks first: the mark of UTF-16 begins that of UTF-32.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte encodings of the languages we serve; an earlier one wins when two give the same letters.
_SINGLE_BYTE = ("cp1252", "cp1251", "koi8-r", "cp1254", "cp866", "iso8859-5", "iso8859-9", "mac-cyrillic")
# Codecs that take almost any bytes and mean none of them.
_NO_ENCODINGS = ("escape", "utf-7", "idna", "punycode")
_SAMPLE = 60_000
_WRONG_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_LATIN = "A-Za-zÀ-ÖØ-öø-žƏəǝ"
_CYRILLIC = "А-Яа-яЁё"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters without a byte order mark; `lost` counts those that could not be decoded (U+FFFD)."""

    text: str
    encoding: str
    lost: int = 0


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """Decode a text; None when the bytes are no text. `declared` is tried after UTF-8, before guessing."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_losses(content[len(mark) :], encoding)
    return _wide(content) or _utf8(content) or _as_declared(content, declared) or _guessed(content)


def _with_losses(content: bytes, encoding: str) -> Decoded | None:
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, lost) if lost * 20 <= len(text) and not _is_binary(text) else None


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: blanks and line ends are a zero byte on one side, letters share their high byte."""
    if b"\x00" not in content[:_SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = content[: _SAMPLE - _SAMPLE % 2].decode(encoding, errors="replace")
        ordinary = len(re.findall(rf"[{_LATIN}{_CYRILLIC}\x20-\x7e\s«»“”‘’–—…№§°\xa0]", sample))
        if ordinary >= 0.97 * len(sample):
            return _with_losses(content, encoding)
    return None


def _utf8(content: bytes) -> Decoded | None:
    try:
        text = content.decode("utf-8")
        return None if _is_binary(text) else Decoded(text, "utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    sound = len(_OUTSIDE.findall(text)) - lost
    few = lost <= 2 or lost * 50 < sound
    return Decoded(text, "utf-8", lost) if sound > 3 * lost and few and not _is_binary(text) else None


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    try:
        codec = codecs.lookup(declared) if declared else None
        if codec is None or any(word in codec.name for word in _NO_ENCODINGS):
            return None
        text = content.decode(codec.name)
    except (LookupError, UnicodeError):
        return None
    return Decoded(text, codec.name) if text and not _is_binary(text) else None


def _guessed(content: bytes) -> Decoded | None:
    if not content or _is_binary(content[:_SAMPLE].decode("latin-1")):
        return None
    sample = _around_high_bytes(content)
    scored = [(_plausible(sample, encoding), -place) for place, encoding in enumerate(_SINGLE_BYTE)]
    best, place = max(scored)
    if best >= 0.35:
        encoding = _SINGLE_BYTE[-place]
        text = content.decode(encoding, errors="replace")
        return Decoded(text, encoding, text.count("\ufffd"))
    return _by_statistics(content)


def _around_high_bytes(content: bytes) -> bytes:
    first = next((place for place, byte in enumerate(content) if byte > 0x7F), 0)
    start = max(0, first - 200)
    return content[start : start + _SAMPLE]


def _plausible(sample: bytes, encoding: str) -> float:
    """Average credit of the letters outside ASCII: right script beside its like, small letters before capitals."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    outside = len(_OUTSIDE.findall(text))
    return sum(weight * len(pattern.findall(text)) for pattern, weight in _CREDITS) / max(outside, 1)


_CREDITS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile("[оеаинтсрвлкмдпуяыьгзбчйхжюшцщэфъё]"), 0.8),
    (re.compile("[оеаинтсрв]"), 0.6),
    (re.compile("[А-ЯЁ]"), 0.6),
    (re.compile("(?<=[а-яё])[А-ЯЁ]"), -3.0),
    (re.compile("(?<![А-Яа-яЁё])[ЪЫЬъыь]"), -1.5),
    (re.compile("(?<=[A-Za-z])[А-Яа-яЁё]|[А-Яа-яЁё](?=[A-Za-z])"), -2.0),
    (re.compile("(?<=[A-Za-z])[ıöüğşçİÖÜĞŞÇ]|[ıöüğşçİÖÜĞŞÇ](?=[A-Za-z])"), 1.2),
    (re.compile("(?<=[A-Za-z])[àáâäãåæèéêëìíîïñòóôõøùúûœßž]|[ÀÁÂÄÅÆÈÉÊËÍÎÑÓÔØÚŽàáâéèêîôûúœ](?=[a-z])"), 0.7),
    (re.compile("[ýþðÝÞÐÿ]"), -0.5),
    (re.compile("(?:[ıöüğşçİÖÜĞŞÇÀ-ÿ]){3,}"), -3.0),
    (re.compile("[“”‘’«»–—…№§°©\u00a0•]"), 0.5),
    (re.compile("[\u2500-\u259f\u0080-\u009f\u0400-\u040f\u0450\u0452-\u045f\u0490-\u04ff¤¦¬¶µ±]"), -2.0),
)


def _by_statistics(content: bytes) -> Decoded | None:
    best = from_bytes(content[:_SAMPLE]).best()
    if best is None or best.encoding in ("ascii",):
        return None
    text = content.decode(best.encoding, errors="replace")
    return None if _is_binary(text) or "\ufffd" in text else Decoded(text, best.encoding)


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    wrong = len(_WRONG_CONTROLS.findall(sample))
    return wrong * 500 > len(sample) and (wrong > 2 or wrong * 20 > len(sample))
