"""Where Russian names an organisation: a head with its adjectives and what depends on it in the genitive."""

import re
from collections.abc import Iterator, Sequence

from indexer.extract.prose.text import Sentence, Token

_LONGEST, _PURPOSE = 16, 6
_QUOTED = {"«": "»", "“": "”", "„": "“", '"': '"'}
_JOINTS = ("по", "и", "при", "против", "им", ".")
_PURPOSES = ("на", "в", "за")
# Behind these any case may stand: Движение в защиту леса, Комитет против пыток.
_FREE = ("на", "в", "за", "против")
_AT = ("ом", "ем", "ой", "ей", "ых", "их", "е", "и")
_GENITIVE = (
    "ой",
    "ого",
    "его",
    "ии",
    "ов",
    "ев",
    "ей",
    "ых",
    "их",
    "ия",
    "а",
    "я",
    "ы",
    "и",
    "ам",
    "ям",
    "ью",
    "ю",
    "у",
    "ий",
    "ым",
    "им",
)
_ADJECTIVE = (
    "ый",
    "ий",
    "ой",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ем",
    "ая",
    "яя",
    "ую",
    "юю",
    "ое",
    "ее",
    "ей",
)
_OF_COUNTRY = ("и", "ы", "а", "я")
# Those whom a union unites: Союз журналистов.
_OF_MANY = ("ов", "ев", "ей")
_VERB = re.compile(r"(?:[иуые]ла|[жквдсщчшхпбмг]ала|яла|[аеиуы]ло|[аеиуыя]ли|[аеиыуя]лся|лась|лось|лись|тся)$")


