"""A citation names who, when, what, where."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import Document, Named, Original
from web.citations import authors, cite

DOCUMENT = Document(
    id="p7vxprqj", name="report.pdf", original=Original("0" * 64, 1, "application/pdf"), state="read",
    standing="published", revision=2, title="Non-governmental organisations discuss a safe return",
    kind="conference report", genre=None, language="en", published=None, held=None, event=None, source_url=None,
    rights=None, licence=None, problem=None, received_at=datetime(2025, 5, 20, tzinfo=UTC), published_at=None,
    withdrawn_at=None, withdrawn_because=None,
)  # fmt: skip
UNION = Named("v4d9m1s7", "Resonance Public Union")
ADDRESS = "https://onrecord.example/d/p7vxprqj"


def test_a_citation_reads_as_in_a_book() -> None:
    assert cite(DOCUMENT, [UNION], ADDRESS) == (
        "Resonance Public Union. (n.d.). Non-governmental organisations discuss a safe return [Conference report]."
        " Onrecord, revision 2. https://onrecord.example/d/p7vxprqj"
    )


def test_the_year_of_publication_comes_before_that_of_the_event() -> None:
    both = replace(DOCUMENT, published="2020-01-03", held="2019-12-14")
    assert "(2020)" in cite(both, [], ADDRESS)
    assert "(2019)" in cite(replace(both, published=None), [], ADDRESS)


def test_a_document_without_an_issuer_is_cited_by_its_title() -> None:
    assert cite(DOCUMENT, [], ADDRESS).startswith("Non-governmental organisations discuss")


def test_a_document_without_a_kind_is_called_a_document() -> None:
    assert "[Document]" in cite(replace(DOCUMENT, kind=""), [], ADDRESS)


def test_several_issuers_are_joined_as_in_a_sentence() -> None:
    names = [Named(str(number), name) for number, name in enumerate(("A", "B", "C"))]
    assert [authors(names[:size]) for size in range(4)] == ["", "A", "A and B", "A, B and C"]


@given(st.text(min_size=1), st.integers(1, 99))
def test_every_citation_ends_with_the_address_and_says_the_revision(title: str, revision: int) -> None:
    cited = cite(replace(DOCUMENT, title=title, revision=revision), [UNION], ADDRESS)
    assert title in cited
    assert cited.endswith(f"revision {revision}. {ADDRESS}")
