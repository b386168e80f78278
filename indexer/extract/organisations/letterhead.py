"""Whether an organisation is named where the one who issues a document is: head, foot, byline, first sentence."""

from indexer.extract.names.chains import Chain
from indexer.extract.organisations.acting import has_no_ending, is_quoted, is_subject, only_names_between
from indexer.extract.prose.text import Sentence, Text, Token
from indexer.extract.scene import Scene, phrases

_HEAD, _FOOT, _LEAD = 3, 3, 5
_UNDERNEATH = 5
_LETTERHEAD, _LONGEST_LIST = 14, 240
_BEFORE_SUBJECT = 16
_NEAR, _GAP = 6, 2
_ENDS = frozenset('.!?…”»"')


def is_letterhead(scene: Scene, chain: Chain, passage: int) -> bool:
    """Whether a line at the head or foot begins with the name and says little else, or only lists names."""
    text = scene.text
    left = len(text.passages) - passage
    if not (passage < _HEAD or left <= _UNDERNEATH) or _is_addressed(scene, chain):
        return False
    first, last = passage_tokens(text, passage)
    if _is_list(scene, first, last):
        return True
    if passage >= _HEAD and left > _FOOT:
        return False
    if chain.first - first > 1 or last - first > chain.last - chain.first + _LETTERHEAD:
        return False
    rest = text.tokens[chain.last : last]
    if len(rest) < 2:
        return True
    if text.passages[passage].text.rstrip()[-1:] in _ENDS and rest[0].text not in ",(|;":
        return False
    return rest[0].text in ",(|;:–—" and not any(token.marks & {"said", "held", "copula", "spoke"} for token in rest)


def _is_addressed(scene: Scene, chain: Chain) -> bool:
    """Whether an Azerbaijani name carries an ending, as that of the one to whom a letter goes."""
    lexicon = scene.text.sentences[scene.text.sentence_at(chain.first)].lexicon
    return lexicon.organisation_shape == "head last" and not has_no_ending(scene, chain)


def _is_list(scene: Scene, first: int, last: int) -> bool:
    """Whether a line holds nothing but organisations, or people with theirs."""
    tokens = scene.text.tokens
    if last - first > _LONGEST_LIST:
        return False
    at, signed = first, any(scene.names(step) >= 0 for step in range(first, last))
    if signed and (last - first < 5 or not any(tokens[step].text == ";" for step in range(first, last))):
        return False
    while at < last:
        if at in scene.chain_starting:
            at = scene.chain_starting[at].last
        elif _is_by_name(scene, at) or (signed and tokens[at].is_capital):
            at += 1
        else:
            return False
    return True


def _is_by_name(scene: Scene, at: int) -> bool:
    token = scene.text.tokens[at]
    return not token.is_word or "connector" in token.marks or token.is_shouted or scene.names(at) >= 0


def is_byline(scene: Scene, chain: Chain, passage: int) -> bool:
    """Read `Statement by the Union`, `the Union press release`, `press service of the Union` and `We, the Union`."""
    text = scene.text
    if passage >= _LEAD and passage < len(text.passages) - _FOOT:
        return False
    first, last = passage_tokens(text, passage)
    if passage < 2 and (_is_paper_of(scene, chain, last) or _is_titled(scene, chain, passage, first, last)):
        return True
    if _is_beside(scene, chain, "press_office", first, last) or _is_beside(scene, chain, "issued", first, last):
        return True
    tokens = text.tokens
    agency = tokens[chain.first - 1].text == "/" and chain.last < last and tokens[chain.last].text == "/"
    return agency or _is_behalf(scene, chain, first, last) or _is_among_us(scene, chain)


def _is_beside(scene: Scene, chain: Chain, mark: str, first: int, last: int) -> bool:
    """Whether words of a mark stand right before a name or right behind it."""
    near = phrases(scene.text, mark, max(first, chain.first - _NEAR), min(last, chain.last + _NEAR))
    return any(0 <= chain.first - end <= _GAP or 0 <= begin - chain.last <= _GAP for begin, end in near)


