"""What is promised of the file beside a document."""

import pytest

from archive.errors import Refused
from indexer.readers.base import Stated
from indexer.readers.sidecar import sidecar


def test_a_sidecar_states_what_is_known() -> None:
    content = "title: Вода\nheld: 2014-03-12\nspeakers:\n  - Anna Bell\n  - Boris Clay\n"
    content += "kind: conference report\nlanguage: no\n"
    assert sidecar(content.encode(), "wells.pdf.yaml") == Stated(
        "sidecar",
        "Вода",
        held="2014-03-12",
        speakers=("Anna Bell", "Boris Clay"),
        kind="conference report",
        language="no",
    )


def test_a_key_without_a_value_states_nothing() -> None:
    assert sidecar(b"title:\nkind:\ngenre: speech\n", "x.yaml") == Stated("sidecar", genre="speech")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("author: Anna Bell", "'author' is not a key"),
        ("published: 12 March", "published: "),
        ("held: 2014-13-45", "held: "),
        ("kind: novel", "kind: must be conference report, statement or press release"),
        ("language: Klingon tongue", "language: "),
        ("url: somewhere", "url: 'somewhere' is not a web address"),
        ("title: {a: b}", "title: a single value is wanted"),
        ("- title", "must name values"),
        ("", "must name values"),
        ("title: [", "not valid YAML"),
        ("? {a: b}\n: c", "not valid YAML"),
        ("\x00\x01\x02", "no YAML text"),
        ("[" * 60_000, "not valid YAML"),
        ("- " * 30_000, "not valid YAML"),
    ],
)
def test_nonsense_is_refused_by_its_name(content: str, named: str) -> None:
    with pytest.raises(Refused, match=r"^wells\.pdf\.yaml") as refused:
        sidecar(content.encode(), "wells.pdf.yaml")
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)
