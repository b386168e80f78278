"""The vocabulary in the record: topics with their labels, broader and narrower ones."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from archive import schema
from archive.authorities import Listed
from archive.documents import Named
from archive.errors import NotFound
from archive.folding import key
from archive.records import lineages
from archive.records.base import Records
from archive.topics import Label, Topic


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic with its neighbours."""

    id: str
    topic: Topic
    broader: tuple[Named, ...]
    narrower: tuple[Named, ...]


def load(records: Records, topics: Sequence[Topic]) -> int:
    """Take in a vocabulary: new concepts are added, known ones get today's labels. Returns how many changed."""
    known = {topic.uri: (identifier, topic) for identifier, topic in with_hidden_labels(records)}
    given = {topic.uri: topic for topic in topics}
    new = [uri for uri in given if uri not in known]
    ids = {uri: identifier for uri, (identifier, _) in known.items()} | _add(records, new)
    changed = [
        topic for uri, topic in given.items() if uri not in known or _said(known[uri][1], ids) != _said(topic, ids)
    ]
    for topic in changed:
        _relabel(records, ids, topic)
    if changed:
        records.note("topics loaded", "", changed=str(len(changed)))
    return len(changed)


def every(records: Records) -> tuple[tuple[str, Topic], ...]:
    """Return all topics by id, each with its labels that people see and broader concepts' URIs."""
    labels: dict[str, list[Label]] = {}
    order = select(schema.topic_labels).order_by(schema.topic_labels.c.preferred.desc(), schema.topic_labels.c.text)
    for row in records.connection.execute(order):
        labels.setdefault(row.topic, []).append(Label(row.text, row.language, row.preferred))
    uris = {row.id: row.uri for row in records.connection.execute(select(schema.topics).order_by(schema.topics.c.uri))}
    broader: dict[str, list[str]] = {}
    for row in records.connection.execute(select(schema.topic_broader)):
        broader.setdefault(row.topic, []).append(uris[row.broader])
    return tuple(
        (identifier, Topic(uri, tuple(labels.get(identifier, ())), tuple(sorted(broader.get(identifier, ())))))
        for identifier, uri in uris.items()
    )


def with_hidden_labels(records: Records) -> tuple[tuple[str, Topic], ...]:
    """Return all topics by id as finders need them: there are many more hidden labels than others."""
    hidden: dict[str, list[Label]] = {}
    table = schema.topic_hidden_labels.c
    for row in records.connection.execute(
        select(schema.topic_hidden_labels).order_by(table.topic, table.language, table.text)
    ):
        hidden.setdefault(row.topic, []).append(Label(row.text, row.language, preferred=False))
    return tuple((one, replace(topic, hidden=tuple(hidden.get(one, ())))) for one, topic in every(records))


def loaded_since(records: Records, position: int) -> bool:
    """Say whether topics changed after a line of the ledger."""
    ledger = schema.ledger.c
    query = select(ledger.position).where(ledger.position > position, ledger.kind == "topics loaded").limit(1)
    return records.connection.execute(query).scalar() is not None


def get(records: Records, topic: str) -> TopicPage:
    """Return a topic with its broader and narrower ones; raises NotFound."""
    known = dict(every(records))
    if topic not in known:
        raise NotFound(f"there is no topic {topic}")
    ids = {value.uri: identifier for identifier, value in known.items()}
    broader = (ids[uri] for uri in known[topic].broader)
    narrower = (identifier for identifier, value in known.items() if known[topic].uri in value.broader)
    return TopicPage(
        topic,
        known[topic],
        tuple(sorted((Named(other, known[other].label()) for other in broader), key=lambda named: named.label)),
        tuple(sorted((Named(other, known[other].label()) for other in narrower), key=lambda named: named.label)),
    )


def listed(records: Records) -> tuple[Listed, ...]:
    """Return every topic with its number of published documents, narrower topics' too, the most frequent first."""
    counted = lineages.counts(records)
    items = (Listed(identifier, topic.label(), counted.get(identifier, 0)) for identifier, topic in every(records))
    return tuple(sorted(items, key=lambda item: (-item.documents, item.label.casefold())))


