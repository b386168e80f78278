"""What is promised of `onrecord topics`: any SKOS vocabulary can be taken in, and a bad file changes nothing."""

from pathlib import Path

import pytest

from tests.deliveries import report, write
from tests.web.command.conftest import Typed

pytestmark = pytest.mark.slow

KITES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:kites> a skos:Concept ; skos:prefLabel "kites"@en ; skos:hiddenLabel "wells"@en, "carry water"@en ;
  skos:broader <urn:play> .
<urn:play> a skos:Concept ; skos:prefLabel "play"@en .
"""


def test_a_vocabulary_is_taken_in_beside_the_one_there_is(typed: Typed, tmp_path: Path) -> None:
    path = write(tmp_path / "kites.ttl", KITES)
    answer = typed("topics", "load", path)
    assert (answer.status, answer.err) == (0, "")
    first, second = answer.out.splitlines()
    assert first.startswith("2 topics taken in, 2 of them new or changed; the archive knows ")
    assert second == "documents that come now are read with them; onrecord reread reads the others again"
    again = typed("topics", "load", path)
    assert again.out.startswith("2 topics taken in, 0 of them new or changed; the archive knows ")
    assert len(again.out.splitlines()) == 1


def test_documents_that_come_later_are_read_with_it(typed: Typed, tmp_path: Path) -> None:
    typed("topics", "load", write(tmp_path / "kites.ttl", KITES))
    typed("ingest", write(tmp_path / "new" / "a.txt", report(1)))
    found = typed("search", "*", "--topic", "kites")
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith("1 document")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("kites.txt", KITES, "a vocabulary is Turtle (.ttl), RDF/XML (.rdf) or JSON-LD (.jsonld), not “kites.txt”"),
        ("kites.ttl", "kites and play", "“kites.ttl” cannot be read as turtle: "),
        ("kites.rdf", "<rdf", "“kites.rdf” cannot be read as xml: "),
        ("empty.ttl", "", "“empty.ttl” holds no SKOS concept with a preferred label"),
    ],
)
def test_what_is_no_vocabulary_is_refused_in_one_line_and_nothing_is_made(
    typed: Typed, data: Path, tmp_path: Path, name: str, content: str, reason: str
) -> None:
    answer = typed("topics", "load", write(tmp_path / name, content))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(f"onrecord: {reason}")
    assert len(answer.err.splitlines()) == 1
    assert not data.exists()


def test_a_file_that_is_not_there_is_named(typed: Typed) -> None:
    answer = typed("topics", "load", "nowhere.ttl")
    assert (answer.status, answer.out) == (2, "")
    assert "there is no file or folder 'nowhere.ttl'" in answer.err


def test_a_folder_is_no_vocabulary(typed: Typed, tmp_path: Path) -> None:
    answer = typed("topics", "load", tmp_path)
    assert (answer.status, answer.err) == (1, f"onrecord: {tmp_path} cannot be read: Is a directory\n")
