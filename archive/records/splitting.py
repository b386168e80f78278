"""Documents split off an authority: to one that was merged with it, or to a new one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice

from archive.authorities import Authority
from archive.errors import Refused
from archive.judgements import Judgement
from archive.records import judging, merging, parting, standing
from archive.records.base import Records
from archive.records.parting import Shed


@dataclass(frozen=True, slots=True)
class _Split:
    """What a split changed: who stands again, or who is new for whom with what it took along."""

    again: dict[str, str | None] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    parted: list[Shed] = field(default_factory=list)


def split(records: Records, authority: str, documents: Collection[str]) -> str:
    """Say that some of an authority's documents are about another one, whose id is returned.

    Where they are those of one that was merged, that one stands again as it was. Raises NotFound, Conflict when the
    authority was merged meanwhile, Refused when nothing or everything would go.
    """
    named, chosen = merging.standing_one(records, authority), set(documents)
    linked = {member: set(standing.documents_of(records, [member])) for member in standing.members(records, authority)}
    everything = set().union(*linked.values())
    _check(named, chosen, everything)
    again = _merged_with(records, authority, chosen, linked)
    if again:
        merging.lead(records, again)
        done, other = _Split(again=again), next(member for member, leader in again.items() if leader is None)
        changed = [authority, *again]
    else:
        going = {member: sorted(mine & chosen) for member, mine in linked.items() if mine & chosen}
        parted = parting.part(records, named, going)
        done, other = _Split(documents=sorted(chosen), parted=parted), parted[0].new
        changed = [authority, *(one for shed in parted for one in (shed.old, shed.new))]
    judging.keep(records, "split", authority, other, changed, json.dumps(asdict(done)))
    name = merging.standing_one(records, other).name
    judging.tell(records, "split", authority, sorted(everything), name=named.name, other=name, parted=other)
    return other


def unsplit(records: Records, judgement: Judgement) -> tuple[str, ...]:
    """Bring together again what a split parted, and return the documents touched; the new id leads on for good."""
    kept = json.loads(judgement.details)
    parted = standing.members(records, judgement.other or "")
    touched = standing.documents_of(records, (*standing.members(records, judgement.authority), *parted))
    parting.rejoin(records, kept["documents"], [Shed(**shed) for shed in kept["parted"]])
    merging.lead(records, dict.fromkeys(parted, judgement.authority))
    return touched


def _check(named: Authority, chosen: set[str], everything: set[str]) -> None:
    if not chosen:
        raise Refused("choose the documents that are about somebody else")
    if chosen - everything:
        raise Refused(f"{named.name} is not named in {', '.join(sorted(chosen - everything))}")
    if chosen == everything:
        raise Refused(f"one document at least stays with {named.name}; to take a merge back, undo it")


def _merged_with(
    records: Records, authority: str, chosen: set[str], linked: Mapping[str, set[str]]
) -> dict[str, str | None]:
    """Return who stood before a merge, or alone, whose documents are these and nobody else's; nothing if nobody."""
    for judgement in judging.history(records, authority):
        if judgement.verdict != "same" or judgement.undone_at or judgement.authority != authority:
            continue
        before = merging.moved(judgement)
        if set(before) <= set(linked) and _are_alone_in(chosen, before, linked):
            return before
    alone = (member for member in linked if member != authority and _are_alone_in(chosen, [member], linked))
    return dict.fromkeys(islice(alone, 1))


def _are_alone_in(chosen: set[str], members: Collection[str], linked: Mapping[str, set[str]]) -> bool:
    """Say whether documents are all those of some members, and of no other one."""
    mine = set().union(*(linked[member] for member in members))
    rest = set().union(*(theirs for member, theirs in linked.items() if member not in members))
    return mine == chosen and not rest & chosen
