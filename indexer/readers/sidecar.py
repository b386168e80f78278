"""Sidecars: a YAML file beside a document that states what is known about it."""

from archive.errors import Refused
from indexer.readers.base import Stated
from indexer.readers.decoding import decode
from indexer.readers.naming import named_values
from indexer.readers.stating import folded, known_names, state

SUFFIXES = (".yaml", ".yml")
_SIZE = 64 * 1024


def sidecar(content: bytes, name: str) -> Stated:
    """Return what `report.pdf.yaml` states about `report.pdf`. Raises Refused, naming the key that makes no sense."""
    values = _values(content, name)
    unknown = [str(key) for key in values if folded(str(key)) not in known_names()]
    if unknown:
        raise Refused(f"{name}: '{unknown[0]}' is not a key of a sidecar; keys are {', '.join(sorted(known_names()))}")
    claims = state("sidecar", values)
    if claims.problems:
        raise Refused(f"{name}: {claims.problems[0]}")
    if claims.stated.kind is None and str(values.get("kind") or values.get("type") or "").strip():
        raise Refused(f"{name}: kind: must be conference report, statement or press release")
    return claims.stated


def _values(content: bytes, name: str) -> dict[str, object]:
    decoded = decode(content)
    if decoded is None or len(content) > _SIZE:
        raise Refused(f"{name} is no YAML text of at most {_SIZE // 1024} KB")
    try:
        return named_values(decoded.text)
    except ValueError as error:
        raise Refused(f"{name} {error}") from error
