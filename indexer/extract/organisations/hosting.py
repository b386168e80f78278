"""Whether an organisation held, organised or housed the event that a text tells of."""

from indexer.extract.names.chains import Chain
from indexer.extract.names.nominative import is_nominative
from indexer.extract.organisations.acting import (
    has_no_ending,
    is_subject,
    only_names_between,
    past_brackets,
    past_others,
)
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, phrases

_LEAD = 3
_NEAR, _FAR = 14, 60
_BEFORE_VENUE = 24


def is_organiser(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Read `organised by`, `X held a conference`, `X-in təşkilatçılığı ilə`, `по инициативе X`."""
    text = scene.text
    before = phrases(text, "host", max(sentence.first, chain.first - _FAR), chain.first)
    if before and only_names_between(scene, before[-1][1], chain.first):
        return not _supports(scene, before[-1][1], chain.first)
    if _is_held_by(scene, chain, sentence):
        return True
    at = past_brackets(text.tokens, chain.last, sentence)
    if sentence.lexicon.organisation_shape == "head last":
        return _organises_behind(scene, chain, at, sentence)
    if not is_subject(scene, chain, sentence):
        return False
    verb = past_others(scene, at, sentence)
    held = text.tokens[verb : min(verb + 3, sentence.last)]
    held_by = any("held" in token.marks and "attending" not in token.marks for token in held)
    return held_by and _names_event(scene, at, sentence.last, _NEAR)


def _supports(scene: Scene, first: int, last: int) -> bool:
    """Whether the words between two tokens say that somebody only helped."""
    found = phrases(scene.text, "support", first, last)
    return any("together" not in scene.text.tokens[begin].marks for begin, _ in found)


def _is_held_by(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Russian: read `семинар, который провёл союз`, where the one who acts stands behind the verb."""
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape != "genitive" or "held" not in tokens[chain.first - 1].marks:
        return False
    named = is_nominative(scene.text.printed(chain.start, chain.end))
    return named and _names_event(scene, sentence.first, chain.first, _NEAR)


def is_venue(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Read `will be held in the House Library`: where an event is held."""
    tokens = scene.text.tokens
    at = chain.first - 1
    while at > sentence.first and tokens[at].lower == "the":
        at -= 1
    if at < sentence.first or "inside" not in tokens[at].marks:
        return False
    before = tokens[max(sentence.first, at - _BEFORE_VENUE) : at]
    following = tokens[chain.last : min(chain.last + _LEAD, sentence.last)]
    if sentence.lexicon.organisation_shape == "genitive" and any("held" in token.marks for token in following):
        before = following
    if not any("venue" in token.marks for token in tokens[chain.first : chain.last]):
        return False
    held = any("held" in token.marks for token in before)
    return held and any("event" in token.marks for token in before)


def _organises_behind(scene: Scene, chain: Chain, at: int, sentence: Sentence) -> bool:
    """Azerbaijani: the cue or the verb follows, at a distance where the name is the subject."""
    text = scene.text
    at = past_others(scene, at, sentence)
    if phrases(text, "host", at, min(at + 4, sentence.last)):
        return True
    if not (has_no_ending(scene, chain) and phrases(text, "organised", at, min(at + _FAR, sentence.last))):
        return False
    return _names_event(scene, at, sentence.last, _FAR)


def _names_event(scene: Scene, first: int, last: int, within: int) -> bool:
    return any("event" in token.marks for token in scene.text.tokens[first : min(first + within, last)])


def houses(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Read `the annual meeting of the Union` and `Birliyin iclasında` in the first paragraphs: whose event it is."""
    text = scene.text
    tokens = text.tokens
    if sentence.passage >= _LEAD:
        return False
    if sentence.lexicon.organisation_shape == "head last":
        return _houses_behind(scene, chain, sentence)
    at = chain.first - 1
    while at > sentence.first and tokens[at].lower == "the":
        at -= 1
    if at > sentence.first and sentence.lexicon.organisation_shape == "genitive":
        return "event" in tokens[at].marks
    return at > sentence.first and tokens[at].lower == "of" and "event" in tokens[at - 1].marks


def _houses_behind(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Azerbaijani: in the locative the place of what was held, in the genitive the owner of a meeting."""
    tokens = scene.text.tokens
    at = past_brackets(tokens, chain.last, sentence)
    if tokens[chain.last - 1].lower.endswith(("də", "da")):
        held = any("held" in token.marks for token in tokens[at : min(at + _FAR, sentence.last)])
        return held and _names_event(scene, at, sentence.last, _BEFORE_VENUE)
    return not has_no_ending(scene, chain) and _names_event(scene, at, sentence.last, 4)
