"""What registers elsewhere call an authority: added, changed and taken away by staff."""

import json

from sqlalchemy import delete, select

from archive import schema
from archive.authorities import Authority
from archive.errors import Conflict, Refused
from archive.judgements import Judgement
from archive.records import authorities, judging, likening, standing
from archive.records.base import Records
from archive.records.likening import Form
from archive.registers import REGISTERS, Identifier, identifier, register
from archive.resemblance import Resemblance

_I = schema.identifiers.c
_CERTAIN = 1.0


def identifiers(records: Records, authority: str) -> tuple[Identifier, ...]:
    """Return what registers call an authority, or one that it stands for, in the order of the registers."""
    kept = _kept(records, authority)
    return tuple(kept[one.scheme][1] for one in REGISTERS if one.scheme in kept)


def identify(records: Records, authority: str, scheme: str, text: str) -> int | None:
    """Give an authority a register's identifier, or take it away when the text is empty.

    Returns the judgement's number, None when nothing changed. Raises Refused, NotFound.
    """
    named = authorities.get(records, authority)
    holder, before = _kept(records, authority).get(register(scheme).scheme, (authority, None))
    after = identifier(scheme, text) if text.strip() else None
    if before == after:
        return None
    _set(records, holder, scheme, after.value if after else None)
    if after:
        _ask_about_others(records, named, after)
    details = json.dumps({"scheme": scheme, "before": before.value if before else "", "holder": holder})
    number = judging.keep(records, "identified", holder, None, [f"{scheme} {holder}"], details)
    shown = after.shown if after else "none"
    judging.tell(records, "identified", authority, (), name=named.name, register=register(scheme).name, value=shown)
    return number


def restore(records: Records, judgement: Judgement) -> tuple[str, ...]:
    """Put back what stood before; no document is touched. Raises Conflict when a merge brought another one since."""
    was: dict[str, str] = json.loads(judgement.details)
    others = standing.members_of(standing.leading(records, was["holder"]))
    query = select(_I.value).where(_I.scheme == was["scheme"], _I.authority.in_(others), _I.authority != was["holder"])
    if was["before"] and set(records.connection.execute(query).scalars()) - {was["before"]}:
        raise Conflict("a name that was merged since bears another identifier: undo the merge first")
    _set(records, was["holder"], was["scheme"], was["before"] or None)
    return ()


def check_agreement(records: Records, one: Authority, other: Authority) -> None:
    """Raise Refused when a register knows two authorities as two."""
    mine = {known.scheme: known for known in identifiers(records, one.id)}
    for theirs in identifiers(records, other.id):
        own = mine.get(theirs.scheme, theirs)
        if own != theirs:
            raise Refused(
                f"{theirs.register} knows them as two: {one.name} is {own.shown}, {other.name} is {theirs.shown}; "
                "take the wrong identifier away first"
            )


def _kept(records: Records, authority: str) -> dict[str, tuple[str, Identifier]]:
    """Return each scheme with who holds the identifier, the authority itself before those whom it stands for."""
    query = select(schema.identifiers).where(_I.authority.in_(standing.members_of(authority)))
    rows = records.connection.execute(query.order_by(_I.authority != authority, _I.authority)).all()
    return {row.scheme: (row.authority, Identifier(row.scheme, row.value)) for row in reversed(rows)}


def _set(records: Records, authority: str, scheme: str, value: str | None) -> None:
    table = schema.identifiers
    records.connection.execute(delete(table).where(_I.authority == authority, _I.scheme == scheme))
    if value:
        records.connection.execute(table.insert().values(authority=authority, scheme=scheme, value=value))


def _ask_about_others(records: Records, named: Authority, known: Identifier) -> None:
    names = schema.authorities.c
    query = select(names.id, names.name).join(schema.identifiers, _I.authority == names.id)
    query = query.where(_I.scheme == known.scheme, _I.value == known.value, names.what == named.what)
    for row in records.connection.execute(query.where(names.id != named.id)).all():
        both = Resemblance(f"Both are {known.shown} in {known.register}.", _CERTAIN)
        likening.note(records, Form(named.id, named.name), Form(row.id, row.name), both)
