"""A small archive for the tests of pages: real record, real originals, real index; the people in it are made up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.applications import Starlette

from archive.database import Archive
from archive.files import Files
from archive.findings import (
    Evidence,
    Findings,
    FoundEvent,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    FoundTopic,
    FoundValue,
)
from archive.intake import Received
from archive.passages import Passage, Span
from archive.reading import Read
from archive.records import documents, publishing, readings, topics
from archive.settings import Settings
from archive.topics import Label, Topic
from indexer.indexing import catch_up
from indexer.search.whoosh import WhooshEngine
from web.app import build_app

MINES = "https://example.org/topics/mine-clearance"
RETURN = "https://example.org/topics/safe-return"
SAFETY = "https://example.org/topics/safety"
# Nothing in the archive is about this one.
ROADS = "https://example.org/topics/local-roads"
TOPICS = (
    Topic(SAFETY, (Label("safety", "en", True),)),
    Topic(
        MINES,
        (
            Label("mine clearance", "en", True),
            Label("demining", "en", False),
            Label("разминирование", "ru", True),
            Label("minatəmizləmə", "az", True),
        ),
        (SAFETY,),
    ),
    Topic(RETURN, (Label("safe return", "en", True), Label("безопасное возвращение", "ru", True))),
    Topic(ROADS, (Label("local roads", "en", True),)),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The archive with the ids of its documents, by a short name."""

    app: Starlette
    archive: Archive
    engine: WhooshEngine
    files: Files
    settings: Settings
    ids: dict[str, str] = field(default_factory=dict)

    def level(self) -> None:
        """Bring the index level with the record."""
        catch_up(self.archive, self.engine)


@contextmanager
def shelf(folder: Path, address: str = "https://onrecord.example", name: str = "Onrecord") -> Iterator[Shelf]:
    """Open an archive in a folder, fill it, close it in the end."""
    settings = Settings(folder=folder, address=address, name=name)
    if not settings.database.exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings.database.write_bytes(_fresh())
    archive, engine, files = Archive.open(settings), WhooshEngine(settings.index), Files(settings.originals)
    made = Shelf(build_app(archive, engine, files, settings), archive, engine, files, settings)
    yield made
    engine.close()
    archive.close()


@cache
def _fresh() -> bytes:
    """Return the database of an empty archive, made once: making it takes longer than most tests."""
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder), "https://onrecord.example")
        Archive.open(settings).close()
        return settings.database.read_bytes()


@contextmanager
def filled(folder: Path, address: str = "https://onrecord.example") -> Iterator[Shelf]:
    """Open an archive that holds eight documents."""
    with shelf(folder, address) as made:
        with made.archive.begin("test") as records:
            topics.load(records, TOPICS)
        for name, media_type, read, publish in (*_readings(), *_many()):
            made.ids[name] = keep(made, name, media_type, read, publish)
        with made.archive.begin("test") as records:
            documents.relate(records, made.ids["statement"], made.ids["report"], "adopted at")
            publishing.withdraw(records, made.ids["withdrawn"], "the holder of the rights asked for it")
        made.level()
        yield made


def keep(shelf: Shelf, name: str, media_type: str, read: Read, publish: bool = True) -> str:
    """Keep an original whose bytes are its passages, with what was read in it."""
    text = "\n\n".join(passage.text for passage in read.passages)
    kept = shelf.files.keep(f"{name}\n\n{text}".encode())
    with shelf.archive.begin("test") as records:
        received = Received(kept.sha256, kept.size, f"{name}.txt", "command", publish)
        receipt = documents.receive(records, received)
        readings.store(records, receipt.document, read)
    return receipt.document


def passages(*texts: str) -> tuple[Passage, ...]:
    """Number texts as paragraphs; one that begins with # is a heading, one that begins with - an item."""
    made = []
    for number, text in enumerate(texts, start=1):
        kind = {"#": "heading", "-": "item"}.get(text[0], "paragraph")
        bare = text[1:].strip() if kind != "paragraph" else text
        language = "ru" if "и" in bare else None
        made.append(Passage(number, bare, kind, 1 if kind == "heading" else 0, language))  # type: ignore[arg-type]
    return tuple(made)


def proof(rule: str, because: str, span: Span | None = None, confidence: float = 0.8) -> Evidence:
    """Return evidence."""
    return Evidence(rule, confidence, because, span)


