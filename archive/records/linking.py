"""Names of a document linked to authorities: safely equal forms join by themselves, all else is a new authority."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from archive import schema
from archive.authorities import What
from archive.folding import key
from archive.records.base import Records

_A, _F = schema.authorities.c, schema.forms.c


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document with all forms printed there."""

    name: str
    forms: tuple[str, ...] = ()
    acronym: str | None = None


def link(records: Records, what: What, names: Sequence[Name]) -> dict[str, str]:
    """Return the authority of each name, making those that are new, and remember every printed form."""
    known = _known(records, what, {key(name.name) for name in names})
    linked: dict[str, str] = {}
    for name in names:
        wanted = key(name.name)
        if wanted not in known:
            known[wanted] = _add(records, what, name)
        linked[name.name] = known[wanted]
    _remember(records, names, linked)
    return linked


def _known(records: Records, what: What, keys: set[str]) -> dict[str, str]:
    """Find authorities whose name, or exactly one whose safe form, has a key; those merged lead on."""
    form = select(_F.key, _A.id, _A.merged_into).join(schema.authorities, _A.id == _F.authority)
    form = form.where(_A.what == what, _F.links, _F.key.in_(keys))
    name = select(_A.key, _A.id, _A.merged_into).where(_A.what == what, _A.key.in_(keys)).order_by(_A.id.desc())
    by_form: dict[str, set[str]] = {}
    for row in records.connection.execute(form):
        by_form.setdefault(row.key, set()).add(_leading(records, row.id, row.merged_into))
    by_name = {row.key: _leading(records, row.id, row.merged_into) for row in records.connection.execute(name)}
    return {wanted: next(iter(ids)) for wanted, ids in by_form.items() if len(ids) == 1} | by_name


def _leading(records: Records, authority: str, merged_into: str | None) -> str:
    while merged_into:
        authority = merged_into
        merged_into = records.connection.execute(select(_A.merged_into).where(_A.id == authority)).scalar()
    return authority


def _add(records: Records, what: What, name: Name) -> str:
    authority = records.mint(what)
    values = {"id": authority, "what": what, "name": name.name, "acronym": name.acronym, "key": key(name.name)}
    records.connection.execute(schema.authorities.insert().values(values))
    return authority


def _remember(records: Records, names: Iterable[Name], linked: dict[str, str]) -> None:
    rows = [
        {"authority": linked[name.name], "form": form, "key": key(form), "links": is_safe(form)}
        for name in names
        for form in dict.fromkeys((name.name, *name.forms, *([name.acronym] if name.acronym else ())))
    ]
    if rows:
        records.connection.execute(schema.forms.insert().prefix_with("OR IGNORE"), rows)


def is_safe(form: str) -> bool:
    """Say whether a form names one person or body well enough to link documents: two full words or more."""
    folded = key(form).split()
    return len(folded) >= 2 and all(len(word) > 1 for word in folded)
