"""Names compared as they come in: each with the few that wait in its blocks, never with all."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, func, literal_column, select

from archive import schema
from archive.authorities import What
from archive.records.base import Records, portions
from archive.resemblance import Resemblance, kept_under, looked_up_under, resemblance

_B, _F = schema.blocks.c, schema.forms.c
# Of a block that very many share, some are compared: enough to ask, too few to slow down reading.
_MOST_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of an authority's name."""

    authority: str
    form: str


def known(records: Records, authorities: Iterable[str]) -> dict[tuple[str, str], bool]:
    """Return the forms that these authorities have, each with whether it was compared."""
    compared = exists().where(_B.authority == _F.authority, _B.form == _F.form)
    found: dict[tuple[str, str], bool] = {}
    for some in portions(list(authorities)):
        query = select(_F.authority, _F.form, compared.label("compared")).where(_F.authority.in_(some))
        found |= {(row.authority, row.form): bool(row.compared) for row in records.connection.execute(query)}
    return found


def compare(records: Records, what: What, forms: Sequence[Form]) -> None:
    """Remember where these forms are found by others, and which authorities may be one because of them."""
    place(records, what, forms)
    wanted = {one: looked_up_under(what, one.form) for one in forms}
    waiting = _waiting(records, what, {block for blocks in wanted.values() for block in blocks})
    found: dict[tuple[str, str], dict[str, str | float]] = {}
    for form, blocks in wanted.items():
        for other in dict.fromkeys(other for block in blocks for other in waiting.get(block, ())):
            _weigh(what, form, other, found)
    if found:
        records.connection.execute(schema.likenesses.insert().prefix_with("OR IGNORE"), list(found.values()))


def place(records: Records, what: What, forms: Iterable[Form]) -> None:
    """Remember where these forms are found by others."""
    rows = [
        {"authority": one.authority, "form": one.form, "block": block}
        for one in forms
        for block in sorted(kept_under(what, one.form))
    ]
    if rows:
        records.connection.execute(schema.blocks.insert().prefix_with("OR IGNORE"), rows)


def note(records: Records, form: Form, other: Form, alike: Resemblance) -> None:
    """Remember that two authorities may be one for a reason of its own."""
    row = _row(form, other, alike)
    records.connection.execute(schema.likenesses.insert().prefix_with("OR IGNORE").values(row))


def _waiting(records: Records, what: What, blocks: set[str]) -> dict[str, list[Form]]:
    """Return those that wait in blocks, the first of each: a block that very many share is not read to its end.

    The kind is looked at here: asked for it, SQLite begins with every authority of the kind.
    """
    names, some = schema.authorities.c, schema.blocks.alias("some")
    block = func.json_each(json.dumps(sorted(blocks))).table_valued("value")
    first: Select[Any] = select(literal_column("some.rowid")).select_from(some).where(some.c.block == block.c.value)
    nearest = first.limit(_MOST_COMPARED).correlate(block).scalar_subquery()
    query = select(_B.block, _B.authority, _B.form, names.what).select_from(block)
    query = query.join(schema.blocks, literal_column("blocks.rowid").in_(nearest))
    query = query.join(schema.authorities, names.id == _B.authority)
    query = query.where(exists().where(_F.authority == _B.authority, _F.form == _B.form))
    found: dict[str, list[Form]] = {}
    for row in (row for row in records.connection.execute(query) if row.what == what):
        found.setdefault(row.block, []).append(Form(row.authority, row.form))
    return found


def _weigh(what: What, form: Form, other: Form, found: dict[tuple[str, str], dict[str, str | float]]) -> None:
    if form.authority == other.authority:
        return
    alike = resemblance(what, form.form, other.form)
    pair = min(form.authority, other.authority), max(form.authority, other.authority)
    if alike and (pair not in found or alike.strength > float(found[pair]["strength"])):
        found[pair] = _row(form, other, alike)


def _row(form: Form, other: Form, alike: Resemblance) -> dict[str, str | float]:
    first, second = sorted((form, other), key=lambda one: one.authority)
    return {
        "one": first.authority,
        "other": second.authority,
        "form": first.form,
        "other_form": second.form,
        "reason": alike.reason,
        "strength": alike.strength,
    }
