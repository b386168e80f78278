"""An office as it is printed beside a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """A position, the organisation it is held in, and the tokens `first` to `last` the two stand in.

    `titled` and `housed` are the tokens of each of the two where it is printed. `shared` says that it was printed in
    the plural, for all whom a list names; `whole` that the position says all, so that no organisation belongs to it.
    """

    position: str | None
    organisation: str | None
    first: int
    last: int
    shared: bool = False
    titled: tuple[int, int] | None = None
    housed: tuple[int, int] | None = None
    whole: bool = False
