"""The archive's own secret, by which digests of names and addresses cannot be guessed back."""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

_NAME = "secret"


def secret(folder: Path) -> bytes:
    """Return the secret of the archive in a folder, made when it is first asked for; only its owner may read it."""
    path = folder / _NAME
    if not path.exists():
        with NamedTemporaryFile(dir=folder) as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            # A link appears whole or not at all, and never over one that another process made meanwhile.
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_bytes()


def keyed_digest(folder: Path, *parts: str) -> str:
    """Return a digest of what somebody typed or where they are, which means nothing without the secret."""
    return hmac.new(secret(folder), "\0".join(parts).encode("utf-8", "replace"), "sha256").hexdigest()
