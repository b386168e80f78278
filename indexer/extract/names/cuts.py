"""Where a run of capitalised words is cut: at offices, before people, and between two organisations."""

from collections.abc import Iterator, Sequence

from indexer.extract.names.acronyms import is_acronym
from indexer.extract.prose.text import Token

POSSESSIVE = ("'s", "’s")
_OF_NEAR = 5
# Written with capitals in headlines: ISSUED BY THE MINISTRY OF WELLS.
_PREPOSITIONS = frozenset({"by", "at", "from", "in", "about", "over", "against", "after", "under"})


def pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run at offices, before people, and at an `and` between two organisations."""
    begin = first
    for at in range(first, last):
        if _parts(tokens, begin, at, last):
            yield begin, _before_modifiers(tokens, begin, at)
            begin = at + 1
        elif _owns_the_rest(tokens, begin, at):
            yield begin, at + 1
            begin = at + 1
        elif _begins_another(tokens, begin, at, last):
            yield begin, at
            begin = at
    yield begin, last


def _before_modifiers(tokens: Sequence[Token], begin: int, at: int) -> int:
    """Leave what an office begins with to the office: of the Committee Ranking Member."""
    end = at
    if "position" in tokens[at].marks:
        while end > begin + 1 and "modifier" in tokens[end - 1].marks and "connector" not in tokens[end - 2].marks:
            end -= 1
        later = (step for step in range(begin + 1, end - 1) if _is_head(tokens[step]))
        end = next((step + 1 for step in later if "modifier" in tokens[step + 1].marks), end)
    return end


def _parts(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a word stands between two names and belongs to neither."""
    token = tokens[at]
    if at > begin and ("honorific" in token.marks or token.lower in _PREPOSITIONS):
        return True
    if "document" in token.marks and not _is_inside(tokens, begin, at, last):
        return True
    if "position" in token.marks and not (_is_office_name(tokens, at, last) or _is_inside(tokens, begin, at, last)):
        return True
    if token.lower in ("of", "from"):
        return _is_person(tokens, begin, at) or _is_somebody(tokens, begin, at)
    if token.lower in ("and", "&", "və"):
        return _joins_two(tokens, begin, at, last)
    if token.lower in ("for", "to", "on", "with"):
        return _dates(tokens[at + 1]) or not (has_head(tokens, begin, at) and _may_go_on(tokens, begin, at))
    return False


def _is_inside(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a head right behind shows that a word belongs to its name: Wells Advocate Fund, General Assembly."""
    if at + 1 >= last or not _is_head(tokens[at + 1]) or "position" in tokens[at + 1].marks:
        return False
    if tokens[at].lower.endswith(POSSESSIVE):
        return False
    before = at > begin and tokens[at - 1].is_capital and "position" not in tokens[at - 1].marks
    return before or "modifier" in tokens[at].marks


def _joins_two(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether an `and` stands between two names, and not inside one."""
    if _is_listing(tokens[begin:at]) or _is_part_of(tokens, begin, at, last):
        return False
    with_article = at + 1 < last and tokens[at + 1].lower == "the"
    if at - begin > 1 and "organisation_last" in tokens[at - 1].marks:
        return True
    alone = at + 1 + with_article
    ends = alone + 1 == last or (alone + 1 < last and "position" in tokens[alone + 1].marks)
    if ends and "organisation_bare" in tokens[alone].marks:
        return True
    if at - begin == 1 and "organisation_bare" in tokens[begin].marks:
        return True
    if ends and at - begin == 1 and is_acronym(tokens[begin].text) and is_acronym(tokens[alone].text):
        return True
    if _is_of_chamber(tokens, begin, at, last) and not with_article:
        return False
    if not has_head(tokens, begin, at):
        acronym = at - begin == 1 and is_acronym(tokens[begin].text)
        holder = at - begin == 2 and begin > 0 and "position" in tokens[begin - 1].marks
        return with_article or ((acronym or holder) and has_head(tokens, at + 1, last))
    following = _next_and(tokens, at, last)
    short = following - at == 2 and not tokens[at].is_shouted and _is_known_short(tokens[at + 1])
    if short or has_head(tokens, at + 1, following):
        return True
    if with_article and any(token.lower == "of" for token in tokens[at + 2 : min(at + _OF_NEAR, last)]):
        return True
    return _is_complete(tokens, begin, at)


def _is_part_of(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether what a part belongs to has no head yet: Rivers Subcommittee of the House Wells and Lakes Committee."""
    of = next((step for step in range(at - 1, begin, -1) if tokens[step].lower == "of"), begin)
    return "part_of" in tokens[of - 1].marks and not has_head(tokens, of, at) and has_head(tokens, at + 2, last)


def _is_of_chamber(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether only a chamber stands in front of what its committee is for: Senate Wells and Lakes Committee."""
    chamber = "legislature" in tokens[begin].marks and not has_head(tokens, begin + 1, at)
    return chamber and at - begin > 1 and has_head(tokens, at + 2, last)


def _is_listing(tokens: Sequence[Token]) -> bool:
    """Whether a list between commas is not yet at its end."""
    comma = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].text == ","), None)
    return comma is not None and not any(token.lower in ("and", "&") for token in tokens[comma:])


