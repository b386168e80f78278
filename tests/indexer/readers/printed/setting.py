"""Setting lines on a page, so that tests can say what stands where."""

from indexer.readers.printed.lines import Glyph, Line, Sheet

WIDTH, HEIGHT, EM = 600.0, 840.0, 10.0


def line(text: str, left: float, baseline: float, right: float | None = None, page: int = 1, size: float = EM) -> Line:
    """A line of regular type; without `right` each letter takes half an em."""
    return Line(text, page, left, left + 0.5 * size * len(text) if right is None else right, baseline, size, False)


def bold(text: str, left: float, baseline: float, size: float = EM) -> Line:
    """A line of bold type."""
    return Line(text, 1, left, left + 0.5 * size * len(text), baseline, size, True)


def sheet(*lines: Line, number: int = 1) -> Sheet:
    """A page with one line a row, but lines of one baseline in one row."""
    heights = sorted({each.baseline for each in lines})
    rows = (
        sorted((each for each in lines if each.baseline == height), key=lambda each: each.left) for height in heights
    )
    return Sheet(number, WIDTH, HEIGHT, tuple(tuple(row) for row in rows))


def glyphs(text: str, left: float, baseline: float, size: float = EM, step: float = 0.5) -> list[Glyph]:
    """The letters of a text, each as wide as `step` ems."""
    width = size * step
    return [
        Glyph(left + width * place, left + width * (place + 1), baseline, size, False, letter)
        for place, letter in enumerate(text)
    ]
