"""From passages to findings: the finders one after the other, each on what the one before found."""

from collections.abc import Sequence
from dataclasses import replace

from archive.findings import Findings
from archive.passages import Passage
from indexer.extract.clauses.words import Words
from indexer.extract.dates.dating import dates
from indexer.extract.dates.events import event
from indexer.extract.headed import headed, unheaded
from indexer.extract.kind import sort
from indexer.extract.merging import merge
from indexer.extract.names.chains import chains
from indexer.extract.names.names import names
from indexer.extract.names.resolving import resolve
from indexer.extract.names.transcripts import Turn, turns
from indexer.extract.organisations.organisations import organisations
from indexer.extract.prose.language import language, languages
from indexer.extract.prose.quotes import holds, quotes
from indexer.extract.prose.text import Text, build
from indexer.extract.scene import Scene, scene
from indexer.extract.speakers.bylines import bylines
from indexer.extract.speakers.people import people
from indexer.extract.speakers.roles import parts
from indexer.extract.speech.adopting import adoptions
from indexer.extract.speech.answers import answered
from indexer.extract.speech.speech import spoken
from indexer.extract.speech.statements import in_full, statements
from indexer.extract.titles import title
from indexer.extract.topics import Vocabulary, topics
from indexer.readers.base import Stated

EXTRACTOR = "rules-4"


def extract(passages: Sequence[Passage], *, name: str, stated: Sequence[Stated], vocabulary: Vocabulary) -> Findings:
    """Propose everything that the passages and the stated values say about a document.

    `name` is the file's name: evidence to show, never a date of the document. Time grows with the length of the text.
    """
    tongue = language(passages)
    read = headed(passages, stated)
    text = build(read, languages(read), tongue.value if tongue else None)
    found = unheaded(_found(text, vocabulary)) if text.tokens else Findings(extractor=EXTRACTOR)
    return merge(replace(found, language=tongue), stated, vocabulary)


def _found(text: Text, vocabulary: Vocabulary) -> Findings:
    stage = _stage(text)
    heading = title(text)
    takes = turns(text)
    words = _outside(spoken(stage), takes) if takes else answered(stage, bylines(stage)) or spoken(stage)
    roles = parts(stage, words, takes)
    speaking = frozenset(person for person, part in roles.items() if part.role != "mentioned")
    kinds = sort(text, takes, stage.quoted, sum(part.role == "speaker" for part in roles.values()), stage.cast.at)
    kind = kinds.kind if kinds else None
    bodies = organisations(stage, speaking, kind.value if kind else None)
    genre = str(kinds.genre.value) if kinds and kinds.genre else None
    times = dates(text, heading.value if heading else None, stage.quoted, kind.value if kind else None, genre)
    said = in_full(statements(stage, words, takes, roles, kind), bodies.found)
    return Findings(
        title=heading,
        kind=kind,
        genre=kinds.genre if kinds else None,
        published=times.published,
        held=times.held,
        event=event(stage, bodies.found),
        people=people(stage, roles, words, bodies.homes, bodies.found),
        organisations=bodies.found,
        statements=said,
        adoptions=adoptions(stage, kind, said),
        topics=topics(text, vocabulary),
        extractor=EXTRACTOR,
    )


def _outside(words: tuple[Words, ...], takes: tuple[Turn, ...]) -> tuple[Words, ...]:
    """Keep what is told after the turns of a transcript."""
    return tuple(one for one in words if one.start >= takes[-1].end)


def _stage(text: Text) -> Scene:
    bodies = chains(text)
    cast = resolve(text, names(text, bodies), bodies)
    quoted = quotes(text)
    return scene(text, cast, bodies, quoted, holds(quoted, text))