def _is_titled(scene: Scene, chain: Chain, passage: int, first: int, last: int) -> bool:
    """Whether the title says whose paper it is."""
    text = scene.text
    if passage == 1:
        return "joint statement" in text.passages[0].text.lower() and chain.first - first <= _LETTERHEAD
    before = phrases(text, "byline", max(first, chain.first - _LETTERHEAD), chain.first)
    following = {token.lower for token in text.tokens[chain.last : min(chain.last + 4, last)]}
    release = following & {"press", "media", "statement"} and following & {"release", "statement"}
    begun = ((begin, end) for begin, end in before if begin == first or "inside" not in text.tokens[begin - 1].marks)
    return bool(release) or any(0 <= chain.first - end <= _GAP for _, end in begun)


def _is_paper_of(scene: Scene, chain: Chain, last: int) -> bool:
    """Azerbaijani: read `Birliyinin bəyanatı` at the head."""
    lexicon = scene.text.sentences[scene.text.sentence_at(chain.first)].lexicon
    if lexicon.organisation_shape != "head last" or has_no_ending(scene, chain):
        return False
    return any("instrument" in token.marks for token in scene.text.tokens[chain.last : min(chain.last + 3, last)])


def _is_behalf(scene: Scene, chain: Chain, first: int, last: int) -> bool:
    """Read `on behalf of the Union` and `Birliyi adından` in a line that is no sentence, as under a letter."""
    if scene.text.passages[scene.text.tokens[chain.first].passage].text.rstrip()[-1:] in _ENDS:
        return False
    return _is_beside(scene, chain, "on_behalf", first, last)


def _is_among_us(scene: Scene, chain: Chain) -> bool:
    """Read `We, the Union, the League and the Network,`."""
    text = scene.text
    sentence = text.sentences[text.sentence_at(chain.first)]
    tokens = text.tokens
    if "ourselves" not in tokens[sentence.first].marks:
        return False
    first = next((at for at in range(sentence.first, chain.first + 1) if at in scene.chain_starting), chain.first)
    sign = next((at for at in range(first - 1, sentence.first, -1) if not tokens[at].is_word), 0)
    said = any(tokens[at].marks & {"said", "held", "copula"} for at in range(sentence.first, first))
    return sign > 0 and first - sign < 3 and not said and only_names_between(scene, first, chain.first)


def speaks_first(scene: Scene, chain: Chain, sentence: Sentence) -> bool:
    """Whether it is the subject of the first sentence of the text, which says what it did."""
    text = scene.text
    if sentence.passage >= _LEAD or is_quoted(scene, chain, sentence) or not is_lead(text, sentence):
        return False
    tokens = text.tokens
    before = range(sentence.first, chain.first)
    if len(before) > _BEFORE_SUBJECT or any(scene.names(at) >= 0 or scene.quoted[at] for at in before):
        return False
    if any(tokens[at].marks & {"said", "held", "copula", "position"} for at in before):
        return False
    return is_subject(scene, chain, sentence)


def is_lead(text: Text, sentence: Sentence) -> bool:
    """Whether it is the first sentence that ends as one."""
    for index in range(sentence.passage + 1):
        first, last = passage_tokens(text, index)
        if text.tokens[last - 1].text in _ENDS and last - first > _NEAR:
            begin = next((at for at in range(first, last) if not (_numbers(text.tokens[at]))), first)
            return index == sentence.passage and text.sentence_at(begin) == text.sentence_at(sentence.first)
    return False


def _numbers(token: Token) -> bool:
    """Whether a token only numbers a paragraph."""
    return token.text.isdigit() or token.text in ".)"


def passage_tokens(text: Text, passage: int) -> tuple[int, int]:
    first = text.token_at(text.starts[passage])
    return first, text.token_at(text.starts[passage] + len(text.passages[passage].text))
