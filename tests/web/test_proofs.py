"""A finding is shown with the very words that prove it."""

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import KeptFinding, Status
from archive.findings import Evidence
from archive.passages import Passage, Span
from web.proofs import of_field, of_part, of_subject, proofs

TEXT = "In reply K. Velidar said that a list of the fields already cleared would be published. " * 3
PASSAGES = (Passage(1, "A title"), Passage(2, TEXT), Passage(3, "The end."))


def finding(
    span: Span | None, status: Status = "proposed", confidence: float = 0.5, subject: str | None = "v4d9m1s7"
) -> KeptFinding:
    """Return a finding about a speaker."""
    return KeptFinding("speaker", "K. Velidar", subject, Evidence("a rule", confidence, "so it is", span), status)


def test_the_words_stand_among_their_neighbours() -> None:
    proof = proofs([finding(Span(2, 9, 2, 19))], PASSAGES)[0]
    assert (proof.before, proof.words, proof.passage) == ("In reply ", "K. Velidar", 2)
    assert proof.after.startswith(" said that a list")
    assert proof.after.endswith(" …")


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(2, 3))
def test_the_words_are_always_those_of_the_text(one: int, other: int, last: int) -> None:
    start, end = min(one, other), max(one, other)
    proof = proofs([finding(Span(2, start, last, end if last == 2 else 3))], PASSAGES)[0]
    assert TEXT[start:].startswith(proof.words)
    assert proof.before.removeprefix("… ") in TEXT
    assert proof.after.removesuffix(" …") in TEXT


def test_what_no_words_prove_is_shown_without_words() -> None:
    assert proofs([finding(None)], PASSAGES)[0].words == ""
    assert proofs([finding(Span(9, 0, 9, 4))], PASSAGES)[0].words == ""


def test_what_was_rejected_is_not_shown_and_what_was_confirmed_comes_first() -> None:
    found = [finding(None, "rejected"), finding(None, confidence=0.9), finding(None, "confirmed", 0.1)]
    assert [proof.finding.status for proof in proofs(found, PASSAGES)] == ["confirmed", "proposed"]


def test_proofs_are_found_by_field_and_by_whom_they_are_about() -> None:
    found = proofs([finding(None), finding(None, subject=None)], PASSAGES)
    assert len(of_field(found, "speaker", "host")) == 2
    assert of_field(found, "host") == ()
    assert len(of_subject(found, "v4d9m1s7")) == 1


def test_the_office_of_a_speaker_is_proved_behind_the_part_and_never_in_its_place() -> None:
    part = finding(Span(2, 9, 2, 19), confidence=0.5)
    evidence = Evidence("a rule", 0.9, "it stands there", Span(2, 0, 2, 2))
    office = KeptFinding("position", "chair", "v4d9m1s7", evidence, "proposed")
    assert [proof.finding.field for proof in of_part(proofs([part, part, office], PASSAGES), "v4d9m1s7")] == [
        "speaker",
        "position",
    ]
