"""The sample corpus keeps its promises: every document has its gold, and every gold can be found in its text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node

from corpus.make import make
from corpus.pdf import FONTS, hyphenable
from corpus.sources import FOLDER, read_all

pytestmark = pytest.mark.slow

DOCUMENTS, GOLD = FOLDER / "documents", FOLDER / "gold"
ADDRESS = "https://onrecord.example/topics/"
LANGUAGES = ("en", "az", "ru")
EDTF = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?|XXXX-\d\d-\d\d)(/(\d{4}(-\d\d(-\d\d)?)?|XXXX-\d\d-\d\d))?")
PRINTED_AS_TEXT = (".eml", ".html", ".md", ".rtf", ".txt", ".yaml")

SOURCES = read_all()
GOLDS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_text("utf-8")) for path in GOLD.glob("*.json")}
EVERY_GOLD = pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS.keys())


@pytest.fixture(scope="module")
def topics() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "topics.ttl")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    make(folder, tuple(source for source in SOURCES if FONTS.exists() or not source.file.endswith(".pdf")))
    return folder


def labels(topics: rdflib.Graph, concept: Node | None, said: rdflib.URIRef) -> list[rdflib.Literal]:
    return [label for label in topics.objects(concept, said, unique=False) if isinstance(label, rdflib.Literal)]


def text_of(gold: dict[str, Any]) -> str:
    return (GOLD / "texts" / f"{gold['id']}.txt").read_text("utf-8")


def test_every_document_has_its_gold_and_every_gold_its_document() -> None:
    files = {path.name for path in DOCUMENTS.iterdir() if not path.name.endswith(".pdf.yaml")}
    assert files == {gold["file"] for gold in GOLDS.values()}
    assert {Path(name).stem for name in files} == set(GOLDS) == {source.name for source in SOURCES}


def test_a_document_is_known_by_its_file_name_alone() -> None:
    assert len({Path(gold["file"]).stem for gold in GOLDS.values()}) == len(GOLDS) >= 42


def test_all_languages_kinds_and_formats_are_there() -> None:
    languages = [gold["language"] for gold in GOLDS.values()]
    assert languages.count("az") >= 10
    assert languages.count("ru") >= 10
    assert set(languages) == set(LANGUAGES)
    assert {gold["kind"] for gold in GOLDS.values()} == {"conference report", "statement", "press release"}
    suffixes = {Path(gold["file"]).suffix for gold in GOLDS.values()}
    assert suffixes == {".pdf", ".docx", ".odt", ".rtf", ".html", ".md", ".txt", ".eml"}


@EVERY_GOLD
def test_each_statement_stands_where_the_gold_says(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    for statement in gold["statements"]:
        words = text[statement["start"] : statement["end"]]
        assert words == words.strip()
        assert words.startswith(statement["start_words"])
        assert words.endswith(statement["end_words"])
        assert (statement["type"], statement["voice"]) in {
            (form, voice) for form in ("direct", "indirect") for voice in ("single", "joint", "adopted")
        }


@EVERY_GOLD
def test_who_speaks_alone_is_listed_among_the_speakers(gold: dict[str, Any]) -> None:
    alone = {statement["speaker"] for statement in gold["statements"] if statement["voice"] == "single"}
    assert alone <= {speaker["name"] for speaker in gold["speakers"]}


@EVERY_GOLD
def test_whoever_the_gold_names_is_printed_in_the_text(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    for speaker in gold["speakers"]:
        assert all(form in text for form in speaker["variants"])
        assert all(stem.lower() in text.lower() for stem in stems(speaker["name"]))
    for name in [*gold["people_mentioned_only"], *(organisation["name"] for organisation in gold["organisations"])]:
        assert all(stem.lower() in text.lower() for stem in stems(name)), name
    assert all(organisation["acronym"] or organisation["name"] for organisation in gold["organisations"])
    assert all((organisation["acronym"] or "") in text for organisation in gold["organisations"])


def stems(name: str) -> list[str]:
    """The beginnings of a name's words, which stay the same when Russian or Azerbaijani declines them."""
    return [word[: max(3, len(word) - 3)] for word in re.findall(r"\w{4,}", name)]


@EVERY_GOLD
def test_dates_roles_and_titles_are_well_formed(gold: dict[str, Any]) -> None:
    assert all(EDTF.fullmatch(gold[key]) for key in ("date_event", "date_published") if gold[key] is not None)
    assert all(body["role"] in ("issuer", "host", "participant", "mentioned") for body in gold["organisations"])
    assert gold["title"] is None or gold["title"].lower() in text_of(gold).lower()


