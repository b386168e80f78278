"""Where the clause begins that an English verb of saying or urging introduces."""

from dataclasses import dataclass

from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, Verb

_TERM = 5
_THAT, _TO, _FINITE, _COLON = 12, 16, 16, 8


@dataclass(frozen=True, slots=True)
class Complement:
    """The first token of a clause; `end` is the token after it where it ends before the sentence does."""

    begin: int
    rule: str
    end: int | None = None


def complement(scene: Scene, sentence: Sentence, verb: Verb) -> Complement | None:
    """Return the clause that a verb introduces; None where it introduces a thing or nothing."""
    at = verb.last
    if at + 1 >= sentence.last or scene.quoted[at] or scene.quoted[at + 1]:
        return None
    that = _that(scene, sentence, verb)
    if that is not None:
        return None if _is_quoted(scene, that, sentence) else _from(that, "that")
    begin = _infinitive(scene, sentence, verb)
    if begin is not None:
        return _from(begin, "urged")
    if _plain(scene, sentence, verb):
        return _from(at, "plain")
    colon = _colon(scene, sentence, verb)
    return _from(colon, "explained") if colon is not None else None


def _is_quoted(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a clause stands in quotation marks; one that only begins with a term in marks does not."""
    end = min(at + _TERM, sentence.last - 1)
    begins = scene.quoted[at] or scene.quoted[min(at + 1, sentence.last - 1)]
    return begins and all(scene.quoted[step] for step in range(at + 1, end))


def _from(begin: int, rule: str) -> Complement:
    return Complement(begin, f"report.{rule}")


def _that(scene: Scene, sentence: Sentence, verb: Verb) -> int | None:
    """Return the token after `that`, or the `why` and `how` with which a question begins."""
    tokens = scene.text.tokens
    if _calls(tokens[verb.first]) and tokens[verb.last].lower in ("on", "upon", "for", "to"):
        return None
    last = min(verb.last + _THAT, sentence.last - 1)
    for at in range(verb.last, last):
        token = tokens[at]
        if scene.quoted[at] or token.marks & {"said", "adding"} or token.text in (";", ":"):
            return None
        if "that" in token.marks:
            return at + 1 if at == verb.last or _may_stand_between(scene, verb, at) else None
        if "asked_how" in token.marks and tokens[verb.first].marks & {"asks"}:
            return at
    return None


def _may_stand_between(scene: Scene, verb: Verb, that: int) -> bool:
    """Whether the words between a verb and `that` say to whom, where or when, and are no thing that it speaks of."""
    tokens = scene.text.tokens
    first = tokens[verb.last]
    if tokens[verb.first].marks & {"tells"}:
        return True
    if tokens[that - 1].text == "," and verb.last < that - 1 and not _is_aside(first):
        return False
    return _is_aside(first)


def _is_aside(token: Token) -> bool:
    return (
        token.text in ",("
        or "aside" in token.marks
        or token.lower.endswith("ly")
        or any(mark.startswith("month") for mark in token.marks)
    )


def _infinitive(scene: Scene, sentence: Sentence, verb: Verb) -> int | None:
    """Read `urged farmers to dig`, `called on the Board to dig` and `called for wells to be dug`."""
    tokens = scene.text.tokens
    if "urged" not in tokens[verb.first].marks:
        return None
    following = tokens[verb.last].lower
    calls = _calls(tokens[verb.first])
    if calls and following == "for" and sentence.last - verb.last > 5:
        return verb.last + 1
    if calls and following not in ("on", "upon", "to"):
        return None
    for at in range(verb.last, min(verb.last + _TO, sentence.last - 1)):
        if scene.quoted[at] or tokens[at].text in (";", ":", ".") or tokens[at].marks & {"copula", "said"}:
            return None
        if tokens[at].lower == "to" and _is_verb(tokens[at + 1]):
            if "not_asked" in tokens[at - 1].marks:
                return None
            if calls and following != "to":
                return verb.last + 1
            return at - 1 if tokens[at - 1].lower == "not" else at
    return None


def _calls(token: Token) -> bool:
    return token.lower.startswith(("call", "appeal"))


def _is_verb(token: Token) -> bool:
    return token.is_word and token.text[0].islower() and "determiner" not in token.marks


def _plain(scene: Scene, sentence: Sentence, verb: Verb) -> bool:
    """Whether a clause follows at once, without `that`."""
    tokens = scene.text.tokens
    marks, first = tokens[verb.first].marks, tokens[verb.last]
    if "said_plain" not in marks or not first.is_word or first.marks & {"said", "urged", "adding", "spoke"}:
        return False
    if first.marks & {"aside", "no_clause"}:
        return False
    says = "says" in marks
    for at in range(verb.last, min(verb.last + _FINITE, sentence.last)):
        token = tokens[at]
        if says and at > verb.last + 4 and token.text != ",":
            return True
        if token.marks & {"copula", "finite"}:
            return at > verb.last
        if token.text in (",", ";", ":", "(") or scene.quoted[at] or token.marks & {"relative", "that"}:
            return False
        if says and at > verb.last and token.text[0].islower() and token.lower.endswith(("ed", "es")):
            return True
    return False


def _colon(scene: Scene, sentence: Sentence, verb: Verb) -> int | None:
    """Read `explained the price: a well is dug once`."""
    tokens = scene.text.tokens
    for at in range(verb.last, min(verb.last + _COLON, sentence.last - 2)):
        if tokens[at].text == ":":
            following = tokens[at + 1]
            return at + 1 if following.text[0].islower() and not scene.quoted[at + 2] else None
        if not tokens[at].is_word:
            return None
    return None
