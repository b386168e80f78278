"""A span gives back the words that it points at."""

from hypothesis import given
from hypothesis import strategies as st

from archive.passages import Passage, Span, quote
from tests.archive.samples import paragraphs


@given(st.text(max_size=50), st.data())
def test_a_span_in_one_passage_gives_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert quote(paragraphs("before", text, "after"), Span(2, start, 2, end)) == text[start:end]


def test_a_span_over_passages_joins_them_by_blank_lines() -> None:
    passages = paragraphs("We, the undersigned,", "ask for wells", "and for roads. Thank you.")
    assert quote(passages, Span(1, 4, 3, 14)) == "the undersigned,\n\nask for wells\n\nand for roads."


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_a_span_over_everything_gives_everything(texts: list[str]) -> None:
    passages = paragraphs(*texts)
    assert quote(passages, Span(1, 0, len(texts), len(texts[-1]))) == "\n\n".join(texts)


def test_a_span_outside_the_text_gives_nothing() -> None:
    assert quote((Passage(1, "Words."),), Span(2, 0, 2, 5)) == ""
    assert quote((), Span(1, 0, 1, 5)) == ""
