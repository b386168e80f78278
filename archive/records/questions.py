"""Questions: authorities that may be one, with what speaks for it, until staff decide."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, case, exists, func, or_, select

from archive import schema
from archive.authorities import Authority
from archive.errors import Refused
from archive.judgements import Candidate, Judgement, Printed, Question, Questions
from archive.records import authorities, judging, merging, standing
from archive.records.base import Records

_L, _J = schema.likenesses.c, schema.judgements.c
_ONE, _OTHER = schema.authorities.alias("one"), schema.authorities.alias("other")
_Wanted = tuple[str, str]


def pending(records: Records, offset: int, limit: int, authority: str | None = None) -> Questions:
    """Return what waits to be decided, the likeliest first; of one authority, or of all."""
    open_ones = _open(authority)
    query = select(open_ones).where(open_ones.c.place == 1)
    total = records.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    ordered = query.order_by(open_ones.c.strength.desc(), open_ones.c.first, open_ones.c.second)
    rows = records.connection.execute(ordered.offset(offset).limit(limit)).all()
    return Questions(total, _questions(records, rows))


def differ(records: Records, one: str, other: str) -> int:
    """Say that two are not one, so that nobody asks again; returns the judgement's number."""
    first, second = merging.standing_one(records, one), merging.standing_one(records, other)
    if one == other:
        raise Refused(f"{first.name} cannot be told apart from itself")
    pair = "pair {} {}".format(*sorted((one, other)))
    number = judging.keep(records, "different", one, other, [pair], "{}")
    judging.tell(records, "told apart", one, (), name=first.name, other=second.name, different=other)
    return number


def ask_again(records: Records, judgement: Judgement) -> tuple[str, ...]:
    """Let a question be asked again once its judgement is undone; no document is touched."""
    return ()


def _open(authority: str | None) -> FromClause:
    """Select the likenesses between those who stand today, that nobody decided about, the strongest of a pair first."""
    first, second = _pair()
    query = select(first.label("first"), second.label("second"), schema.likenesses)
    query = query.join(_ONE, _ONE.c.id == _L.one).join(_OTHER, _OTHER.c.id == _L.other)
    if authority:
        mine = standing.members_of(authority)
        query = query.where(or_(_L.one.in_(mine), _L.other.in_(mine)))
    asked = query.where(_today(_ONE) != _today(_OTHER), _is_named(_L.one), _is_named(_L.other)).subquery()
    apart = select(first.label("first"), second.label("second")).select_from(schema.judgements)
    apart = apart.join(_ONE, _ONE.c.id == _J.authority).join(_OTHER, _OTHER.c.id == _J.other)
    decided = apart.where(_J.verdict.in_(("different", "split")), _J.undone_at.is_(None)).subquery()
    same = and_(decided.c.first == asked.c.first, decided.c.second == asked.c.second)
    place = func.row_number().over(
        partition_by=(asked.c.first, asked.c.second), order_by=(asked.c.strength.desc(), asked.c.one, asked.c.other)
    )
    return select(asked, place.label("place")).where(~exists().where(same)).subquery()


def _pair() -> tuple[ColumnElement[str], ColumnElement[str]]:
    one, other = _today(_ONE), _today(_OTHER)
    return case((one < other, one), else_=other), case((one < other, other), else_=one)


def _today(names: FromClause) -> ColumnElement[str]:
    return func.coalesce(names.c.merged_into, names.c.id)


def _is_named(authority: ColumnElement[str]) -> ColumnElement[bool]:
    roles, mentions = schema.roles.c, schema.mentions.c
    return or_(exists().where(roles.authority == authority), exists().where(mentions.authority == authority))


def _questions(records: Records, rows: Sequence[Row[Any]]) -> tuple[Question, ...]:
    ids = {one for row in rows for one in (row.first, row.second)}
    known, numbers = authorities.several(records, ids), _documents(records, ids)
    wanted = [pair for row in rows for pair in ((row.one, row.form), (row.other, row.other_form))]
    places = _places(records, wanted)
    leaders = standing.standing(records, {authority for authority, _ in wanted})
    found = []
    for row in rows:
        pair = ((row.one, row.form), (row.other, row.other_form))
        both = [_candidate(known[leaders[one]], numbers, places.get((one, form))) for one, form in pair]
        both.sort(key=lambda one: (-one.documents, -len(one.authority.name), one.authority.id))
        found.append(Question(both[0], both[1], row.reason))
    return tuple(found)


def _candidate(authority: Authority, numbers: dict[str, int], printed: Printed | None) -> Candidate:
    return Candidate(authority, numbers.get(authority.id, 0), printed)


def _documents(records: Records, ids: Iterable[str]) -> dict[str, int]:
    """Count the documents that name each of those who stand, whatever the documents' standing."""
    roles = schema.roles.c
    leader = _today(_ONE).label("leader")
    query = select(leader, func.count(roles.document.distinct()).label("number"))
    query = query.join(schema.roles, roles.authority == _ONE.c.id)
    query = query.where(or_(_ONE.c.id.in_(ids), _ONE.c.merged_into.in_(ids))).group_by(leader)
    return {row.leader: row.number for row in records.connection.execute(query)}


def _places(records: Records, wanted: Sequence[_Wanted]) -> dict[_Wanted, Printed]:
    """Return where each form is printed for its authority; where it is not, another place of that authority."""
    found: dict[_Wanted, Printed] = {}
    for row in records.connection.execute(_mentioned({authority for authority, _ in wanted})):
        end = row.end if row.first == row.last else len(row.text)
        place = Printed(
            row.document, row.title, row.held or row.published, row.language, row.standing, row.first, row.text,
            row.start, end,
        )  # fmt: skip
        found.setdefault((row.authority, row.printed), place)
        found.setdefault((row.authority, ""), place)
    places = {pair: found.get(pair) or found.get((pair[0], "")) for pair in wanted}
    return {pair: place for pair, place in places.items() if place}


def _mentioned(ids: set[str]) -> Select[Any]:
    """Select the newest mention of each form of some authorities, in the newest revisions."""
    mentions, documents, passages = schema.mentions.c, schema.documents.c, schema.passages.c
    place = func.row_number().over(partition_by=(mentions.authority, mentions.printed), order_by=mentions.number.desc())
    query = select(
        schema.mentions, documents.title, documents.held, documents.published, documents.language, documents.standing,
        place.label("place"),
    )  # fmt: skip
    query = query.join(schema.documents, documents.id == mentions.document)
    newest = query.where(mentions.authority.in_(ids), mentions.revision == documents.revision).subquery()
    here = and_(
        passages.document == newest.c.document, passages.revision == newest.c.revision,
        passages.number == newest.c.first,
    )  # fmt: skip
    return select(newest, passages.text).join(schema.passages, here).where(newest.c.place == 1)
