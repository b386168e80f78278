"""Who a verb of saying belongs to: the people beside it, a collective, or he and she of the sentence before."""

from dataclasses import replace

from indexer.extract.clauses.anaphora import by_pronoun
from indexer.extract.clauses.joint import group_start, listed, listed_on
from indexer.extract.clauses.referents import Subject, by_its_kind, collective_of, kind_on, leads, recalled
from indexer.extract.names.chains import Chain
from indexer.extract.names.nominative import nominative
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, phrases

__all__ = ["Subject", "group_start", "recalled_by_pronoun", "subject_left", "subject_right"]

_BETWEEN, _FURTHEST = 7, 24
_APPOSITION = 32
_SENTENCES_BACK = 2
_STOPS = frozenset({"pronoun", "plural_pronoun", "thing_pronoun", "anaphor", "group"})
_OWNING = ("'s", "’s")
# Which words stand for somebody named before, by the shape of a language's organisations.
_STANDS_FOR = {
    "capitals": frozenset({"anaphor"}),
    "head last": frozenset({"anaphor", "generic", "position"}),
    "genitive": frozenset({"anaphor", "generic", "position"}),
}


def subject_left(scene: Scene, sentence: Sentence, verb: int, before: Subject | None) -> Subject | None:
    """Read the subject that stands before a verb."""
    at = _over_adverbs(scene, sentence, verb)
    if at <= sentence.first and sentence.lexicon.organisation_shape == "capitals":
        at = verb
    if at <= sentence.first:
        return None
    if scene.names(at - 1) >= 0:
        owns = at < verb and _owns(scene.text.tokens[at - 1])
        office = _press_office(scene, sentence, at)
        return None if owns else office or listed(scene, sentence, at, "subject.before", 0.9)
    named = _before_apposition(scene, sentence, at)
    if named:
        return named
    if scene.text.tokens[at - 1].text == "," and at - 2 == sentence.first:
        # `O, həmçinin bildirib`: a comma may part a pronoun from its verb.
        at -= "pronoun" in scene.text.tokens[at - 2].marks
    token = scene.text.tokens[at - 1]
    if "pronoun" in token.marks:
        return recalled(scene, at - 1, before)
    if token.marks & {"plural_pronoun", "thing_pronoun"}:
        return _same_body(token, at - 1, before) or _several_before(scene, sentence, token, at - 1)
    return _to_the_verb(scene, _named_otherwise(scene, sentence, at, before), verb)


def _to_the_verb(scene: Scene, subject: Subject | None, verb: int) -> Subject | None:
    """Let a group be told from others by what follows: `residents of the street`."""
    tokens = scene.text.tokens
    if subject is None or subject.people or subject.rule != "subject.group" or subject.last >= verb:
        return subject
    while verb > subject.last and tokens[verb - 1].marks & {"adverb", "copula"}:
        verb -= 1
    if verb == subject.last or "placed" not in tokens[subject.last].marks:
        return subject
    return replace(subject, collective=scene.text.covering(subject.first, verb), last=verb)


def _same_body(token: Token, at: int, before: Subject | None) -> Subject | None:
    """Read `They asked that …` and `It added that …` of several people, or of a body, who spoke before."""
    if before is None or not (before.collective or (len(before.people) > 1 and "plural_pronoun" in token.marks)):
        return None
    return replace(before, first=at, last=at + 1, confidence=0.65)


def _press_office(scene: Scene, sentence: Sentence, end: int) -> Subject | None:
    """Read `Пресс-служба Ольхова заявила`: those who speak for a person are not that person."""
    first = end - 1
    while first > sentence.first and scene.names(first - 1) == scene.names(end - 1):
        first -= 1
    for begin, last in phrases(scene.text, "press_office", max(sentence.first, first - 2), first):
        if last == first and sentence.lexicon.organisation_shape == "genitive":
            return Subject((), scene.text.covering(begin, end), begin, end, "subject.organisation", 0.65)
    return None


