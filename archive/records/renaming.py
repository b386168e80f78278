"""Authorities called by another name: what is printed stays, and documents find them by it as before."""

import json

from sqlalchemy import update

from archive import schema
from archive.errors import Refused
from archive.folding import key
from archive.judgements import Judgement
from archive.records import judging, merging, standing
from archive.records.base import Records
from archive.writing import writable

_LONGEST = 300
_A = schema.authorities.c


def rename(records: Records, authority: str, name: str) -> int:
    """Call an authority by another name, and return the judgement's number.

    Raises NotFound, Conflict when it was merged meanwhile, Refused when the name is none, too long or the one it has.
    """
    named, wanted = merging.standing_one(records, authority), " ".join(writable(name).split())
    if not key(wanted):
        raise Refused("a name has letters")
    if len(wanted) > _LONGEST:
        raise Refused(f"a name has {_LONGEST} letters at most")
    if wanted == named.name:
        raise Refused(f"{named.name} is called so already")
    _call(records, authority, wanted)
    number = judging.keep(records, "renamed", authority, None, [authority], json.dumps({"before": named.name}))
    touched = standing.documents_of(records, standing.members(records, authority))
    judging.tell(records, "renamed", authority, touched, name=wanted, other=named.name)
    return number


def call_as_before(records: Records, judgement: Judgement) -> tuple[str, ...]:
    """Give an authority back the name that it had, and return the documents touched."""
    _call(records, judgement.authority, json.loads(judgement.details)["before"])
    return standing.documents_of(records, standing.members(records, judgement.authority))


def _call(records: Records, authority: str, name: str) -> None:
    records.connection.execute(update(schema.authorities).where(_A.id == authority).values(name=name, key=key(name)))