def _is_complete(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a name ends in its head, and says nothing behind it of what the body is for."""
    if at - begin == 1 and "organisation_bare" in tokens[begin].marks:
        return True
    plain = not any(token.lower in ("of", "for", "on") for token in tokens[begin:at])
    return at - begin > 1 and _is_head(tokens[at - 1]) and plain


def _dates(token: Token) -> bool:
    return any(mark.startswith(("month-", "weekday")) for mark in token.marks)


def _is_somebody(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether those words name no body but its member: Lead Republican of the Committee."""
    plain = [token.marks & {"not_name", "modifier", "position", "group", "event"} for token in tokens[begin:at]]
    return bool(plain) and bool(plain[-1]) and not has_head(tokens, begin, at)


def _owns_the_rest(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether the name ends in a possessive: of the Law Society’s Clinics only the Society is named."""
    word = tokens[at].lower
    if not word.endswith(POSSESSIVE) or word.startswith("people") or "bodies" in tokens[at + 1].marks:
        return False
    return has_head(tokens, begin, at + 1) and not tokens[at].marks & {"position", "position_possessive"}


def _begins_another(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a person's name begins right after the head of an organisation."""
    token = tokens[at]
    if (
        "given" in token.marks
        and last - at == 2
        and "connector" not in tokens[at - 1].marks
        and has_head(tokens, begin, at)
    ):
        return not has_head(tokens, at, last)
    after_head = at > begin and bool(tokens[at - 1].marks & {"organisation", "group"}) and has_head(tokens, begin, at)
    # After an office, as in Chair of the House Committee Rosa Stone, two words that end the run are the holder.
    holder = _is_led(tokens, begin) and last - at == 2 and not has_head(tokens, at, last)
    if after_head and ("given" in token.marks or (holder and token.is_capital and not token.marks)):
        return True
    return token.is_capital and _follows_short_head(tokens, begin, at) and not has_head(tokens, at, last)


def _is_led(tokens: Sequence[Token], begin: int) -> bool:
    """Whether `of`, or an office and `of the`, stand at the beginning of a run or before it."""
    if tokens[begin].lower == "of":
        return True
    return (
        begin > 2
        and [token.lower for token in tokens[begin - 2 : begin]] == ["of", "the"]
        and ("position" in tokens[begin - 3].marks)
    )


def _is_person(tokens: Sequence[Token], first: int, at: int) -> bool:
    if has_head(tokens, first, at) or first == at:
        return False
    before = tokens[first - 2 : first] if first > 1 else ()
    capitals = sum(tokens[position].is_capital and tokens[position].is_word for position in range(first, at))
    if capitals == 2 and at - first == 2 and not tokens[first].marks - {"given"}:
        return True
    return "given" in tokens[first].marks or any(token.marks & {"honorific", "position"} for token in before)


def _follows_short_head(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word stands right after `of the Agency`, where another name begins."""
    if at - first < 3 or "organisation" not in tokens[at - 1].marks or "organisation" in tokens[at].marks:
        return False
    return tokens[at - 2].lower == "the" and tokens[at - 3].lower == "of"


def _may_go_on(tokens: Sequence[Token], first: int, at: int) -> bool:
    """An agency for assistance to somebody goes on at `to`; a congress to do something does not."""
    return tokens[at].lower not in ("to", "with") or any(token.lower == "for" for token in tokens[first:at])


def _next_and(tokens: Sequence[Token], at: int, last: int) -> int:
    return next((position for position in range(at + 1, last) if tokens[position].lower == "and"), last)


def _is_known_short(token: Token) -> bool:
    return is_acronym(token.text) and "not_name" not in token.marks


def _is_office_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an office is part of a name, as in Prime Minister’s Office or Office of the Registrar."""
    if tokens[at].lower.endswith(POSSESSIVE) or _is_of_office(tokens, at) or _is_object(tokens, at):
        return True
    if at + 1 < last and "position_possessive" in tokens[at + 1].marks:
        return True
    if at + 1 < last and _is_head(tokens[at + 1]) and ("field" in tokens[at].marks or tokens[at].lower.endswith("s")):
        return True
    return (at + 1 < last and tokens[at].lower == "prime") or (at + 1 < last and tokens[at + 1].lower == "minister’s")


def _is_of_office(tokens: Sequence[Token], at: int) -> bool:
    while at > 2 and (tokens[at].is_capital or tokens[at].lower == "the") and tokens[at].lower != "office":
        at -= 1
    return at > 0 and tokens[at].lower == "of" and tokens[at - 1].lower == "office"


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body is for such people or for what they do: Department of Justice, Board of Prison Inspectors."""
    of = at - 1
    while of > 0 and at - of < 4 and tokens[of].lower not in ("of", "for"):
        if not tokens[of].is_capital and tokens[of].lower != "the":
            return False
        of -= 1
    many = tokens[at].lower.endswith("s")
    return of > 0 and _is_head(tokens[of - 1]) and (many or at - of == 1)


def has_head(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(_is_head(tokens[at]) for at in range(first, last))


def _is_head(token: Token) -> bool:
    return token.is_capital and bool(token.marks & {"organisation", "organisation_possessive"})
