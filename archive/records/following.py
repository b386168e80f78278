"""Published documents as a follower of the ledger needs them: words, names and dates, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from archive import schema
from archive.records import standing, texts
from archive.records.base import Records

_D = schema.documents.c


@dataclass(frozen=True, slots=True)
class Followed:
    """A published document with all that a search engine keeps of it; names hold every form, in every language."""

    id: str
    title: str
    kind: str
    language: str
    date: str | None
    texts: tuple[str, ...]
    speakers: tuple[str, ...]
    organisations: tuple[str, ...]
    topics: tuple[str, ...]
    speaker_names: tuple[str, ...]
    organisation_names: tuple[str, ...]
    topic_names: tuple[str, ...]


def published(records: Records, documents: Sequence[str]) -> list[str]:
    """Return the ids of those documents that are public now."""
    query = select(_D.id).where(_D.id.in_(documents), _D.standing == "published").order_by(_D.id)
    return list(records.connection.execute(query).scalars())


def load(records: Records, documents: Sequence[str]) -> tuple[Followed, ...]:
    """Return the published ones among these documents, by id."""
    query = select(schema.documents).where(_D.id.in_(documents), _D.standing == "published")
    rows = {row.id: row for row in records.connection.execute(query.order_by(_D.id))}
    passages = texts.current_passages(records, list(rows))
    people = _cast(records, list(rows), "person", "speaker")
    bodies = _cast(records, list(rows), "organisation", None)
    names = _forms(records, {one for cast in (people, bodies) for ids in cast.values() for one in ids})
    lineages = _lineages(records, _topics(records, list(rows)))
    labels = _labels(records, {one for ids in lineages.values() for one in ids})
    return tuple(
        Followed(
            id=document,
            title=row.title,
            kind=row.kind,
            language=row.language,
            date=row.held or row.published,
            texts=tuple(passage.text for passage in passages[document]),
            speakers=tuple(people.get(document, ())),
            organisations=tuple(bodies.get(document, ())),
            topics=tuple(lineages.get(document, ())),
            speaker_names=_all(names, people.get(document, ())),
            organisation_names=_all(names, bodies.get(document, ())),
            topic_names=_all(labels, lineages.get(document, ())),
        )
        for document, row in rows.items()
    )


def _cast(records: Records, documents: Sequence[str], what: str, role: str | None) -> dict[str, list[str]]:
    roles, names = schema.roles.c, schema.authorities.c
    query = standing.joined(select(roles.document, names.id, names.what), roles.authority)
    query = query.where(roles.document.in_(documents))
    query = query.where(roles.role == role) if role else query
    found: dict[str, list[str]] = {}
    for row in records.connection.execute(query.order_by(roles.document, roles.rank)):
        if row.what == what and row.id not in found.setdefault(row.document, []):
            found[row.document].append(row.id)
    return found


def _topics(records: Records, documents: Sequence[str]) -> dict[str, list[str]]:
    table = schema.document_topics.c
    query = select(table.document, table.topic).where(table.document.in_(documents))
    found: dict[str, list[str]] = {}
    for row in records.connection.execute(query.order_by(table.document, table.rank)):
        found.setdefault(row.document, []).append(row.topic)
    return found


def _lineages(records: Records, topics: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return for each document its topics with all that are broader: what is about wells is about water."""
    table = schema.topic_broader.c
    broader: dict[str, list[str]] = {}
    for row in records.connection.execute(select(table.topic, table.broader).order_by(table.topic, table.broader)):
        broader.setdefault(row.topic, []).append(row.broader)
    return {document: _lineage(found, broader) for document, found in topics.items()}


def _lineage(topics: Sequence[str], broader: dict[str, list[str]]) -> list[str]:
    """Walk upwards; a vocabulary that runs in a circle ends where it began."""
    found = dict.fromkeys(topics)
    waiting = list(topics)
    while waiting:
        fresh = [one for one in broader.get(waiting.pop(), ()) if one not in found]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return list(found)


def _forms(records: Records, authorities: set[str]) -> dict[str, list[str]]:
    names, forms = schema.authorities.c, schema.forms.c
    authorised = select(names.id, names.name).where(names.id.in_(authorities)).order_by(names.id)
    printed = standing.joined(select(names.id, forms.form), forms.authority)
    printed = printed.where(forms.authority.in_(standing.members_of(*authorities)))
    found = {row.id: [row.name] for row in records.connection.execute(authorised)}
    for row in records.connection.execute(printed.order_by(names.id, forms.form)):
        if row.form not in found[row.id]:
            found[row.id].append(row.form)
    return found


def _labels(records: Records, topics: set[str]) -> dict[str, list[str]]:
    table = schema.topic_labels.c
    found: dict[str, list[str]] = {}
    query = select(table.topic, table.text).where(table.topic.in_(topics)).order_by(table.topic, table.text)
    for row in records.connection.execute(query):
        found.setdefault(row.topic, []).append(row.text)
    return found


def _all(names: dict[str, list[str]], ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(form for one in ids for form in names.get(one, ()))
