"""Which conference, meeting or hearing a document reports on."""

from archive.findings import Evidence, FoundEvent, FoundOrganisation
from indexer.extract.dates.dates import month_of
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, phrases

_LEAD = 4
_LONGEST_NAME = 40
_BEFORE = 10
_PLACE = 5
_LONG, _TELLING = 6, 4
_STOPS = frozenset({"held", "said", "copula", "month"})


def event(scene: Scene, found: tuple[FoundOrganisation, ...]) -> FoundEvent | None:
    """Return the event as printed, with place and organisers; None where the text says of none that it was held."""
    for sentence in scene.text.sentences:
        if sentence.passage >= _LEAD:
            return None
        span = _named(scene, sentence)
        if span and _is_name(scene.text.covering(*span)):
            organisers = tuple(one.name for one in found if one.role == "host")
            because = "The sentence says that this event was held."
            evidence = Evidence("event.held", 0.75, because, scene.text.token_span(*span))
            return FoundEvent(scene.text.covering(*span), evidence, _place(scene, sentence, span[1]), organisers)
    return None


def _is_name(printed: str) -> bool:
    """Whether it names one event: “meeting” and “productive talks” could be any."""
    return len(printed.split()) >= _TELLING or any(letter.isupper() or letter in '“«„"' for letter in printed[1:])


def _named(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    tokens = scene.text.tokens
    if not any("held" in tokens[at].marks for at in range(sentence.first, sentence.last)):
        return None
    for at in range(sentence.first, sentence.last):
        if "event" in tokens[at].marks and not scene.quoted[at] and _is_this(scene, sentence, at):
            return _widened(scene, sentence, at)
    return None


def _is_this(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a verb of holding stands near the event, on either side."""
    near = range(max(sentence.first, at - 16), min(sentence.last, at + 60))
    return any("held" in scene.text.tokens[step].marks for step in near)


def _widened(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int]:
    """Take in the adjectives before, and the theme after."""
    tokens = scene.text.tokens
    first = at
    while first > max(sentence.first, at - _BEFORE) and _describes(scene, first - 1):
        first -= 1
    while first < at and (not tokens[first].is_word or _only_opens(tokens[first], first == sentence.first)):
        first += 1
    last = at + 1
    if sentence.lexicon.tag == "az":
        # The event stands last in its name there: dəyirmi masa is the only one of two words.
        return first, last + (last < sentence.last and tokens[at].lower == "dəyirmi")
    if last < sentence.last and scene.text.tokens[last].is_capital and not tokens[last].marks & _STOPS:
        last += 1
    return first, _theme_end(scene, sentence, last)


def _only_opens(token: Token, begins: bool) -> bool:
    """Whether a word is no part of a name: `Third` is one where it is capitalised within its sentence."""
    if token.is_capital and not begins and not token.marks & {"demonstrative", "pronoun"}:
        return False
    return bool(token.marks & {"opening", "connector", "pronoun"})


def _describes(scene: Scene, at: int) -> bool:
    token = scene.text.tokens[at]
    if token.text == "." and at and "abbreviation" in scene.text.tokens[at - 1].marks:
        return True
    if not token.is_word or token.marks & _STOPS or scene.names(at) >= 0 or _says_where_or_when(token):
        return False
    if any(phrases(scene.text, f"weekday-{day}", at, at + 1) for day in range(7)):
        return False
    return token.lower not in (
        "a",
        "an",
        "the",
        "their",
        "his",
        "her",
        "its",
        "at",
        "in",
        "on",
        "bir",
        "в",
        "на",
        "with",
        "by",
        "to",
    )


def _says_where_or_when(token: Token) -> bool:
    """Whether a word is a number, a year, a month or in the Azerbaijani locative: `mayın 17-19-da`, `şəhərində`."""
    return token.text[0].isdigit() or (
        len(token.lower) > _LONG and token.lower.endswith(("ində", "ında", "undə", "unda"))
    )


def _dates(scene: Scene, at: int) -> bool:
    """Whether a day follows a word: `on 26 January`, `on Thursday`."""
    tokens = scene.text.tokens
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return after.text[0].isdigit() or month_of(after) is not None or after.lower.endswith("day")


def _theme_end(scene: Scene, sentence: Sentence, last: int) -> int:
    """Return where the theme after an event ends: `on the topic “…”`, `of NGOs`, `titled: “…”`, `on mine action`."""
    tokens = scene.text.tokens
    limit = min(sentence.last, last + _LONGEST_NAME)
    end = last
    while end < limit and not tokens[end].marks & _STOPS and tokens[end].text not in (",", ";", "(", "."):
        if scene.quoted[end]:
            return _quotation_end(scene, end, sentence)
        if tokens[end].lower in ("at", "with", "in", "to", "attended", "hosted", "organised", "и", "в", "with"):
            break
        if tokens[end].lower in ("on", "from", "с") and _dates(scene, end):
            break
        end += 1
    if end < limit and phrases(scene.text, "about", max(last, end - 3), end):
        return last
    return end if end - last <= 14 else last


def _quotation_end(scene: Scene, at: int, sentence: Sentence) -> int:
    while at < sentence.last and scene.quoted[at]:
        at += 1
    return min(at + 1, sentence.last)


def _place(scene: Scene, sentence: Sentence, last: int) -> str | None:
    """Read the place: `held at the Agency …`, `in Tokyo, Japan`."""
    tokens = scene.text.tokens
    for at in range(last, min(sentence.last - 1, last + 24)):
        if tokens[at].lower not in ("at", "in") or scene.quoted[at]:
            continue
        begin = at + 2 if tokens[at + 1].lower == "the" else at + 1
        if begin in scene.chain_starting:
            chain = scene.chain_starting[begin]
            return scene.text.printed(chain.start, chain.end)
        end = begin
        while (
            end < sentence.last
            and end - begin < _PLACE
            and (
                _is_place(scene, end)
                or (tokens[end].text == "," and end + 1 < sentence.last and _is_place(scene, end + 1))
            )
        ):
            end += 1
        if end > begin and "month" not in " ".join(tokens[begin].marks):
            return scene.text.covering(begin, end)
    return None


def _is_place(scene: Scene, at: int) -> bool:
    token = scene.text.tokens[at]
    return token.is_capital and not any(mark.startswith("month") for mark in token.marks) and token.text.isalpha()