def labels(records: Records, topics: Iterable[str], language: str = "en") -> dict[str, str]:
    """Return the preferred label of each topic, its URI where it has none; unknown ids are left out."""
    wanted, table = list(topics), schema.topic_labels.c
    uris = select(schema.topics.c.id, schema.topics.c.uri).where(schema.topics.c.id.in_(wanted))
    query = select(table.topic, table.text).where(table.topic.in_(wanted), table.preferred)
    found: dict[str, str] = {}
    for row in records.connection.execute(query.order_by(table.language != language, table.language != "en")):
        found.setdefault(row.topic, row.text)
    return {row.id: row.uri for row in records.connection.execute(uris)} | found


def find(records: Records, label: str) -> str | None:
    """Return the topic that bears a label in any language, folded, or has this URI or id; the preferred label first."""
    topics, labels, wanted = schema.topics.c, schema.topic_labels.c, key(label)
    exact = or_(topics.id == label, topics.uri == label)
    query = select(topics.id).join(schema.topic_labels, labels.topic == topics.id, isouter=True)
    query = query.where(or_(exact, labels.key == wanted) if wanted else exact)
    return records.connection.execute(query.order_by(~exact, labels.preferred.desc(), topics.uri).limit(1)).scalar()


def namesake(records: Records, label: str) -> Listed | None:
    """Return the topic that bears a label, with its number of published documents, narrower topics' included."""
    found = find(records, label)
    if found is None:
        return None
    return Listed(found, labels(records, [found])[found], lineages.counts(records, found).get(found, 0))


def ids(records: Records, uris: Iterable[str]) -> dict[str, str]:
    """Return the id of each concept that the record knows, by URI."""
    table = schema.topics.c
    rows = records.connection.execute(select(table.uri, table.id).where(table.uri.in_(list(uris))))
    return {row.uri: row.id for row in rows}


def is_furnished(records: Records) -> bool:
    """Say whether the archive has a vocabulary."""
    return records.connection.execute(select(schema.topics.c.id).limit(1)).scalar() is not None


def _add(records: Records, uris: Sequence[str]) -> dict[str, str]:
    added = dict(zip(uris, records.mint_several("topic", len(uris)), strict=True))
    if added:
        records.connection.execute(schema.topics.insert(), [{"id": one, "uri": uri} for uri, one in added.items()])
    return added


def _spoken(topic: Topic) -> dict[tuple[str, str], bool]:
    """Return a topic's labels as the record can hold them: whether each is preferred, the first one said counts."""
    return {(label.language, label.text): label.preferred for label in reversed(topic.labels)}


def _whispered(topic: Topic) -> set[tuple[str, str]]:
    return {(label.language, label.text) for label in topic.hidden}


def _said(topic: Topic, ids: Container[str]) -> tuple[dict[tuple[str, str], bool], set[tuple[str, str]], set[str]]:
    return _spoken(topic), _whispered(topic), {uri for uri in topic.broader if uri in ids}


def _relabel(records: Records, ids: dict[str, str], topic: Topic) -> None:
    identifier = ids[topic.uri]
    for table in (schema.topic_labels, schema.topic_hidden_labels, schema.topic_broader):
        records.connection.execute(table.delete().where(table.c.topic == identifier))
    values = [
        {"topic": identifier, "language": language, "text": text, "preferred": preferred, "key": key(text)}
        for (language, text), preferred in _spoken(topic).items()
    ]
    if values:
        records.connection.execute(schema.topic_labels.insert(), values)
    hidden = [{"topic": identifier, "language": tag, "text": text} for tag, text in sorted(_whispered(topic))]
    if hidden:
        records.connection.execute(schema.topic_hidden_labels.insert(), hidden)
    above = [{"topic": identifier, "broader": ids[uri]} for uri in dict.fromkeys(topic.broader) if uri in ids]
    if above:
        records.connection.execute(schema.topic_broader.insert(), above)