def in_genitive(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield each name as a pair of token positions."""
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if "organisation_bare" in token.marks and token.is_capital:
            yield at, at + (2 if at + 1 < sentence.last and _is_country(tokens[at + 1], token) else 1)
            continue
        if "organisation" not in token.marks:
            continue
        first = _adjectives(tokens, at, sentence)
        last = _complete(tokens, first, at, _dependants(tokens, at + 1, sentence))
        if first == at and not token.is_capital and _ends_in_name(tokens, at, last):
            first = _small_adjectives(tokens, at, sentence)
        elif first == at and _is_of_country(tokens, at, last, sentence):
            first = at - 1
        named = tokens[first].is_capital or first < at or _ends_in_name(tokens, at, last)
        if named and "genus" in tokens[at].marks and last - at > 2 and tokens[at + 1].text in _QUOTED:
            first = at + 1
        if (
            named
            and not _is_craft(tokens, first, last)
            and last - first > 1
            and first >= sentence.first
            and not _is_common(tokens, first, at, last, sentence)
        ):
            yield first, last
        elif "organisation_definite" in token.marks and token.is_capital and at > sentence.first:
            yield at, at + 1


def _complete(tokens: Sequence[Token], first: int, head: int, last: int) -> int:
    """Leave out small words behind a court or theatre that an adjective names already: Верховный суд здания."""
    if first == head or last == head + 1 or "organisation_whole" not in tokens[head].marks:
        return last
    following = tokens[head + 1]
    goes_on = following.is_capital or following.text in (*_JOINTS, *_QUOTED) or "place" in following.marks
    return last if goes_on else head + 1


def _is_of_country(tokens: Sequence[Token], head: int, last: int, sentence: Sentence) -> bool:
    """Whether an adjective in small letters says whose ministry it is: немецкое министерство обороны."""
    if head == sentence.first or last - head < 2 or "organisation_proper" not in tokens[head].marks:
        return False
    return "not_name" in tokens[head - 1].marks and tokens[head - 1].lower.endswith(_ADJECTIVE)


def _is_craft(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether quotation marks hold the name of a ship, whose number ends it, or of what is called a film or article."""
    if first == 0 or tokens[first - 1].text not in _QUOTED:
        return False
    called = first > 1 and "thing" in tokens[first - 2].marks | tokens[max(0, first - 3)].marks
    return called or any(letter.isdigit() for letter in tokens[last - 1].text)


def _ends_in_name(tokens: Sequence[Token], head: int, last: int) -> bool:
    """Whether a head in small letters is followed by the name itself: движение «…», мэрия Москвы."""
    if last - head < 2:
        return False
    if tokens[head + 1].text in _QUOTED:
        return True
    if tokens[head + 1].is_shouted and "organisation_bare" in tokens[head + 1].marks:
        return "company" not in tokens[head].marks
    proper = "organisation_proper" in tokens[head].marks
    return proper and any(token.is_capital for token in tokens[head + 1 : last])


def _is_country(token: Token, body: Token) -> bool:
    """Whether a country stands behind the short name of its body: ФСБ РФ, Минобороны Германии."""
    if not token.is_capital or "not_name" not in token.marks:
        return False
    return token.is_shouted or ("of_country" in body.marks and token.lower.endswith(_OF_COUNTRY))


def _is_common(tokens: Sequence[Token], first: int, head: int, last: int, sentence: Sentence) -> bool:
    """Whether only the beginning of a sentence gives a head its capital: Сеть намерена, Суд города."""
    official = tokens[head].marks & {"organisation_official", "of_officer"}
    if first != head or first != sentence.first or (last - head > 1 and official):
        return False
    return not any(tokens[at].is_capital or tokens[at].text in _QUOTED for at in range(head + 1, last))


def _adjectives(tokens: Sequence[Token], head: int, sentence: Sentence) -> int:
    """Return the capitalised adjective that begins the name, else the head itself."""
    for at in range(head - 1, max(sentence.first - 1, head - 5), -1):
        if tokens[at].text == "и" and at > sentence.first and tokens[at - 1].lower.endswith(_ADJECTIVE):
            continue
        if not tokens[at].lower.endswith(_ADJECTIVE) or "position" in tokens[at].marks:
            break
        if tokens[at].is_capital and "opening" not in tokens[at].marks:
            return at
    return head


def _small_adjectives(tokens: Sequence[Token], head: int, sentence: Sentence) -> int:
    """Return where the adjectives begin that a quoted name’s head in small letters carries."""
    first = at = head
    while at > max(sentence.first, head - 3) and tokens[at - 1].lower.endswith(_ADJECTIVE):
        at -= 1
        first = at if "status" in tokens[at].marks else first
    return first


def _dependants(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    limit = min(sentence.last, at + _LONGEST)
    begin = last = at
    while at < limit:
        token = tokens[at]
        if token.text in _QUOTED:
            closing = next((end for end in range(at + 1, limit) if tokens[end].text == _QUOTED[token.text]), None)
            return closing + 1 if closing and not tokens[at + 1].text[0].islower() else last
        if token.text in ("по", "при") and at + 1 < limit and "occasioned" in tokens[at + 1].marks:
            break
        if last == at and (
            token.text in _JOINTS or (at == begin and token.text in _PURPOSES and "purpose" in tokens[at - 1].marks)
        ):
            at += 1
            continue
        if token.text == "в" and _is_region(tokens, begin, at, limit):
            return at + 3
        if token.text == "№" and at + 1 < limit and tokens[at + 1].text.isdigit():
            return at + 2
        if (
            not token.is_word
            or not _depends(tokens, begin, at)
            or _begins_name(tokens, at, limit)
            or _begins_next(tokens, at)
        ):
            break
        at += 1
        last = at
    return last


def _is_region(tokens: Sequence[Token], begin: int, at: int, limit: int) -> bool:
    """Whether it is said where an officer with an office of his own works: Аппарат уполномоченного в … области."""
    near = at + 2 < limit and tokens[at + 1].is_capital and "place" in tokens[at + 2].marks
    return near and "of_officer" in tokens[begin - 1].marks


def _is_in_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a proper name stands behind what it names: Республики Белая Юрга."""
    return "place" in tokens[at - 1].marks or ("place" in tokens[at - 2].marks and tokens[at - 1].is_capital)


def _begins_name(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a given name and a surname begin here, both with a capital."""
    if not tokens[at].is_capital or tokens[at].is_shouted or at + 1 >= limit:
        return False
    if "place" in tokens[at].marks or _is_in_place(tokens, at):
        return False
    return tokens[at + 1].is_capital and not tokens[at + 1].is_shouted


def _begins_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether another organisation begins: after an `и`, or where what the first is for has been said."""
    if tokens[at - 1].text == "и":
        adjective = tokens[at].is_capital or tokens[at].lower.endswith(_ADJECTIVE)
        return "organisation" in tokens[at].marks or (adjective and _is_headed(tokens, at))
    if not tokens[at].is_capital or not any(token.text == "по" for token in tokens[max(0, at - _PURPOSE) : at]):
        return False
    return _is_headed(tokens, at)


def _is_headed(tokens: Sequence[Token], at: int) -> bool:
    return any("organisation" in token.marks for token in tokens[at : at + 3])


def _depends(tokens: Sequence[Token], begin: int, at: int) -> bool:
    token = tokens[at]
    if tokens[at - 1].text in _FREE:
        return True
    if token.marks & {"said", "held", "spoke", "given", "opening", "copula"}:
        return False
    if any(before.text == "при" for before in tokens[max(begin, at - 3) : at]):
        return token.is_capital or token.lower.endswith(_AT)
    if "position" in token.marks and not token.lower.endswith(_OF_MANY):
        return at == begin and "of_officer" in tokens[at - 1].marks
    if token.is_shouted or (token.is_capital and _is_in_place(tokens, at)):
        return True
    # What a body is for stands in the dative: по информационной политике.
    dative = token.lower.endswith("е") and _is_for(tokens, begin, at)
    if "genitive_plural" in token.marks or (at > begin and tokens[at - 1].lower.endswith(("ых", "их"))):
        return True
    case = dative or token.lower.endswith(_GENITIVE)
    return (
        case
        and not _VERB.search(token.lower)
        and not (token.lower.endswith(("у", "ю")) and not _is_for(tokens, begin, at))
    )


def _is_for(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a `по` that governs the dative stands shortly before."""
    return any(tokens[step].text == "по" for step in range(max(begin, at - 4), at))