def value(text: str, span: Span | None = None) -> FoundValue:
    """Return a found value."""
    return FoundValue(text, proof("values.test", "it stands there", span, 0.95))


def person(
    text: Sequence[Passage], name: str, *printed: str, position: str | None = None, organisation: str | None = None
) -> FoundPerson:
    """Return a speaker with each printed form where it stands first."""
    mentions = tuple(FoundName(form, find(text, form)) for form in printed or (name,))
    because = "the name stands before a verb of saying"
    found = proof("people.verb_of_saying", because, mentions[0].span, 0.82)
    return FoundPerson(name, "speaker", found, mentions, position, organisation)


def find(text: Sequence[Passage], words: str) -> Span:
    """Return the span of the first place where words stand."""
    for passage in text:
        start = passage.text.find(words)
        if start >= 0:
            return Span(passage.number, start, passage.number, start + len(words))
    raise AssertionError(f"“{words}” stands nowhere")


def whole(text: Sequence[Passage], first: int, last: int) -> Span:
    """Return the span of whole passages."""
    return Span(first, 0, last, len(text[last - 1].text))


def said(span: Span, form: str, voice: str, *speakers: str, collective: str | None = None) -> FoundStatement:
    """Return a statement."""
    found = proof("statements.test", "a verb of saying stands before it", span, 0.7)
    return FoundStatement(span, form, voice, found, speakers, collective)  # type: ignore[arg-type]


def _topic(text: Sequence[Passage], uri: str, words: str) -> FoundTopic:
    return FoundTopic(uri, (words,), 0.5, proof("topics.labels", "a label stands in the text", find(text, words)))


def _organisation(text: Sequence[Passage], name: str, role: str) -> FoundOrganisation:
    mention = FoundName(name, find(text, name))
    found = proof("organisations.test", "it says who called it", mention.span, 0.9)
    return FoundOrganisation(name, role, found, (mention,))  # type: ignore[arg-type]


def _readings() -> Iterator[tuple[str, str, Read, bool]]:
    yield "report", "application/pdf", _report(), True
    yield "statement", "text/plain", _statement(), True
    yield "briefing", "text/html", _briefing(), True
    yield "russian", "text/plain", _russian(), True
    yield "azerbaijani", "text/plain", _azerbaijani(), True
    draft = Read("text/plain", passages("A draft that nobody may read yet."), Findings(title=value("A draft")))
    yield "draft", "text/plain", draft, False
    text = passages("An interview in the valley that was public for a while, about a grievance.")
    gone = Findings(title=value("Interview in the valley"), kind=value("statement"), language=value("en"))
    yield "withdrawn", "text/plain", Read("text/plain", text, gone), True


