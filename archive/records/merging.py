"""Two authorities read as one, and apart again: a mark on the one that goes, and not a row of a document changed."""

import json
from collections.abc import Mapping

from sqlalchemy import update

from archive import schema
from archive.authorities import Authority
from archive.errors import Conflict, Refused
from archive.judgements import Judgement
from archive.records import authorities, identifying, judging, standing
from archive.records.base import Records

_A = schema.authorities.c


def merge(records: Records, keep: str, gone: str) -> int:
    """Read one authority as another from now on, and return the judgement's number.

    The id that goes leads on to the one that stays; every form printed for either belongs to it. Raises NotFound,
    Conflict when one of them was merged already, Refused when they cannot be one.
    """
    stays, goes = standing_one(records, keep), standing_one(records, gone)
    if keep == gone:
        raise Refused(f"{stays.name} cannot be merged with itself")
    if stays.what != goes.what:
        raise Refused(f"{stays.name} is a {stays.what}, {goes.name} is a {goes.what}: they cannot be one")
    identifying.check_agreement(records, stays, goes)
    members = standing.members(records, gone)
    lead(records, dict.fromkeys(members, keep))
    before = {member: "" if member == gone else gone for member in members}
    number = judging.keep(records, "same", keep, gone, members, json.dumps(before))
    touched = standing.documents_of(records, standing.members(records, keep))
    judging.tell(records, "merged", keep, touched, name=stays.name, other=goes.name, merged=gone)
    return number


def moved(judgement: Judgement) -> dict[str, str | None]:
    """Return who stood before a merge for each of those that it moved; None is itself."""
    before: dict[str, str] = json.loads(judgement.details)
    return {member: leader or None for member, leader in before.items()}


def unmerge(records: Records, judgement: Judgement) -> tuple[str, ...]:
    """Let those stand again who stood before a merge, and return the documents touched."""
    touched = standing.documents_of(records, standing.members(records, judgement.authority))
    lead(records, moved(judgement))
    return touched


def lead(records: Records, leaders: Mapping[str, str | None]) -> None:
    """Set who stands for each authority; None is itself."""
    for member, leader in leaders.items():
        records.connection.execute(update(schema.authorities).where(_A.id == member).values(merged_into=leader))


def standing_one(records: Records, identifier: str) -> Authority:
    """Return an authority that stands for itself; raises NotFound, or Conflict when it was merged."""
    found = authorities.get(records, identifier)
    if found.merged_into:
        raise Conflict(f"{found.name} was merged into another name meanwhile: look at it again")
    return found
