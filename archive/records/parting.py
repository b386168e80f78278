"""Rows of documents moved from an authority to one that is split off it, and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, delete, select, update

from archive import schema
from archive.authorities import Authority
from archive.findings import OFFICES
from archive.folding import key
from archive.records import likening
from archive.records.base import Records, portions
from archive.records.linking import is_full

_A, _F, _E = schema.authorities.c, schema.forms.c, schema.event_organisers.c


@dataclass(frozen=True, slots=True)
class Shed:
    """Who parted from whom, with the forms (form, key, whether it links) and events that went along."""

    old: str
    new: str
    forms: list[list[str | bool]]
    events: list[str]


def part(records: Records, named: Authority, going: Mapping[str, Sequence[str]]) -> list[Shed]:
    """Move the documents of each authority to a new one; where there are several, the first stands for all."""
    minted = records.mint_several(named.what, len(going))
    parted = []
    for (old, documents), new in zip(going.items(), minted, strict=True):
        name = _called(records, old, documents) or named.name
        values = {"id": new, "what": named.what, "name": name, "key": key(name)}
        leader = None if new == minted[0] else minted[0]
        records.connection.execute(schema.authorities.insert().values(**values, merged_into=leader))
        events = _events(records, old, documents)
        _move(records, old, new, documents, events)
        parted.append(Shed(old, new, _take_forms(records, named, old, new, name), events))
    return parted


def rejoin(records: Records, documents: Sequence[str], parted: Iterable[Shed]) -> None:
    """Move documents back to whom they parted from; what was linked to the new one since stays with it."""
    for shed in parted:
        _move(records, shed.new, shed.old, documents, shed.events)
        staying = {writing for (writing,) in records.connection.execute(_printed_for(shed.new))}
        mine = _F.authority == shed.new
        records.connection.execute(delete(schema.forms).where(mine, _F.form.not_in(staying)))
        blocks = schema.blocks.c
        records.connection.execute(
            delete(schema.blocks).where(blocks.authority == shed.new, blocks.form.not_in(staying))
        )
        rows = [
            {"authority": shed.old, "form": form, "key": folded, "links": links} for form, folded, links in shed.forms
        ]
        if rows:
            records.connection.execute(schema.forms.insert().prefix_with("OR IGNORE"), rows)


def _move(records: Records, old: str, new: str, documents: Sequence[str], events: Sequence[str]) -> None:
    statements, speakers = schema.statements.c, schema.statement_speakers
    for some in portions(documents):
        said = select(statements.number).where(statements.document.in_(some))
        for table, mine, theirs in (
            (schema.roles, schema.roles.c.authority, schema.roles.c.document.in_(some)),
            (schema.mentions, schema.mentions.c.authority, schema.mentions.c.document.in_(some)),
            (speakers, speakers.c.authority, speakers.c.statement.in_(said)),
            (schema.findings, schema.findings.c.subject, schema.findings.c.document.in_(some)),
        ):
            moving = update(table).prefix_with("OR IGNORE").where(mine == old, theirs)
            records.connection.execute(moving.values({mine.name: new}))
    moving = update(schema.event_organisers).prefix_with("OR IGNORE").where(_E.organisation == old)
    records.connection.execute(moving.where(_E.event.in_(events)).values(organisation=new))


def _events(records: Records, organisation: str, documents: Sequence[str]) -> list[str]:
    """Return the events that an organisation called and that only these documents report on."""
    table = schema.documents.c
    query = select(_E.event, table.id).join(schema.documents, table.event == _E.event)
    reported: dict[str, set[str]] = {}
    for row in records.connection.execute(query.where(_E.organisation == organisation)):
        reported.setdefault(row.event, set()).add(row.id)
    return sorted(event for event, reports in reported.items() if reports <= set(documents))


def _called(records: Records, authority: str, documents: Sequence[str]) -> str:
    """Return the fullest name under which these documents know an authority."""
    findings, mentions = schema.findings.c, schema.mentions.c
    known = select(findings.value).where(findings.subject == authority, findings.document.in_(documents))
    known = known.where(findings.field.not_in(OFFICES))
    printed = select(mentions.printed).where(mentions.authority == authority, mentions.document.in_(documents))
    found = [name for query in (known, printed) for name in records.connection.execute(query).scalars() if key(name)]
    return max(dict.fromkeys(found), key=lambda name: (len(key(name).replace(" ", "")), name), default="")


def _take_forms(records: Records, named: Authority, old: str, new: str, name: str) -> list[list[str | bool]]:
    """Give the new one the forms printed for it, and take from the old one those that only it bears."""
    theirs = {form for (form,) in records.connection.execute(_printed_for(new))} | {name}
    kept = {form for (form,) in records.connection.execute(_printed_for(old))}
    kept |= set(records.connection.execute(select(_A.name).where(_A.id == old)).scalars())
    mine = select(_F.form, _F.key, _F.links).where(_F.authority == old, _F.form.in_(theirs - kept))
    shed = [[row.form, row.key, row.links] for row in records.connection.execute(mine.order_by(_F.form))]
    gone = [str(form) for form, _, _ in shed]
    records.connection.execute(delete(schema.forms).where(_F.authority == old, _F.form.in_(gone)))
    rows = [{"authority": new, "form": form, "key": key(form), "links": is_full(key(form))} for form in theirs]
    records.connection.execute(schema.forms.insert(), rows)
    likening.place(records, named.what, [likening.Form(new, form) for form in sorted(theirs)])
    return shed


def _printed_for(authority: str) -> CompoundSelect[Any]:
    findings, mentions = schema.findings.c, schema.mentions.c
    values = select(findings.value).where(findings.subject == authority, findings.field.not_in(OFFICES))
    return values.union(select(mentions.printed).where(mentions.authority == authority))
