"""Names of a document linked to authorities: safely equal forms join by themselves, all else is a new authority."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, select

from archive import schema
from archive.authorities import What
from archive.folding import key
from archive.records import likening, standing
from archive.records.base import Records, portions
from archive.records.likening import Form
from archive.writing import writable

_A, _F = schema.authorities.c, schema.forms.c


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document with all forms printed there."""

    name: str
    forms: tuple[str, ...] = ()
    acronym: str | None = None


def link(records: Records, what: What, names: Sequence[Name], document: str | None = None) -> dict[str, str]:
    """Return the authority of each name, making those that are new, and remember every printed form.

    Whom the document calls so already it goes on to call so. A person's single name or initial joins nobody else. A
    name joins whoever bears it even if merged since: rows keep whom they were linked to, and are read as who stands.
    """
    keys = {name.name: key(name.name) for name in names}
    known = _known(records, what, list(set(keys.values())), document)
    new = {keys[name.name] or name.name: name for name in reversed(names)}
    new = {wanted: name for wanted, name in new.items() if wanted not in known}
    known |= dict(zip(new, _add(records, what, list(new.values()), keys), strict=True))
    linked = {name: known[folded or name] for name, folded in keys.items()}
    _remember(records, what, names, linked)
    return linked


def cast_as(records: Records, document: str, authorities: Iterable[str]) -> dict[str, str]:
    """Return for each authority the one by which the document was linked to it: another one, if they were merged."""
    roles = schema.roles.c
    wanted = standing.standing(records, authorities)
    query = select(roles.authority, func.coalesce(_A.merged_into, _A.id).label("leader"))
    query = query.join(schema.authorities, _A.id == roles.authority).where(roles.document == document)
    here = {row.leader: row.authority for row in records.connection.execute(query.order_by(roles.rank.desc()))}
    return {one: here.get(leader, leader) for one, leader in wanted.items()}


def is_full(folded: str) -> bool:
    """Say whether a folded name is one in full, by which other documents' names may join: no initial at either end."""
    words = folded.split()
    return len(words) >= 2 and len(words[0]) > 1 and len(words[-1]) > 1


def _known(records: Records, what: What, keys: Sequence[str], document: str | None) -> dict[str, str]:
    """Find whom the document calls so, else the one authority of that name, else the one with that form."""
    safe = [one for one in keys if one and (what == "organisation" or is_full(one))]
    names = select(_A.key, _A.id, _A.what, _A.merged_into).where(_A.what == what)
    forms = select(_F.key, _A.id, _A.what, _A.merged_into).join(schema.authorities, _A.id == _F.authority)
    by_form = _bearers(records, what, [forms.where(_F.links, _F.key.in_(some)) for some in portions(safe)])
    by_name = _bearers(records, what, [names.where(_A.key.in_(some)) for some in portions(safe)])
    split = _bearers(records, what, [_split_off(document)]) if document else {}
    here = _bearers(records, what, [_called(document)]) if document else {}
    only = {folded: by for found in (by_form, by_name, split) for folded, by in found.items() if len(by) == 1}
    return {folded: min(by.values()) for folded, by in (only | here).items() if folded in keys and folded}


def _called(document: str) -> Select[Any]:
    query = select(_A.key, _A.id, _A.what, _A.merged_into)
    return query.where(_A.id.in_(_cast(document)))


def _split_off(document: str) -> Select[Any]:
    """Ask for every form of those whom staff split off in a document: there it is theirs."""
    judged, judgements = schema.judged.c, schema.judgements.c
    split = select(judged.what).join(schema.judgements, judgements.number == judged.judgement)
    split = split.where(judgements.verdict == "split", judgements.undone_at.is_(None))
    query = select(_F.key, _A.id, _A.what, _A.merged_into).join(schema.authorities, _A.id == _F.authority)
    return query.where(_F.authority.in_(_cast(document)), _F.authority.in_(split))


def _cast(document: str) -> CompoundSelect[Any]:
    roles, mentions = schema.roles.c, schema.mentions.c
    cast = select(roles.authority).where(roles.document == document)
    return cast.union(select(mentions.authority).where(mentions.document == document))


def _bearers(records: Records, what: What, queries: Iterable[Select[Any]]) -> dict[str, dict[str, str]]:
    """Return under each key who stands for those that bear it, each with the one to link to: itself before others.

    The kind is looked at here: asked for it, SQLite reads every authority of the kind instead of a few forms.
    """
    found: dict[str, dict[str, str]] = {}
    for row in (row for query in queries for row in records.connection.execute(query) if row.what == what):
        bearers, leader = found.setdefault(row.key, {}), row.merged_into or row.id
        first = bearers.get(leader, row.id)
        bearers[leader] = leader if leader in (row.id, first) else min(row.id, first)
    return found


def _add(records: Records, what: What, names: Sequence[Name], keys: dict[str, str]) -> list[str]:
    minted = records.mint_several(what, len(names))
    rows = [
        {"id": authority, "what": what, "name": name.name, "acronym": name.acronym, "key": keys[name.name]}
        for authority, name in zip(minted, names, strict=True)
    ]
    if rows:
        records.connection.execute(schema.authorities.insert(), rows)
    return minted


def _remember(records: Records, what: What, names: Iterable[Name], linked: dict[str, str]) -> None:
    printed = {
        (linked[name.name], writable(form))
        for name in names
        for form in (name.name, *name.forms, *([name.acronym] if name.acronym else ()))
    }
    known = likening.known(records, {authority for authority, _ in printed})
    rows = [
        {"authority": authority, "form": form, "key": (folded := key(form)), "links": is_full(folded)}
        for authority, form in sorted(printed.difference(known))
    ]
    if rows:
        records.connection.execute(schema.forms.insert(), rows)
    fresh = [Form(authority, form) for authority, form in sorted(printed) if not known.get((authority, form))]
    likening.compare(records, what, fresh)
