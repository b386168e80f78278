"""How the archive says counts, sizes, languages, certainty."""

# Languages are named as their speakers name them.
LANGUAGES = {
    "en": "English", "az": "Azərbaycanca", "ru": "Русский", "tr": "Türkçe", "ka": "ქართული", "hy": "Հայերեն",
    "uk": "Українська", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano", "pl": "Polski",
    "ro": "Română", "ar": "العربية", "fa": "فارسی", "zh": "中文",
}  # fmt: skip
_FORMATS = {
    "application/pdf": "PDF", "text/html": "HTML", "application/rtf": "RTF", "text/rtf": "RTF", "text/plain": "text",
    "text/markdown": "Markdown", "message/rfc822": "e-mail", "text/csv": "table",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
}  # fmt: skip
_IRREGULAR = {"person": "people", "is": "are", "was": "were", "country": "countries", "says": "say", "has": "have"}
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: int) -> str:
    """Return a whole number with commas between thousands."""
    return f"{value:,}"


def plural(word: str, value: int) -> str:
    """Return a noun or verb as its number wants it."""
    return word if value == 1 else _IRREGULAR.get(word, word + "s")


def count(value: int, word: str) -> str:
    """Return a number with its noun: `1 document`, `1,204 people`."""
    return f"{number(value)} {plural(word, value)}"


def small(value: int) -> str:
    """Return a number as running text writes it: in letters up to twelve."""
    return _SMALL[value] if value < len(_SMALL) else number(value)


def size(octets: int) -> str:
    """Return the size of a file in units of 1,024 bytes: `214 KB`, `31.8 MB`."""
    value, unit = float(octets), 0
    while value >= 1024 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    figure = f"{value:.1f}".removesuffix(".0") if unit > 1 else f"{round(value)}"
    return f"{figure} {_UNITS[unit]}"


def language(tag: str) -> str:
    """Return the name of a language in that language, or its tag where we do not know the name."""
    return LANGUAGES.get(tag.split("-")[0], tag)


def media(media_type: str) -> str:
    """Return what people call a media type."""
    bare = media_type.split(";")[0].strip()
    return _FORMATS.get(bare, bare or "unrecognised format")


def sureness(confidence: float) -> str:
    """Return the word for a confidence between 0 and 1."""
    if confidence >= 0.9:
        return "sure"
    return "likely" if confidence >= 0.6 else "a guess"


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning; the rest keeps its letters."""
    return text[:1].upper() + text[1:]
