"""Documents that print names, and the record of names as it stands, for tests of merging and splitting."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from archive import schema
from archive.authorities import What
from archive.findings import FoundName
from archive.reading import Read
from archive.records import Records, authorities
from tests.archive.samples import organisation, paragraphs, person, quoted, reading, said, value

# What only grows: the ledger, ids once given out, the history of judgements.
GROWING = {"ledger", "ledger_details", "minted", "judgements", "judged"}


def printing(number: int, *names: str, also: str = "") -> Read:
    """Return the reading of a document in which each of these speaks; `also` is another form of the first one."""
    said_so = (f"On that day {name} said that water is short. {also}" for name in names)
    text = paragraphs(f"Minutes of day {number}", *said_so)
    found = tuple(replace(person(name), mentions=(FoundName(name, quoted(text, name)),)) for name in names)
    if also:
        found = (replace(found[0], mentions=(*found[0].mentions, FoundName(also, quoted(text, also)))), *found[1:])
    words = tuple(said((passage,), "water is short", name) for name, passage in zip(names, text[1:], strict=True))
    return reading(text, title=value(f"Minutes {number}"), people=found, statements=words, held=value(f"20{number:02}"))


def hosting(number: int, *names: str) -> Read:
    """Return the reading of a document that these organisations issue."""
    text = paragraphs(f"Letter {number}", *(f"This is a letter of {name} to all." for name in names))
    found = tuple(replace(organisation(name), mentions=(FoundName(name, quoted(text, name)),)) for name in names)
    return reading(text, title=value(f"Letter {number}"), organisations=found)


def named(records: Records, name: str, what: What = "person") -> str:
    """Return the id of the one who bears a name as the authorised one."""
    (found,) = (one for one in authorities.find(records, what, name) if one.name == name)
    return found.id


def dump(
    records: Records, keep: Callable[[str, str], bool] = lambda table, one: True
) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the record but the growing ones; `keep` is asked about each authority's id."""
    found = {}
    for table in schema.metadata.sorted_tables:
        if table.name not in GROWING:
            rows = [tuple(row) for row in records.connection.execute(select(table))]
            rows = [row for row in rows if table.name != "authorities" or keep(table.name, row[0])]
            found[table.name] = sorted(rows, key=repr)
    return found
