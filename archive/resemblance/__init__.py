"""Whether two printed names may be one person or organisation: where to look for the other, and why it may be."""

from archive.authorities import What
from archive.resemblance import bodies, people
from archive.resemblance.blocks import kept_under, looked_up_under
from archive.resemblance.reasons import Resemblance

__all__ = ["Resemblance", "kept_under", "looked_up_under", "resemblance"]


def resemblance(what: What, one: str, other: str) -> Resemblance | None:
    """Return why two printed names may be one; None where nothing speaks for it."""
    return bodies.resemblance(one, other) if what == "organisation" else people.resemblance(one, other)
