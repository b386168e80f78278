"""Several people who are named in a row, as one subject: heads of organisations A, B and C."""

from indexer.extract.clauses.referents import Subject, leads
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene

_LONGEST = 22
_AND = frozenset({"and", "və", "и", "&", "ilə"})


def listed(scene: Scene, sentence: Sentence, end: int, rule: str, confidence: float) -> Subject:
    """Gather `A, B and C` backwards from the name that ends at a token."""
    people = [scene.names(end - 1)]
    first = _name_start(scene, end - 1)
    joined = False
    names = [(first, end)]
    at = _over_office(scene, sentence, first)
    group = _printed_group(scene, sentence, first)
    while at > sentence.first:
        link = scene.text.tokens[at - 1]
        while at - 1 > sentence.first and "beside" in link.marks:
            joined, at = True, at - 1
            link = scene.text.tokens[at - 1]
        if link.lower in _AND:
            joined = True
        elif not (link.text == "," and (joined or len(people) > 1)):
            break
        other = _end_of_name(scene, sentence, at - 1)
        if other < 0:
            if link.text == ",":
                break
            at = -1
            break
        people.insert(0, scene.names(other))
        first = _name_start(scene, other)
        names.insert(0, (first, other + 1))
        group = group or _printed_group(scene, sentence, first)
        at = _over_office(scene, sentence, first)
    distinct = tuple(dict.fromkeys(people))
    printed = group or _in_a_row(scene, names, first, end) if len(distinct) > 1 else None
    return Subject(distinct, printed, first, end, rule, confidence)


def _in_a_row(scene: Scene, names: list[tuple[int, int]], first: int, last: int) -> str:
    """Return names as they stand in a row, without what stands beside them: `Bostanova and Olkhov`."""
    tokens = scene.text.tokens
    joint = next((tokens[at].text for at in range(last - 1, first, -1) if tokens[at].lower in _AND), "")
    printed = [scene.text.covering(*name) for name in names]
    return f"{', '.join(printed[:-1])} {joint} {printed[-1]}"


def _end_of_name(scene: Scene, sentence: Sentence, link: int) -> int:
    """Return the last token of the name that stands before a comma or an `and`; an office may stand between."""
    if scene.text.tokens[link - 1].text == ",":
        link -= 1
    if link > sentence.first and scene.names(link - 1) >= 0:
        return link - 1
    return _end_before_apposition(scene, sentence, link)


def _end_before_apposition(scene: Scene, sentence: Sentence, link: int) -> int:
    """Step back over `(Tskali Legal Clinic)` or `, chair of the Union` to the name that it belongs to."""
    tokens = scene.text.tokens
    bracket = tokens[link - 1].text == ")"
    for at in range(link - 1, max(sentence.first, link - _LONGEST), -1):
        if scene.names(at) >= 0:
            return at if tokens[at + 1].text == "(" or (tokens[at + 1].text == "," and not bracket) else -1
        if tokens[at].marks & {"said", "held", "copula", "that"} or tokens[at].text in (";", ":"):
            return -1
    return -1


def _name_start(scene: Scene, at: int) -> int:
    owner = scene.names(at)
    while scene.names(at - 1) == owner and at > 0:
        at -= 1
    return at


def _over_office(scene: Scene, sentence: Sentence, at: int) -> int:
    """Step back over honorifics and offices before a name."""
    tokens = scene.text.tokens
    begin = at
    while at > max(sentence.first, begin - 10) and _leads(tokens[at - 1]) and scene.names(at - 1) < 0:
        if tokens[at - 1].lower in _AND:
            break
        at -= 1
    start = group_start(scene, sentence, at)
    if start < at and start > sentence.first and tokens[start - 1].lower == "the":
        return start - 1
    return start


def _leads(token: Token) -> bool:
    return leads(token) or "particle" in token.marks


def listed_on(scene: Scene, sentence: Sentence, at: int) -> Subject:
    """Gather `A, B and C` forwards from the name that begins at a token."""
    people = [scene.names(at)]
    first = at
    tokens = scene.text.tokens
    at = _name_end(scene, sentence, at)
    names = [(first, at)]
    while at + 1 < sentence.last and (tokens[at].lower in _AND or tokens[at].text == ","):
        window = range(at + 1, min(at + 8, sentence.last))
        further = next((step for step in window if not _links(tokens[step]) or scene.names(step) >= 0), at)
        ends = any(token.lower in _AND for token in tokens[at : at + 2])
        if scene.names(further) < 0 or not (ends or _is_list(scene, sentence, further)):
            break
        people.append(scene.names(further))
        at = _name_end(scene, sentence, further)
        names.append((further, at))
    distinct = tuple(dict.fromkeys(people))
    printed = _in_a_row(scene, names, first, at) if len(distinct) > 1 else None
    return Subject(distinct, printed, first, at, "subject.after", 0.9)


def _name_end(scene: Scene, sentence: Sentence, at: int) -> int:
    owner = scene.names(at)
    while at < sentence.last and scene.names(at) == owner:
        at += 1
    return at


def _links(token: Token) -> bool:
    return leads(token) or token.lower in _AND


def _is_list(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether an `and` with a name follows: `said A, B, and C`."""
    tokens = scene.text.tokens
    limit = min(at + 40, sentence.last - 1)
    end = next((step for step in range(at, limit) if tokens[step].lower in _AND), limit)
    return any(scene.names(step) >= 0 for step in range(end, min(end + 6, sentence.last)))


def _printed_group(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Return the collective printed before a list of names, as in `heads of organizations A, B and C`."""
    start = group_start(scene, sentence, first)
    titled = first - start == 1 and scene.text.tokens[start].marks & {"position", "honorific"}
    return scene.text.covering(start, first) if start < first and not titled else None


def group_start(scene: Scene, sentence: Sentence, first: int) -> int:
    """Return where the collective before a name begins; the name itself where there is none."""
    tokens = scene.text.tokens
    found = first
    for at in range(first - 1, max(sentence.first - 1, first - 9), -1):
        if not tokens[at].is_word or tokens[at].marks & {"said", "copula", "pronoun"} or scene.names(at) >= 0:
            break
        if "group" in tokens[at].marks:
            found = at
    return found