def _several_before(scene: Scene, sentence: Sentence, token: Token, at: int) -> Subject | None:
    """Read `they` of those whom the sentence before, or the beginning of this one, names first and in a row."""
    number = scene.text.sentence_at(at)
    for near in scene.text.sentences[max(0, number - _SENTENCES_BACK) : number + 1][::-1]:
        first = next((step for step in range(near.first, min(near.last, at)) if scene.names(step) >= 0), None)
        if first is not None:
            found = listed_on(scene, near, first)
            several = len(found.people) > 1 and "plural_pronoun" in token.marks
            return replace(found, first=at, last=at + 1, confidence=0.65) if several else None
    return None


def subject_right(scene: Scene, sentence: Sentence, verb: int, before: Subject | None) -> Subject | None:
    """Read the subject that stands after a verb, as in `said Rep. Kaptur` or `заявил парламентарий`."""
    tokens = scene.text.tokens
    at = verb
    while at < min(sentence.last, verb + _FURTHEST):
        if scene.names(at) >= 0:
            return listed_on(scene, sentence, at)
        if at > verb and at in scene.chain_starting and sentence.lexicon.organisation_shape != "capitals":
            at = _past_organisation(scene, at)
            continue
        article = tokens[verb].lower == "the" or "own" in tokens[verb].marks
        if not leads(tokens[at]) and not (
            article and (at == verb or _owns(tokens[at]) or (tokens[at].text == "," and scene.names(at + 1) >= 0))
        ):
            break
        at += 1
    if verb < sentence.last and tokens[verb].marks & {"pronoun", "anaphor"}:
        return _to_the_end(scene, sentence, recalled(scene, verb, before))
    if sentence.lexicon.organisation_shape == "genitive":
        return _unnamed_right(scene, sentence, verb, before)
    start = verb + 1 if verb < sentence.last and tokens[verb].lower == "the" else verb
    if start in scene.chain_starting:
        return collective_of(scene, scene.chain_starting[start].first, scene.chain_starting[start].last)
    if start > verb and start < sentence.last and sentence.lexicon.organisation_shape == "capitals":
        return kind_on(scene, sentence, start, before)
    return None


def _past_organisation(scene: Scene, at: int) -> int:
    """Step over an organisation and its acronym in brackets."""
    tokens = scene.text.tokens
    at = scene.chain_starting[at].last
    if at + 2 < len(tokens) and tokens[at].text == "(":
        return next((end + 1 for end in range(at, min(at + 5, len(tokens))) if tokens[end].text == ")"), at)
    return at


def _unnamed_right(scene: Scene, sentence: Sentence, verb: int, before: Subject | None) -> Subject | None:
    """Read `заявил известный эксперт` or `сообщило Министерство`: an office or an organisation without a name."""
    tokens = scene.text.tokens
    at = verb
    while at < min(sentence.last, verb + 4) and tokens[at].is_word and at not in scene.chain_starting:
        if tokens[at].marks & {"position", "generic", "anaphor"}:
            return _to_the_end(scene, sentence, recalled(scene, at, before))
        at += 1
    if at in scene.chain_starting:
        return collective_of(scene, scene.chain_starting[at].first, scene.chain_starting[at].last)
    return None


def _to_the_end(scene: Scene, sentence: Sentence, subject: Subject | None) -> Subject | None:
    """Let a subject without a name reach to the next sign: глава региона, министр экономики."""
    if subject is None or sentence.lexicon.organisation_shape != "genitive":
        return subject
    tokens = scene.text.tokens
    last = next((at for at in range(subject.last, sentence.last) if not tokens[at].is_word), sentence.last)
    return replace(subject, last=min(last, subject.last + _BETWEEN))


def _over_adverbs(scene: Scene, sentence: Sentence, verb: int) -> int:
    at = verb
    while at > max(sentence.first, verb - _BETWEEN) and _is_between(scene, at):
        at -= 1
    if at > sentence.first and scene.names(at - 1) < 0 and at < verb and not _stops(scene.text.tokens[at - 1]):
        return verb
    return at


def _owns(token: Token) -> bool:
    return token.lower.endswith(_OWNING)


def _is_between(scene: Scene, at: int) -> bool:
    token = scene.text.tokens[at - 1]
    if scene.names(at - 1) >= 0 or at in scene.chain_ending or _stops(token):
        return False
    small = token.is_word and not token.marks & {"said", "copula"} and (not token.is_capital or _is_day(token))
    return small or "connector" in token.marks


