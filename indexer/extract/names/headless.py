"""Where English names an organisation without a head: Honeywell or NEA, known by what stands around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.extract.names.acronyms import bare_acronym, is_acronym
from indexer.extract.prose.text import Sentence, Token

_MOST_WORDS, _LINKS = 6, frozenset({"of", "the", "for", "and", "&"})
_FEWEST_LISTED, _MANY, _NEAR, _ANNOUNCED, _APPOSITION = 3, 4, 4, 8, 12
_NO_NAME = frozenset(
    {"position", "honorific", "weekday", "month", "not_name", "document", "group", "event", "given", "place", "suffix"}
    | {"organisation", "first_person"}
)
_LINK_LESS = frozenset({"opening", "pronoun", "connector"})
_Span = tuple[int, int]


def headless(tokens: Sequence[Token], sentences: Sequence[Sentence], headed: Sequence[_Span]) -> Iterator[_Span]:
    """Yield every place of a name that is somewhere listed with bodies, called one, or acts as only a body does."""
    places: dict[str, list[_Span]] = {}
    proved: set[str] = set()
    starting = dict(headed)
    clipped = _clipped(tokens, {last for _, last in headed})
    for sentence in sentences:
        if sentence.lexicon.organisation_shape != "capitals":
            continue
        found = dict(_candidates(tokens, sentence, starting))
        for first, last in found.items():
            places.setdefault(_key(tokens, first, last), []).append((first, last))
            if _is_called_one(tokens, first, last, sentence, starting) or _acts(tokens, first, last, sentence, clipped):
                proved.add(_key(tokens, first, last))
        for items in _lists(tokens, sentence, starting, found):
            unknown = (span for span in items.spans if span[0] in found)
            proved.update(_key(tokens, *span) for span in unknown if items.proves(tokens, *span))
    for key in proved:
        yield from places[key]


def _key(tokens: Sequence[Token], first: int, last: int) -> str:
    words = [token.text for token in tokens[first:last] if token.is_word]
    return " ".join(words).removesuffix("'s").removesuffix("’s")


def _candidates(tokens: Sequence[Token], sentence: Sentence, headed: Mapping[int, int]) -> Iterator[_Span]:
    """Yield runs of capitalised words that begin with none that opens a sentence."""
    at = sentence.first
    while at < sentence.last:
        if at in headed:
            at = headed[at]
            continue
        last = _end(tokens, at, sentence, headed) if tokens[at].is_capital else at
        if last > at and not _is_part(tokens, at, last, sentence):
            yield at, last
        at = max(last, at + 1)


def _is_part(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether more may belong to a name than its words, or a word has its capital from the sentence alone."""
    if first == sentence.first:
        return last - first == 1 and not is_acronym(tokens[first].text)
    if last + 1 < sentence.last and tokens[last].lower in _LINKS - {"and"} and tokens[last + 1].is_capital:
        return True
    if "particle" in tokens[min(last, sentence.last - 1)].marks:
        return True
    before = tokens[first - 1]
    if last - first == 1 and before.lower in ("of", "for") and not is_acronym(tokens[first].text):
        return True
    return before.is_capital and not before.marks & {"position", "opening"} and before.lower not in _LINKS


def _end(tokens: Sequence[Token], at: int, sentence: Sentence, headed: Mapping[int, int]) -> int:
    last = position = at
    while position < min(sentence.last, at + _MOST_WORDS) and position not in headed:
        token = tokens[position]
        if _names(token, position == at, sentence):
            last = position = position + 1
            if token.lower.endswith(("'s", "’s")):
                break
        elif last > at and token.lower in ("of", "the") and position - last < 2:
            position += 1
        else:
            break
    return last


def _names(token: Token, begins: bool, sentence: Sentence) -> bool:
    if not token.is_capital or len(token.text) < 2:
        return False
    if (token.marks | sentence.lexicon.marks(bare_acronym(token.lower))) & _NO_NAME:
        return False
    return not (begins and "opening" in token.marks and not token.is_shouted)


