"""What is stated about a document outranks what was found in it."""

from archive.findings import Findings
from archive.passages import Passage
from archive.topics import Label, Topic
from indexer.extract import compile_vocabulary, extract
from indexer.readers.base import Stated

VOCABULARY = compile_vocabulary((Topic("urn:water", (Label("water", "en", True),)),))
TEXT = (
    Passage(1, "Wells Opened Again"),
    Passage(2, "Kura, 3 May 2022 – “It is late,” said Ms Rena Bostanova, Director of the Kura Library."),
)


def merged(*stated: Stated, passages: tuple[Passage, ...] = TEXT) -> Findings:
    return extract(passages, name="wells.txt", stated=stated, vocabulary=VOCABULARY)


def test_front_matter_outranks_the_text_and_an_option_the_front_matter() -> None:
    front = Stated("front matter", title="From the front matter", published="2022-05-04")
    findings = merged(front, Stated("option", title="From the option"))
    assert findings.title is not None
    assert findings.title.value == "From the option"
    assert findings.published is not None
    assert (findings.published.value, findings.published.evidence.source) == ("2022-05-04", "stated")


def test_embedded_metadata_never_gives_a_date() -> None:
    findings = merged(
        Stated("embedded", published="1999-01-01", held="1999-01-01"), passages=(Passage(1, "Some words are here."),)
    )
    assert findings.published is None
    assert findings.held is None


def test_embedded_metadata_gives_a_title_only_where_nothing_else_does() -> None:
    embedded = Stated("embedded", title="Document1")
    titled, untitled = merged(embedded), merged(embedded, passages=(Passage(1, "A sentence."), Passage(2, "Another.")))
    assert titled.title is not None
    assert titled.title.value == "Wells Opened Again"
    assert untitled.title is not None
    assert (untitled.title.value, untitled.title.evidence.source) == ("Document1", "file")


def test_a_stated_speaker_keeps_the_places_where_the_text_names_her() -> None:
    findings = merged(Stated("sidecar", speakers=("Rena Bostanova",)))
    speaker = next(person for person in findings.people if person.role == "speaker")
    assert speaker.evidence.source == "stated"
    assert [mention.printed for mention in speaker.mentions] == ["Rena Bostanova"]


def test_a_stated_topic_that_the_vocabulary_lacks_is_dropped() -> None:
    findings = merged(Stated("front matter", topics=("Water", "gossip")))
    assert [topic.uri for topic in findings.topics] == ["urn:water"]


def test_a_stated_date_that_is_none_is_not_taken() -> None:
    findings = merged(Stated("front matter", published="last Tuesday"))
    assert findings.published is not None
    assert findings.published.value == "2022-05-03"


def test_a_stated_name_is_the_speakers_name_in_statements_too() -> None:
    passages = (TEXT[0], Passage(2, "“It is late,” said Rena S. Bostanova. Rena Bostanova opened the wells again."))
    findings = merged(Stated("table", speakers=("Rena Bostanova",)), passages=passages)
    assert [person.name for person in findings.people if person.role == "speaker"] == ["Rena Bostanova"]
    assert [statement.speakers for statement in findings.statements] == [("Rena Bostanova",)]


def test_a_stated_initial_does_not_shorten_a_name() -> None:
    passages = (TEXT[0], Passage(2, "“It is late,” said Rena Bostanova. R. Bostanova opened the wells again."))
    findings = merged(Stated("table", speakers=("R. Bostanova",)), passages=passages)
    assert [person.name for person in findings.people if person.role == "speaker"] == ["Rena Bostanova"]
