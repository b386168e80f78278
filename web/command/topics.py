"""`onrecord topics`: the vocabulary that documents are read with."""

import argparse

from archive.errors import Refused
from archive.records import topics
from archive.settings import Settings
from indexer.vocabulary import load as read_vocabulary
from web.command.opening import opened


def load(settings: Settings, arguments: argparse.Namespace) -> int:
    """Take in a SKOS vocabulary; what was read before shows its topics when it is read again."""
    vocabulary = read_vocabulary(_content(arguments), arguments.file.name)
    with opened(settings) as here, here.archive.begin("command") as records:
        changed = topics.load(records, vocabulary)
        total = len(topics.every(records))
    print(f"{_counted(len(vocabulary))} taken in, {changed:,} of them new or changed; the archive knows {total:,}")
    if changed:
        print("documents that come now are read with them; onrecord reread reads the others again")
    return 0


def _content(arguments: argparse.Namespace) -> bytes:
    try:
        content: bytes = arguments.file.read_bytes()
    except OSError as error:
        raise Refused(f"{arguments.file} cannot be read: {error.strerror}") from error
    return content


def _counted(number: int) -> str:
    return f"{number:,} {'topic' if number == 1 else 'topics'}"
