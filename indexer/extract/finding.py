"""From passages to findings: the finders one after the other, each on what the one before found."""

from collections.abc import Sequence
from dataclasses import replace

from archive.findings import Findings
from archive.passages import Passage
from indexer.extract.adopting import adoptions
from indexer.extract.chains import chains
from indexer.extract.dating import dates
from indexer.extract.events import event
from indexer.extract.headed import headed, unheaded
from indexer.extract.kind import sort
from indexer.extract.language import language, languages
from indexer.extract.merging import merge
from indexer.extract.names import names
from indexer.extract.organisations import organisations
from indexer.extract.people import people
from indexer.extract.quotes import holds, quotes
from indexer.extract.resolving import resolve
from indexer.extract.roles import parts
from indexer.extract.scene import Scene, scene
from indexer.extract.speech import spoken
from indexer.extract.statements import statements
from indexer.extract.text import Text, build
from indexer.extract.titles import title
from indexer.extract.topics import Vocabulary, topics
from indexer.extract.transcripts import turns
from indexer.readers.base import Stated

EXTRACTOR = "rules-1"


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
    words = () if takes else spoken(stage)
    roles = parts(stage, words, takes)
    speaking = frozenset(person for person, part in roles.items() if part.role != "mentioned")
    bodies = organisations(stage, speaking)
    kinds = sort(text, takes, 2 if heading else 1, sum(part.role == "speaker" for part in roles.values()))
    kind = kinds.kind if kinds else None
    times = dates(text, heading.value if heading else None)
    said = statements(stage, words, takes, roles, kind)
    return Findings(
        title=heading,
        kind=kind,
        genre=kinds.genre if kinds else None,
        published=times.published,
        held=times.held,
        event=event(stage, bodies),
        people=people(stage, roles, words, bodies),
        organisations=bodies,
        statements=said,
        adoptions=adoptions(stage, kind, said),
        topics=topics(text, vocabulary),
        extractor=EXTRACTOR,
    )


def _stage(text: Text) -> Scene:
    bodies = chains(text)
    cast = resolve(text, names(text, bodies), bodies)
    quoted = quotes(text)
    return scene(text, cast, bodies, quoted, holds(quoted, text))
