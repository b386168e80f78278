"""Whether an organisation acts at a place: where it is the subject, and what may stand between it and its verb."""

from collections.abc import Sequence

from indexer.extract.names.chains import Chain
from indexer.extract.names.nominative import is_nominative
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene

_NEAR = 6
_SHARED, _APPOSITION = 40, 20
_PREDICATE = (
    *("л", "ла", "ло", "ли", "ет", "ит", "ют", "ят", "ут", "ат"),
    *("лся", "лась", "лось", "лись", "ется", "ится", "ются"),
)


def is_subject(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether the name stands where its language sets the one who acts."""
    tokens = scene.text.tokens
    at = past_brackets(tokens, chain.last, sentence)
    if at >= sentence.last:
        return False
    if sentence.lexicon.organisation_shape == "head last":
        return (
            has_no_ending(scene, chain)
            and (tokens[at].is_word or tokens[at].text in ",-–")
            and not tokens[at].marks & {"governs", "joins"}
        )
    if sentence.lexicon.organisation_shape == "genitive" and not is_nominative(
        scene.text.printed(chain.start, chain.end)
    ):
        return False
    if chain.first > sentence.first and _is_preposition(tokens, chain.first, sentence):
        return False
    at = past_apposition(tokens, at, past_others(scene, at, sentence), sentence)
    if at < sentence.last and sentence.lexicon.organisation_shape == "genitive" and not _has_head(tokens, chain):
        return "said" in tokens[at].marks
    return at < sentence.last and _is_verb(tokens[at], sentence)


def _has_head(tokens: Sequence[Token], chain: Chain) -> bool:
    named = tokens[chain.first : chain.last]
    return any("organisation" in token.marks for token in named) or (named[0].is_shouted and named[-1].text in "»”")


def past_apposition(tokens: Sequence[Token], first: int, at: int, sentence: Sentence) -> int:
    """Step over `, one of the oldest in the land,` behind a name."""
    if not any(token.text == "," for token in tokens[max(first, at - 2) : at]):
        return at
    comma = next((end for end in range(at, min(at + _APPOSITION, sentence.last)) if tokens[end].text == ","), at - 1)
    return comma + 1


def _is_verb(token: Token, sentence: Sentence) -> bool:
    if token.marks & {"said", "held", "copula", "spoke"}:
        return True
    if sentence.lexicon.organisation_shape == "genitive":
        return token.text[0].islower() and token.lower.endswith(_PREDICATE)
    return token.text[0].islower() and token.lower.isalpha() and not token.marks & {"connector", "opening", "group"}


def _is_preposition(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    before = tokens[at - 1]
    if before.lower == "the" and at - 2 >= sentence.first:
        before = tokens[at - 2]
    return "governs" in before.marks


def past_brackets(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Step over a closing quotation mark, and over an acronym in brackets."""
    if at < sentence.last and tokens[at].text in "»”":
        at += 1
    if at < sentence.last and tokens[at].text == "(":
        return next((end + 1 for end in range(at, min(at + 10, sentence.last)) if tokens[end].text == ")"), at)
    return at


def past_others(scene: Scene, at: int, sentence: Sentence) -> int:
    """Step over the other organisations with which it shares its verb."""
    begin = at
    while at < sentence.last and at - begin < _SHARED and _passes(scene, at):
        at = scene.chain_starting[at].last if at in scene.chain_starting else at + 1
    if at < sentence.last and "passing" in scene.text.tokens[at].marks:
        at += 1
    return at


def _passes(scene: Scene, at: int) -> bool:
    token = scene.text.tokens[at]
    passing = token.is_shouted or token.text in "()," or bool(token.marks & {"joins", "passing"})
    return passing or at in scene.chain_starting


def has_no_ending(scene: Scene, chain: Chain) -> bool:
    """Whether an Azerbaijani name carries no case: it ends where its last word ends."""
    token = scene.text.tokens[chain.last - 1]
    following = scene.text.tokens[chain.last] if chain.last < len(scene.text.tokens) else None
    glued = following is not None and following.start == token.end and following.is_word
    return not glued and (chain.end >= token.end or not token.is_word)


def is_quoted(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether a name stands in somebody’s words, and not only itself between quotation marks."""
    at = past_brackets(scene.text.tokens, chain.last, sentence)
    return scene.quoted[chain.first] and (at >= sentence.last or scene.quoted[at])


def only_names_between(scene: Scene, first: int, last: int) -> bool:
    """Whether only other names, commas and an `and` stand between a cue and an organisation."""
    at = first
    while at < last:
        if at in scene.chain_starting:
            at = scene.chain_starting[at].last
            continue
        token = scene.text.tokens[at]
        if not (
            token.is_capital
            or not token.is_word
            or "together" in token.marks
            or token.marks & {"connector", "modifier", "organisation"}
            or "opening" in token.marks
        ):
            if at - first > _NEAR or token.marks & {"held", "said", "copula"} or token.text == ";":
                return False
            if scene.text.lexicon.organisation_shape == "capitals":
                return False
        at += 1
    return True
