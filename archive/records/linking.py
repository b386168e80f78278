"""Names of a document linked to authorities: safely equal forms join by themselves, all else is a new authority."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from archive import schema
from archive.authorities import What
from archive.folding import key
from archive.records.base import Records, portions

_A, _F = schema.authorities.c, schema.forms.c


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document with all forms printed there."""

    name: str
    forms: tuple[str, ...] = ()
    acronym: str | None = None


def link(records: Records, what: What, names: Sequence[Name], document: str | None = None) -> dict[str, str]:
    """Return the authority of each name, making those that are new, and remember every printed form.

    A person's single name or initial joins only what the same document calls so already.
    """
    keys = {name.name: key(name.name) for name in names}
    known = _known(records, what, list(set(keys.values())), document)
    new = {keys[name.name] or name.name: name for name in reversed(names)}
    new = {wanted: name for wanted, name in new.items() if wanted not in known}
    known |= dict(zip(new, _add(records, what, list(new.values()), keys), strict=True))
    linked = {name: known[folded or name] for name, folded in keys.items()}
    _remember(records, names, linked, keys)
    return linked


def _is_full(folded: str) -> bool:
    words = folded.split()
    return len(words) >= 2 and all(len(word) > 1 for word in words)


def _known(records: Records, what: What, keys: Sequence[str], document: str | None) -> dict[str, str]:
    """Find whom the document calls so, else an authority of that name, else exactly one with that form."""
    safe = [one for one in keys if one and (what == "organisation" or _is_full(one))]
    names = select(_A.key, _A.id, _A.what, _A.merged_into).where(_A.what == what)
    forms = select(_F.key, _A.id, _A.what, _A.merged_into).join(schema.authorities, _A.id == _F.authority)
    by_form = _leaders(records, what, [forms.where(_F.links, _F.key.in_(some)) for some in portions(safe)])
    by_name = _leaders(records, what, [names.where(_A.key.in_(some)) for some in portions(safe)])
    here = _leaders(records, what, [_called(document)]) if document and len(safe) < len(keys) else {}
    only = {folded: ids for folded, ids in by_form.items() if len(ids) == 1}
    return {folded: min(ids) for folded, ids in (only | by_name | here).items() if folded}


def _called(document: str) -> Select[Any]:
    roles, mentions = schema.roles.c, schema.mentions.c
    here = select(roles.authority).where(roles.document == document)
    cast = here.union(select(mentions.authority).where(mentions.document == document)).subquery()
    query = select(_A.key, _A.id, _A.what, _A.merged_into)
    return query.join_from(cast, schema.authorities, _A.id == cast.c.authority)


def _leaders(records: Records, what: What, queries: Iterable[Select[Any]]) -> dict[str, set[str]]:
    """Return the authorities of a kind under each key; those merged lead on to the one that took their place.

    The kind is looked at here: asked for it, SQLite reads every authority of the kind instead of a few forms.
    """
    found: dict[str, set[str]] = {}
    for row in (row for query in queries for row in records.connection.execute(query) if row.what == what):
        found.setdefault(row.key, set()).add(leading(records, row.merged_into) if row.merged_into else row.id)
    return found


def leading(records: Records, authority: str) -> str:
    """Return the authority that stands for this one today: those merged lead on."""
    while into := records.connection.execute(select(_A.merged_into).where(_A.id == authority)).scalar():
        authority = into
    return authority


def _add(records: Records, what: What, names: Sequence[Name], keys: dict[str, str]) -> list[str]:
    minted = records.mint_several(what, len(names))
    rows = [
        {"id": authority, "what": what, "name": name.name, "acronym": name.acronym, "key": keys[name.name]}
        for authority, name in zip(minted, names, strict=True)
    ]
    if rows:
        records.connection.execute(schema.authorities.insert(), rows)
    return minted


def _remember(records: Records, names: Iterable[Name], linked: dict[str, str], keys: dict[str, str]) -> None:
    printed = {
        (linked[name.name], form)
        for name in names
        for form in (name.name, *name.forms, *([name.acronym] if name.acronym else ()))
    }
    folded = keys | {form: key(form) for _, form in printed if form not in keys}
    rows = [
        {"authority": authority, "form": form, "key": folded[form], "links": _is_full(folded[form])}
        for authority, form in sorted(printed)
    ]
    if rows:
        records.connection.execute(schema.forms.insert().prefix_with("OR IGNORE"), rows)