@dataclass(frozen=True, slots=True)
class _List:
    """Names between commas: `announced` as companies, or `headed`, as many of them as have heads if half of them do."""

    spans: tuple[_Span, ...]
    announced: bool
    headed: int

    def proves(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a name of the list is a body’s; two plain words beside bodies could be their member’s name."""
        if self.announced or (self.headed > 1 and is_acronym(tokens[first].text)):
            return True
        return self.headed >= (_MANY if last - first == 1 else 2) and last - first != 2


def _lists(
    tokens: Sequence[Token], sentence: Sentence, headed: Mapping[int, int], found: Mapping[int, int]
) -> Iterator[_List]:
    at, endorsing = sentence.first, False
    while at < sentence.last:
        if at not in headed and at not in found:
            at += 1
            continue
        spans = tuple(_items(tokens, at, sentence, headed, found))
        bodies = sum(first in headed for first, _ in spans)
        long = len(spans) >= _FEWEST_LISTED
        many = long and bodies >= 2 and 2 * bodies >= len(spans)
        endorsing = endorsing or _is_endorsed(tokens, at, sentence)
        several = len(spans) > 1 or spans[0][1] - at > 1 or not tokens[at].text.istitle()
        announced = (several and _is_announced(tokens, at, sentence)) or (endorsing and long and bodies > 0)
        yield _List(spans, announced, bodies if many else 0)
        at = spans[-1][1]


def _items(
    tokens: Sequence[Token], at: int, sentence: Sentence, headed: Mapping[int, int], found: Mapping[int, int]
) -> Iterator[_Span]:
    """Yield the names of a list that begins at a token."""
    while at in headed or at in found:
        last = headed[at] if at in headed else found[at]
        yield at, last
        if last < sentence.last and tokens[last].text == "(":
            last = next(
                (end + 1 for end in range(last, min(last + _NEAR, sentence.last)) if tokens[end].text == ")"), last
            )
        begin = last
        while (
            last < sentence.last
            and last - begin < _NEAR
            and (tokens[last].text in ",;" or tokens[last].lower in ("and", "the", "&"))
        ):
            last += 1
        if last == begin or tokens[begin].lower == "the":
            return
        at = _past_unknown(tokens, last, sentence)


def _past_unknown(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over one or two words between commas that could be anybody’s name: …, General Wells, …"""
    end = next((end for end in range(at, min(at + _NEAR, sentence.last)) if not tokens[end].is_capital), at)
    return end + 1 if 0 < end - at < 3 and tokens[end].text == "," and "position" in tokens[at].marks else at


def _is_announced(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Read `retailers such as`, `organisations including` and `the supporting organisations are:` before a list."""
    before = [token for token in tokens[max(sentence.first, at - _ANNOUNCED) : at] if token.lower != "the"]
    return any("such_as" in token.marks for token in before[-2:]) and any("bodies" in token.marks for token in before)


def _is_endorsed(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Read `The bill is endorsed by the` and `Supporters of the bill include` before a list."""
    before = [token for token in tokens[max(sentence.first, at - _ANNOUNCED) : at] if token.lower != "the"]
    if len(before) < 2:
        return False
    includes = "such_as" in before[-1].marks and any("backers" in token.marks for token in before)
    return includes or (before[-1].lower == "by" and "endorses" in before[-2].marks)


def _is_called_one(
    tokens: Sequence[Token], first: int, last: int, sentence: Sentence, headed: Mapping[int, int]
) -> bool:
    """Read `the newspaper X`, `X host Jane Stone` and `X, an association of …`."""
    near = tokens[max(sentence.first, first - _NEAR) : first]
    employed = len(near) > 1 and "employed" in near[-1].marks and not near[-2].is_capital
    if (
        employed
        and any("position" in token.marks for token in near)
        and not any("event" in token.marks for token in near)
    ):
        return True
    if first > sentence.first and "genus" in tokens[first - 1].marks and not tokens[first - 1].text.istitle():
        return True
    if last >= sentence.last:
        return False
    if "corporate" in tokens[last].marks and last + 1 < sentence.last:
        return True
    if tokens[last].text == "," and last + 2 in headed and tokens[last + 1].lower.endswith(("'s", "’s")):
        return True
    at = last + 1 if tokens[last].text == "," or tokens[last].lower in ("is", "was") else sentence.last
    if at >= sentence.last or tokens[at].lower not in ("a", "an", "the", "one"):
        return False
    end = next((end for end in range(at, min(at + _APPOSITION, sentence.last)) if tokens[end].text in ",.;"), at)
    of = next(
        (step for step in range(at, end) if tokens[step].lower in ("of", "for", "that", "which", "with", "to")), end
    )
    if tokens[at].lower == "one":
        return any("bodies" in token.marks for token in tokens[at:end])
    return any("genus" in token.marks for token in tokens[max(at, of - 1) : of]) or _delivers(tokens, at, end)


def _delivers(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an apposition says `the company delivering the network`."""
    return at + 1 < end and "genus" in tokens[at + 1].marks


def _clipped(tokens: Sequence[Token], ends: set[int]) -> frozenset[str]:
    """Return the acronyms that are printed in brackets behind words that name no body."""
    found = set()
    for at in range(1, len(tokens) - 4):
        if tokens[at].text == "(" and at not in ends and tokens[at - 1].is_capital:
            quoted = not tokens[at + 1].is_word
            found.add(tokens[at + 1 + quoted].text if tokens[at + 2 + 2 * quoted].text == ")" else "")
    return frozenset(found)


def _acts(tokens: Sequence[Token], first: int, last: int, sentence: Sentence, clipped: frozenset[str]) -> bool:
    """Whether what could be no person’s name does what only somebody does."""
    if last >= sentence.last:
        return False
    acronym = last - first == 1 and bare_acronym(tokens[first].text).isupper()
    if bare_acronym(tokens[first].text) in clipped or not (acronym or _is_nobodys(tokens, first, last, sentence)):
        return False
    if tokens[last - 1].lower.endswith(("'s", "’s")):
        return (
            acronym
            and tokens[last].is_capital
            and not tokens[last].is_shouted
            and not tokens[last].marks & {"document", "not_name"}
        )
    following = tokens[last]
    does = {"said", "agent", "urged", "acts"} | ({"does"} if acronym else set())
    return not following.is_capital and bool(following.marks & does)


def _is_nobodys(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether several words are no person’s name: they hold an `of`, follow a `the` or end as companies do."""
    if last - first < 2:
        return False
    if "company_like" in tokens[last - 1].marks or any(token.text[0].islower() for token in tokens[first:last]):
        return True
    before = [token.lower for token in tokens[max(sentence.first, first - 2) : first]]
    return before[-1:] == ["the"] and before[:1] != ["of"]