@EVERY_GOLD
def test_a_date_that_the_gold_gives_is_printed(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    for date in (gold["date_event"], gold["date_published"]):
        for year in re.findall(r"\b\d{4}\b", date or ""):
            assert year in text


@EVERY_GOLD
def test_every_gold_topic_is_in_the_vocabulary(gold: dict[str, Any], topics: rdflib.Graph) -> None:
    preferred = {str(label) for label in labels(topics, None, SKOS.prefLabel) if label.language == "en"}
    assert gold["topics"]
    assert set(gold["topics"]) <= preferred


def test_people_and_organisations_return_in_other_documents() -> None:
    speakers = [speaker["name"] for gold in GOLDS.values() for speaker in gold["speakers"]]
    issuers = [body["name"] for gold in GOLDS.values() for body in gold["organisations"]]
    assert len([name for name in set(speakers) if speakers.count(name) >= 3]) >= 8
    assert len([name for name in set(issuers) if issuers.count(name) >= 3]) >= 8


def test_the_documents_are_what_the_maker_makes(made: Path) -> None:
    for path in [*(made / "documents").iterdir(), *(made / "gold").rglob("*.*")]:
        if path.suffix in (*PRINTED_AS_TEXT, ".json"):
            assert path.read_bytes() == (FOLDER / path.relative_to(made)).read_bytes(), path.name


def test_making_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    some = tuple(source for source in SOURCES if (made / "documents" / source.file).exists())
    make(tmp_path, some[:12])
    for path in (tmp_path / "documents").iterdir():
        assert path.read_bytes() == (made / "documents" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("source", [source for source in SOURCES if source.file.endswith(".txt")], ids=lambda s: s.name)
def test_plain_text_reads_back_in_its_encoding(source: Any) -> None:
    printed = (DOCUMENTS / source.file).read_bytes().decode(source.form["encoding"])
    assert printed.split() == source.text.split()


def test_long_words_break_after_a_vowel() -> None:
    assert hyphenable("measurements") == "mea\u00adsu\u00adre\u00adments"
    assert hyphenable("the river") == "the river"


def test_the_vocabulary_covers_public_affairs_in_three_languages(topics: rdflib.Graph) -> None:
    concepts = set(topics.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) >= 250
    for concept in concepts:
        assert str(concept).startswith(ADDRESS)
        for said in (SKOS.prefLabel, SKOS.altLabel):
            assert {label.language for label in labels(topics, concept, said)} == set(LANGUAGES), concept
        assert len(labels(topics, concept, SKOS.prefLabel)) == len(LANGUAGES)


def test_a_label_belongs_to_one_topic(topics: rdflib.Graph) -> None:
    every = [label for said in (SKOS.prefLabel, SKOS.altLabel) for label in labels(topics, None, said)]
    folded = [(label.language, str(label).lower()) for label in every]
    assert len(folded) == len(set(folded))


def test_each_topic_has_words_that_point_to_it_in_every_language(topics: rdflib.Graph) -> None:
    for concept in topics.subjects(RDF.type, SKOS.Concept):
        hidden = labels(topics, concept, SKOS.hiddenLabel)
        assert {str(label.language).removesuffix("-x-hint") for label in hidden} == set(LANGUAGES), concept
        seen = [label for said in (SKOS.prefLabel, SKOS.altLabel) for label in labels(topics, concept, said)]
        assert not {(str(label.language).removesuffix("-x-hint"), str(label).lower()) for label in hidden} & {
            (label.language, str(label).lower()) for label in seen
        }, concept


def test_each_topic_is_written_down_once() -> None:
    written = re.findall(r"^topics:(\S+) a skos:Concept", (FOLDER / "topics.ttl").read_text("utf-8"), re.MULTILINE)
    assert len(written) == len(set(written))


def test_broader_and_narrower_mirror_each_other(topics: rdflib.Graph) -> None:
    upward = {(wide, narrow) for narrow, wide in topics.subject_objects(SKOS.broader)}
    assert upward == set(topics.subject_objects(SKOS.narrower))
    scheme = rdflib.URIRef(ADDRESS)
    tops = set(topics.objects(scheme, SKOS.hasTopConcept))
    assert tops == set(topics.subjects(RDF.type, SKOS.Concept)) - {narrow for _, narrow in upward}


def test_the_vocabulary_says_its_licence(topics: rdflib.Graph) -> None:
    licence = topics.value(rdflib.URIRef(ADDRESS), DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/publicdomain/zero/1.0/"