def _is_day(token: Token) -> bool:
    """Whether a word in capitals only says when: on Monday, in May."""
    return "weekday" in token.marks or "month" in {mark.partition("-")[0] for mark in token.marks}


def _stops(token: Token) -> bool:
    return token.text in (",", ")") or bool(token.marks & _STOPS)


def _before_apposition(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Step over `, Permanent Secretary of the Ministry of Law,` or `, who opened the conference,`."""
    tokens = scene.text.tokens
    near = range(at - 1, max(sentence.first, at - _APPOSITION) - 1, -1)
    bracket = next((back for back in near if tokens[back].text == "("), -1) if tokens[at - 1].text == ")" else -1
    if bracket in scene.chain_ending:
        return collective_of(scene, scene.chain_ending[bracket].first, scene.chain_ending[bracket].last)
    for back in near:
        if scene.names(back) >= 0:
            following = tokens[back + 1]
            opens = following.text in (",", "(") or following.is_dash or "suffix" in following.marks
            opens = opens or (following.lower in ("of", "from") and at - back < 12)
            return listed(scene, sentence, back + 1, "subject.apposition", 0.85) if opens else None
        if back in scene.chain_ending and tokens[back].text == "," and tokens[at - 1].text == "," and back < at - 1:
            chain = scene.chain_ending[back]
            home = chain.first - 1 - (tokens[chain.first - 1].lower == "the")
            if _is_inside_of(scene, sentence, chain):
                return None
            if scene.names(home - 1) < 0 or tokens[home].lower not in ("of", "from"):
                members = _of_organisation(scene, sentence, chain.first, None)
                return members or collective_of(scene, chain.first, chain.last)
        if scene.quoted[back] or tokens[back].text in (";", ":") or tokens[back].marks & {"said", "that"}:
            return None
    return None


def _is_inside_of(scene: Scene, sentence: Sentence, chain: Chain) -> bool:
    """Whether a Russian body only says where: `опубликованной в «Заре»,`."""
    before = scene.text.tokens[max(sentence.first, chain.first - 1)]
    if before.text in '«“"' and chain.first - 2 >= sentence.first:
        before = scene.text.tokens[chain.first - 2]
    return sentence.lexicon.organisation_shape == "genitive" and "governs" in before.marks


def _named_otherwise(scene: Scene, sentence: Sentence, at: int, before: Subject | None) -> Subject | None:
    tokens = scene.text.tokens
    if at in scene.chain_ending:
        chain = scene.chain_ending[at]
        return _of_organisation(scene, sentence, chain.first, before) or _acting(scene, chain)
    if tokens[at - 1].marks & _STANDS_FOR[sentence.lexicon.organisation_shape]:
        return recalled(scene, at - 1, before)
    kind = by_its_kind(scene, sentence, at, before)
    if kind:
        return kind
    start = group_start(scene, sentence, at)
    if start < at and "group" in tokens[start].marks and not any(tokens[i].is_capital for i in range(start + 1, at)):
        return replace(collective_of(scene, start, at), rule="subject.group", confidence=0.65)
    return None


def _acting(scene: Scene, chain: Chain) -> Subject:
    """Take an organisation that acts, or within which somebody says: `В министерстве утверждают`."""
    found = collective_of(scene, chain.first, chain.last)
    inner = chain.first > 0 and scene.text.tokens[chain.first - 1].lower in ("в", "во")
    return replace(found, collective=nominative(found.collective or "")) if inner else found


def recalled_by_pronoun(scene: Scene, first: int, last: int, before: Subject | None) -> Subject | None:
    """Find whom `по его словам` means."""
    found = by_pronoun(scene, first, before.people if before else ())
    return Subject((found.person,), None, first, last, found.rule, found.confidence) if found else None


def _of_organisation(scene: Scene, sentence: Sentence, first: int, before: Subject | None) -> Subject | None:
    """Read `глава Минсвязи` and `представители союза`: who holds an office, or belongs, there."""
    if first == sentence.first or sentence.lexicon.organisation_shape != "genitive":
        return None
    chain = scene.chain_starting[first]
    start = group_start(scene, sentence, first)
    if start < first:
        printed = scene.text.covering(start, chain.last)
        return Subject((), printed, start, chain.last, "subject.group", 0.65)
    return recalled(scene, first - 1, before) if "position" in scene.text.tokens[first - 1].marks else None
