"""Judgements undone: what they changed is what it was, and the ledger says so."""

from collections.abc import Callable

from archive.errors import Conflict
from archive.judgements import Judgement
from archive.records import authorities, identifying, judging, merging, questions, renaming, splitting
from archive.records.base import Records

_UNDOING: dict[str, Callable[[Records, Judgement], tuple[str, ...]]] = {
    "same": merging.unmerge,
    "split": splitting.unsplit,
    "different": questions.ask_again,
    "identified": identifying.restore,
    "renamed": renaming.call_as_before,
}


def undo(records: Records, number: int) -> None:
    """Undo a judgement: everything that it changed is as it was before.

    Raises NotFound, and Conflict when it was undone already or a later judgement about the same names still holds.
    """
    judgement = judging.get(records, number)
    if judgement.undone_at:
        raise Conflict("this was undone already")
    if judgement.later:
        raise Conflict("something was decided later about the same names: undo that first")
    touched = _UNDOING[judgement.verdict](records, judgement)
    judging.end(records, number)
    name = authorities.get(records, judgement.authority).name
    judging.tell(records, "undone", judgement.authority, touched, name=name, verdict=judgement.verdict)
