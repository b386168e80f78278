"""Marks stand on the words that prove something, and on nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import KeptFinding, Status
from archive.findings import Evidence
from archive.passages import Passage, Span
from web.evidence import mark

TEXT = (Passage(1, "Rena Suleymanova spoke first."), Passage(2, "Then Tofiq Quliyev spoke."))


def finding(span: Span | None, field: str = "speaker", status: Status = "proposed") -> KeptFinding:
    return KeptFinding(field, "a value", None, Evidence("a rule", 0.9, "why", span), status)


def shown(*findings: KeptFinding) -> list[list[tuple[str, str, str]]]:
    marked = mark(TEXT, findings, ())
    return [[(piece.text, piece.mark, piece.field) for piece in one.pieces] for one in marked]


def test_the_proving_words_are_marked_by_what_became_of_them() -> None:
    found = shown(finding(Span(1, 0, 1, 16)), finding(Span(2, 5, 2, 18), "title", "confirmed"))
    assert found[0] == [("Rena Suleymanova", "proposed", "speaker"), (" spoke first.", "", "")]
    assert found[1][1] == ("Tofiq Quliyev", "confirmed", "title")


def test_what_was_rejected_or_is_a_statement_or_has_no_words_marks_nothing() -> None:
    found = shown(finding(Span(1, 0, 1, 16), status="rejected"), finding(Span(2, 0, 2, 4), "statement"), finding(None))
    assert found == [[(passage.text, "", "")] for passage in TEXT]


def test_words_that_prove_two_things_are_confirmed_when_both_are() -> None:
    both = (finding(Span(1, 0, 1, 16), status="confirmed"), finding(Span(1, 5, 1, 16), "title"))
    assert [piece[1] for piece in shown(*both)[0]] == ["confirmed", "proposed", ""]


def test_a_span_over_two_passages_marks_the_end_of_one_and_the_beginning_of_the_next() -> None:
    found = shown(finding(Span(1, 17, 2, 4)))
    assert [piece[0] for row in found for piece in row if piece[1]] == ["spoke first.", "Then"]


spans = st.tuples(*[st.integers(0, 40)] * 4).map(lambda four: Span(*four))


@given(st.lists(st.builds(finding, spans, status=st.sampled_from(("proposed", "confirmed", "rejected"))), max_size=6))
def test_no_letter_of_the_text_is_lost_or_added_whatever_is_marked(findings: list[KeptFinding]) -> None:
    assert ["".join(piece[0] for piece in row) for row in shown(*findings)] == [passage.text for passage in TEXT]
