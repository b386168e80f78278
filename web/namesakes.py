"""Whoever and whatever bears exactly the name that was typed: over the documents found, the page of its own."""

from dataclasses import dataclass

from archive.records import Records, authorities, topics
from indexer.search.query import Named, Phrase, Query, Term, Word
from web import links

_MOST = 3


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person, an organisation or a topic with its number of published documents, and its page."""

    what: str
    label: str
    documents: int
    href: str


def namesakes(records: Records, typed: Query) -> tuple[Namesake, ...]:
    """Return people and bodies of published documents, and the topic; words in another order name nobody."""
    name = " ".join(word for term in typed.terms for word in _words(term))
    named = authorities.namesakes(records, name)[:_MOST]
    topic = topics.namesake(records, name)
    found = [Namesake(what, one.label, one.documents, links.authority(what, one.id)) for what, one in named]
    if topic:
        found.append(Namesake("topic", topic.label, topic.documents, links.topic(topic.id)))
    return tuple(found)


def _words(term: Term) -> tuple[str, ...]:
    match term:
        case Word(text, prefix=False):
            return (text,)
        case Phrase(words) | Named(_, words):
            return words
    return ()