def _report() -> Read:
    text = passages(
        "#Non-governmental organisations discuss a safe return",
        "A conference on the theme “Safe return: what civil society can do” was held in the reading hall of the Qaraçay"
        " district library. It was organised by the Resonance Public Union and the Caspian Forum.",
        "Opening the conference, the head of the Department for Work with Public Organisations Kamran Velidarov said"
        " that more than two hundred villages had been surveyed, and that in sixty-one of them mine clearance had not"
        " begun.",
        "“No family should be the one that finds the mine,” he said. “The order is survey, clearance, water, school,"
        " and only then the key to the house.”",
        "The heads of organisations Nərgiz Ovçudağlı (Resonance Public Union), Tamriko Dzelishvili (Tskali Legal"
        " Clinic) and others stressed that those who return must be able to learn who cleared their land.",
        "It was said that trust is not built by opening ceremonies.",
        "#Legal safeguards",
        "Tamriko Dzelishvili: “A certificate of clearance that cannot be challenged in court is a promise, not a"
        " right.”",
        "Павел Зимородин, «Память мест», сказал: «Кладбища разминируют последними, а люди едут сначала к могилам».",
        "Three proposals were put to the conference:",
        "-that every cleared field be entered in a register;",
        "-that cemeteries and wells be cleared before dwellings.",
        "In reply K. Velidar said that a list of the fields already cleared would be published.",
    )
    velidarov = person(
        text,
        "Kamran Velidarov",
        "Kamran Velidarov",
        "K. Velidar",
        position="head of department",
        organisation="Department for Work with Public Organisations",
    )
    ovcudagli = person(text, "Nərgiz Ovçudağlı", organisation="Resonance Public Union")
    dzelishvili = person(text, "Tamriko Dzelishvili", organisation="Tskali Legal Clinic")
    zimorodin = person(text, "Павел Зимородин", organisation="Память мест")
    findings = Findings(
        title=value("Non-governmental organisations discuss a safe return", whole(text, 1, 1)),
        kind=value("conference report", find(text, "A conference on the theme")),
        language=value("en"),
        event=FoundEvent(
            "Safe return: what civil society can do",
            proof("events.theme", "the theme stands in quotation marks", find(text, "Safe return: what")),
            "Qaraçay district library",
            ("Resonance Public Union",),
        ),
        people=(velidarov, ovcudagli, dzelishvili, zimorodin),
        organisations=(
            _organisation(text, "Resonance Public Union", "issuer"),
            _organisation(text, "Caspian Forum", "host"),
            _organisation(text, "Tskali Legal Clinic", "participant"),
        ),
        statements=(
            said(whole(text, 3, 3), "indirect", "single", velidarov.name),
            said(whole(text, 4, 4), "direct", "single", velidarov.name),
            said(whole(text, 5, 6), "indirect", "joint", ovcudagli.name, dzelishvili.name, collective="heads"),
            said(Span(8, text[7].text.index("“"), 8, len(text[7].text)), "direct", "single", dzelishvili.name),
            said(whole(text, 9, 9), "direct", "single", zimorodin.name),
            said(whole(text, 13, 13), "indirect", "single", velidarov.name),
        ),
        topics=(_topic(text, MINES, "mine clearance"), _topic(text, RETURN, "Safe return")),
        extractor="test 1",
    )  # fmt: skip
    return Read("application/pdf", text, findings, pages=3, rights="The holder", licence="CC BY 4.0")


def _statement() -> Read:
    text = passages(
        "#Statement on safe return",
        "We, the undersigned, hold that no family shall be asked to return to land whose mine clearance has not been"
        " shown, in writing and in its own language.",
    )
    findings = Findings(
        title=value("Statement on safe return"),
        kind=value("statement"),
        language=value("en"),
        statements=(said(whole(text, 2, 2), "direct", "adopted", collective="the undersigned"),),
        topics=(_topic(text, MINES, "mine clearance"),),
    )
    return Read("text/plain", text, findings)


def _briefing() -> Read:
    text = passages(
        "Briefing on the spring survey",
        "Kamran Velidarov said: “Sixty-one villages wait for the last word of the deminers. We will not give a date"
        " before the ground gives it.”",
    )
    speaker = person(text, "Kamran Velidarov")
    findings = Findings(
        title=value("Briefing on the spring survey"),
        kind=value("press release"),
        genre=value("briefing"),
        language=value("en"),
        published=value("2021-04-28"),
        people=(speaker,),
        statements=(said(whole(text, 2, 2), "direct", "single", speaker.name),),
    )
    return Read("text/html", text, findings, source_url="https://example.org/briefing")


def _russian() -> Read:
    text = passages("Встреча с объединениями", "К. Велидаров сообщил, что разминирование дорог завершится до зимы.")
    speaker = person(text, "К. Велидаров")
    findings = Findings(
        title=value("Встреча с объединениями"),
        kind=value("press release"),
        language=value("ru"),
        published=value("2019-07"),
        people=(speaker,),
        statements=(said(whole(text, 2, 2), "indirect", "single", speaker.name),),
        topics=(_topic(text, MINES, "разминирование"),),
    )
    return Read("text/plain", text, findings)


def _azerbaijani() -> Read:
    text = passages("Hesabat və etimad", "Minatəmizləmə hesabatı kənd icmasına da verilməlidir.")
    findings = Findings(
        title=value("Hesabat və etimad"),
        kind=value("statement"),
        language=value("az"),
        held=value("2019-06-14/2019-06-16"),
    )
    return Read("text/plain", text, findings)


def _many() -> Iterator[tuple[str, str, Read, bool]]:
    """Minutes enough for a second page of results."""
    for number in range(1, 13):
        text = passages(f"Minutes of meeting {number} with heads of district councils about roads.")
        findings = Findings(
            title=value(f"Minutes of meeting {number}"),
            kind=value("conference report"),
            language=value("en"),
            published=value(f"{2009 + number}-03-0{1 + number % 9}"),
        )
        yield f"minutes {number}", "text/plain", Read("text/plain", text, findings), True
