"""Under which full name an organisation is known that is printed as an acronym, or as `the Agency` alone."""

from collections.abc import Iterable

from archive.folding import fold
from indexer.extract.names.nominative import nominative


class Names:
    """The names of one document's organisations; each comes with its acronym or None."""

    def __init__(self, names: Iterable[tuple[str, str | None]]) -> None:
        self._exact: dict[str, str] = {}
        self._heads: dict[str, set[str]] = {}
        for name, acronym in names:
            for printed in (acronym, name):
                if printed:
                    self._exact.setdefault(key(printed), name)
            for word in _ends(key(name)):
                self._heads.setdefault(word, set()).add(name)

    def full(self, printed: str | None) -> str | None:
        """Return the full name; what is printed where there is none, or where two would fit."""
        if printed is None:
            return None
        wanted = key(printed)
        heads = self._heads.get(wanted, set())
        exact = self._exact.get(wanted) or self._exact.get(key(nominative(printed)))
        return exact or (next(iter(heads)) if len(heads) == 1 else printed)


def key(name: str) -> str:
    """Return the letters by which two printed forms of a name are compared."""
    words = [fold(word) for word in name.replace("’s", "").replace("'s", "").split()]
    return " ".join(word for word in words if word not in ("the", ""))


def _ends(name: str) -> set[str]:
    words = name.split()
    return {words[0], words[-1]} if words else set()
