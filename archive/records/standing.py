"""Who stands for an authority today: one that was merged into another is read as that one.

Rows of documents keep whom they were linked to, so that a merge is one mark and undoing it takes the mark away.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, exists, func, or_, select

from archive import schema
from archive.records.base import Records, portions

_A = schema.authorities.c
_MEMBER = schema.authorities.alias("member")


def joined(query: Select[Any], authority: Column[str]) -> Select[Any]:
    """Join the table of authorities as those who stand today for whom a column names."""
    query = query.join_from(authority.table, _MEMBER, _MEMBER.c.id == authority)
    return query.join(schema.authorities, _A.id == func.coalesce(_MEMBER.c.merged_into, _MEMBER.c.id))


def members_of(*authorities: str) -> Select[Any]:
    """Return the query for all whom these stand for, themselves among them."""
    return select(_MEMBER.c.id).where(or_(_MEMBER.c.id.in_(authorities), _MEMBER.c.merged_into.in_(authorities)))


def members(records: Records, authority: str) -> tuple[str, ...]:
    """Return all whom an authority stands for, itself first."""
    found: list[str] = list(records.connection.execute(members_of(authority)).scalars())
    return tuple(sorted(found, key=lambda one: (one != authority, one)))


def standing(records: Records, ids: Iterable[str]) -> dict[str, str]:
    """Return who stands today for each authority; what is no authority is left out."""
    found: dict[str, str] = {}
    for some in portions(list(set(ids))):
        query = select(_A.id, _A.merged_into).where(_A.id.in_(some))
        found |= {row.id: row.merged_into or row.id for row in records.connection.execute(query)}
    return found


def leading(records: Records, authority: str) -> str:
    """Return the authority that stands for this one today."""
    return standing(records, [authority]).get(authority, authority)


def same(records: Records, ids: Iterable[str]) -> dict[str, str]:
    """Return everybody who is read as one of these today, each with who stands for both."""
    leaders = set(standing(records, ids).values())
    found: dict[str, str] = {}
    for some in portions(list(leaders)):
        found |= {one: one for one in some}
        query = select(_A.id, _A.merged_into).where(_A.merged_into.in_(some))
        found |= {row.id: row.merged_into for row in records.connection.execute(query)}
    return found


def in_published() -> ColumnElement[bool]:
    """Say of a row of authorities whether it stands today and a published document names it, or one merged into it."""
    roles, documents = schema.roles.c, schema.documents.c
    public = exists().where(documents.id == roles.document, documents.standing == "published")
    own = exists().where(roles.authority == _A.id, public.correlate(schema.roles))
    theirs = exists().where(roles.authority == _MEMBER.c.id, public.correlate(schema.roles)).correlate(_MEMBER)
    lent = select(_MEMBER.c.merged_into).where(_MEMBER.c.merged_into.is_not(None), theirs)
    return and_(_A.merged_into.is_(None), or_(own.correlate(schema.authorities), _A.id.in_(lent)))


def documents_of(records: Records, authorities: Iterable[str]) -> tuple[str, ...]:
    """Return the documents that were linked to one of these, whatever their standing, by id."""
    wanted = list(authorities)
    roles, mentions = schema.roles.c, schema.mentions.c
    cast = select(roles.document).where(roles.authority.in_(wanted))
    named = select(mentions.document).where(mentions.authority.in_(wanted))
    return tuple(sorted(records.connection.execute(cast.union(named)).scalars()))
