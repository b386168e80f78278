"""Where people are named: capitalised words that something proves to be a person's name."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extract.names.chains import Chain
from indexer.extract.names.company import by_company, sharing
from indexer.extract.names.homes import organisation_after
from indexer.extract.names.leading import occupation
from indexer.extract.names.name import Name
from indexer.extract.names.office import Office
from indexer.extract.names.offices import office_after, office_before
from indexer.extract.names.proofs import proof
from indexer.extract.names.rowed import again, by_row, by_turns, trimmed
from indexer.extract.names.runs import runs
from indexer.extract.prose.text import Sentence, Text


def names(text: Text, chains: Sequence[Chain]) -> tuple[Name, ...]:
    """Return the names that are proved where they stand, in reading order."""
    taken = _taken(text, chains)
    starts = {chain.first: chain for chain in chains}
    owned = [False] * len(text.tokens)
    found: list[Name] = []
    unproved: list[Name] = []
    for sentence in text.sentences:
        busy = sentence.first
        for first, last in runs(text.tokens, sentence, taken):
            if first < busy:
                continue
            name = _proved(text, sentence, first, last, owned, starts)
            owned[first:last] = [name.confidence > 0] * (last - first)
            busy = name.office.last if name.confidence and name.office else last
            (found if name.confidence else unproved).append(name)
    proved = {name.first: name for name in trimmed(text, found)}
    further = (*by_row(text, [*proved.values()], unproved, starts), *again(text, [*proved.values()], unproved))
    proved |= {name.first: name for name in further if name.office or name.first not in proved}
    proved |= {name.first: name for name in by_turns(text) if name.first not in proved and not taken[name.first]}
    company = by_company(text, [*proved.values()], [name for name in unproved if name.first not in proved])
    return sharing(text, sorted((*proved.values(), *company), key=lambda name: name.first))


def _taken(text: Text, chains: Sequence[Chain]) -> list[bool]:
    taken = [False] * len(text.tokens)
    for chain in chains:
        taken[chain.first : chain.last] = [True] * (chain.last - chain.first)
    return taken


def _proved(
    text: Text, sentence: Sentence, first: int, last: int, owned: Sequence[bool], starts: dict[int, Chain]
) -> Name:
    before = office_before(text, sentence, first, owned, starts)
    after = office_after(text, sentence, last, owned, starts)
    before = before or occupation(text, sentence, first, last)
    rule, confidence = proof(text, sentence, first, last, before, after)
    in_brackets = last < sentence.last and text.tokens[last].text == "("
    longer = before is not None and after is not None and len(before.position or "") > len(after.position or "")
    nearest = (in_brackets and longer) or _sits(text, before) or _ends_in_a_name(text, after)
    office = before if before and nearest else _fuller(before, after)
    if confidence and after is None and (in_brackets or not _sits(text, office)):
        office = _with_organisation(text, sentence, last, office)
    token = text.tokens[last - 1]
    end = token.end - 2 if token.lower.endswith(("'s", "’s")) else token.end
    words = tuple(token.text for token in text.tokens[first:last] if token.is_word)
    if end < token.end:
        words = (*words[:-1], words[-1][:-2])
    return Name(first, last, text.tokens[first].start, end, words, rule, confidence, office)


def _sits(text: Text, office: Office | None) -> bool:
    """Whether it is the title of one who sits in a parliament: no seat in a committee behind the name outdoes it."""
    titled = text.tokens[slice(*office.titled)] if office and office.titled else ()
    return any("sits" in token.marks for token in titled)


def _ends_in_a_name(text: Text, office: Office | None) -> bool:
    """Whether the words behind a name may be the office of the next in a list: `, Director of Wells Haines,`."""
    last = text.tokens[office.titled[1] - 1] if office and office.titled else None
    return last is not None and last.is_capital and not last.marks


def _fuller(before: Office | None, after: Office | None) -> Office | None:
    if before and after:
        return after if after.organisation or not before.organisation else before
    return before or after


def _with_organisation(text: Text, sentence: Sentence, last: int, office: Office | None) -> Office | None:
    found = organisation_after(text, sentence, last)
    if not found or (office and office.organisation):
        return office
    printed, housed = found[0], found[1:]
    if office is None:
        return Office(None, printed, last, found[2], housed=housed)
    return replace(office, organisation=printed, last=found[2], shared=False, housed=housed)
