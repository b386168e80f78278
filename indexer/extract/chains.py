"""Where organisations are named: chains of words around a head noun such as ministry or university."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract.genitives import in_genitive
from indexer.extract.lexicon import Lexicon
from indexer.extract.text import Sentence, Text, Token

_LONGEST = 16
_QUOTED = {"«": "»", "“": "”", "„": "“", '"': '"'}


@dataclass(frozen=True, slots=True)
class Chain:
    """An organisation as printed: tokens `first` to `last`, characters `start` to `end`, and an acronym in brackets."""

    first: int
    last: int
    start: int
    end: int
    acronym: str | None = None
    acronym_at: int | None = None


def chains(text: Text) -> tuple[Chain, ...]:
    """Return the organisations named in a text, in reading order, none inside another."""
    found: list[Chain] = []
    for sentence in text.sentences:
        for first, last in _in_sentence(text.tokens, sentence):
            if not found or first >= found[-1].last:
                found.append(_chain(text, first, last, sentence.lexicon))
    return tuple(found)


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a capital letter with its full stop, as in J. or U.S."""
    token = tokens[at]
    if len(token.text) != 1 or not token.text.isupper() or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text == "." and tokens[at + 1].start == token.end


def _in_sentence(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    if sentence.lexicon.organisation_shape == "genitive":
        yield from in_genitive(tokens, sentence)
        return
    at = sentence.first
    while at < sentence.last:
        last = _run(tokens, at, sentence)
        if last == at:
            at += 1
            continue
        if sentence.lexicon.organisation_shape == "head last":
            yield from _ending_in_heads(tokens, at, last)
        else:
            yield from _around_heads(tokens, at, last, sentence)
        at = last


def _run(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where a run of capitalised words and their connectors ends; `at` itself where none begins."""
    if not _capital(tokens, at):
        return at
    last, position = at, at
    while position < sentence.last and position - last < 3 and position - at < 4 * _LONGEST:
        if _capital(tokens, position):
            last = position = _past(tokens, position)
        elif position - last < 3 and "connector" in tokens[position].marks:
            position += 1
        else:
            break
    return last


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capital or (
        tokens[at].text[0].isdigit() and tokens[at].lower.endswith(("st", "nd", "rd", "th"))
    )


def _past(tokens: Sequence[Token], at: int) -> int:
    return at + 2 if is_initial(tokens, at) else at + 1


def _around_heads(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for begin, end in _pieces(tokens, first, last):
        begin, end = _trimmed(tokens, begin, end, sentence)
        if end > begin and _is_organisation(tokens, begin, end):
            yield begin, end


def _pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run at offices, before people, and at an `and` between two organisations."""
    begin = first
    for at in range(first, last):
        if _parts(tokens, begin, at, last):
            yield begin, at
            begin = at + 1
        elif _begins_another(tokens, begin, at, last):
            yield begin, at
            begin = at
    yield begin, last


def _parts(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a word stands between two names and belongs to neither."""
    token = tokens[at]
    if "document" in token.marks or ("position" in token.marks and not _is_office_name(tokens, at, last)):
        return True
    if token.lower in ("of", "from"):
        return _is_person(tokens, begin, at)
    if token.lower in ("and", "&", "və"):
        return _head(tokens, begin, at) and _head(tokens, at + 1, _next_and(tokens, at, last))
    if token.lower in ("for", "to", "on", "with"):
        return not (_head(tokens, begin, at) and _may_go_on(tokens, begin, at))
    return False


def _begins_another(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Whether a person's name begins right after the head of an organisation."""
    token = tokens[at]
    after_head = at > begin and "organisation" in tokens[at - 1].marks
    # After an office, as in Chair of the House Committee Rosa Stone, two words that end the run are the holder.
    holder = tokens[begin].lower == "of" and last - at == 2 and not _head(tokens, at, last)
    if after_head and ("given" in token.marks or (holder and token.is_capital and not token.marks)):
        return True
    return token.is_capital and _follows_short_head(tokens, begin, at)


def _is_person(tokens: Sequence[Token], first: int, at: int) -> bool:
    if _head(tokens, first, at) or first == at:
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


def _is_office_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an office is part of a name, as in Prime Minister’s Office."""
    if tokens[at].lower.endswith(("'s", "’s")):
        return True
    return (at + 1 < last and tokens[at].lower == "prime") or (at + 1 < last and tokens[at + 1].lower == "minister’s")


def _head(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any("organisation" in tokens[at].marks and tokens[at].is_capital for at in range(first, last))


def _trimmed(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> tuple[int, int]:
    while first < last and _leads(tokens, first, sentence):
        first += 1
    while last > first and "connector" in tokens[last - 1].marks:
        last -= 1
    return first, last


def _leads(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word only leads to the name: an article, or the possessor before it."""
    token = tokens[at]
    if not token.is_word or "connector" in token.marks or "honorific" in token.marks:
        return True
    if "opening" in token.marks:
        return True
    possessor = token.lower.endswith(("'s", "’s")) and "not_name" in sentence.lexicon.marks(token.lower[:-2])
    return possessor and not token.lower.startswith("people")


def _is_organisation(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first == 1:
        return "organisation_bare" in tokens[first].marks
    if last - first > 2 and tokens[last - 2].lower == "the" and "organisation" in tokens[last - 1].marks:
        return False
    return _head(tokens, first, last)


def _ending_in_heads(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Azerbaijani: a name ends in its head; a head in the genitive ends one name and begins the next."""
    begin = first
    while begin < last and tokens[begin].marks & {"opening", "honorific"}:
        begin += 1
    if begin + 2 < last and _is_possessor(tokens[begin + 1]):
        begin += 2
    for at in range(begin, last):
        if "organisation" not in tokens[at].marks or tokens[at].lower.endswith(("ına", "inə", "larına", "lərinə")):
            continue
        ends = (
            at + 1 == last or tokens[at].lower.endswith(("nin", "nın", "nun", "nün")) or not _head(tokens, at + 1, last)
        )
        if ends and (at > begin or "organisation_bare" in tokens[at].marks):
            yield _with_quoted(tokens, begin), at + 1
            begin = at + 1
        elif ends:
            begin = at + 1


def _is_possessor(token: Token) -> bool:
    """Whether a word is a surname in the genitive, whose bearer's speech or office is named."""
    return token.lower.endswith(
        ("ovun", "yevin", "evin", "ovanın", "yevanın", "zadənin", "lının", "linin", "lunun", "lünün")
    )


def _with_quoted(tokens: Sequence[Token], first: int) -> int:
    """Take in a name in quotation marks that stands before."""
    if first < 3 or tokens[first - 1].text not in _QUOTED.values():
        return first
    for at in range(first - 2, max(-1, first - _LONGEST), -1):
        if _QUOTED.get(tokens[at].text) == tokens[first - 1].text and tokens[at].passage == tokens[first].passage:
            return at
    return first


def _chain(text: Text, first: int, last: int, lexicon: Lexicon) -> Chain:
    end = text.tokens[last - 1].end
    word = text.tokens[last - 1].lower
    if word.endswith(("'s", "’s")) and lexicon.tag == "en":
        end -= 2
    ending = next(
        (e for e in lexicon.organisation_endings if word.endswith(e) and word[-len(e) - 1 : -len(e)] in set("iıuü")), ""
    )
    end -= len(ending)
    acronym, at = _acronym(text.tokens, last)
    return Chain(first, last, text.tokens[first].start, end, acronym, at)


def _acronym(tokens: Sequence[Token], at: int) -> tuple[str | None, int | None]:
    """Read `(NEA)` or `(“NEA”)` after a name."""
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return None, None
    at += 2 if tokens[at + 1].text in _QUOTED else 1
    if at + 1 >= len(tokens) or not _is_acronym(tokens[at].text) or tokens[at + 1].text not in ')”»"':
        return None, None
    return tokens[at].text, at


def _is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return 2 <= len(word) <= 12 and capitals >= 2 and capitals * 2 >= len(word)
