"""What an English sentence tells of somebody's words: every clause of it, with whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.extract.clauses.complements import Complement, complement
from indexer.extract.clauses.joint import listed_on
from indexer.extract.clauses.printed import proper_left
from indexer.extract.clauses.subjects import Subject, subject_left, subject_right
from indexer.extract.clauses.words import Words, clause
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, Verb, verbs

_FEWEST, _TAIL, _NEAR = 3, 9, 60
_KNOW = 9
_TERM = 2
_SUBJECTS = frozenset(
    {"pronoun", "anaphor", "position", "group", "organisation", "genus", "relative", "adverb", "joins", "copula"}
    | {"thing_pronoun", "plural_pronoun", "document", "work", "speech", "generic", "finite", "said"}
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that begins, whose it is, and the first token of the words that announce it."""

    complement: Complement
    subject: Subject
    verb: Verb
    lead: int


def told(scene: Scene, sentence: Sentence, last: Subject | None) -> Iterator[Words]:
    """Yield the clauses in reading order; `last` spoke before this sentence."""
    found: list[_Told] = []
    cues = _cues(scene, sentence)
    for number, verb in enumerate(cues):
        if (found and verb.first < found[-1].complement.begin) or not is_active(scene, sentence, verb):
            continue
        fronted = bool(found) and found[-1].complement.end is not None and verb.first > (found[-1].complement.end or 0)
        told = None if not found or fronted else _goes_on(scene, sentence, verb, found[-1])
        if not found or fronted:
            told = _begins(scene, sentence, verb, last) or _beside_a_deed(scene, sentence, verb, cues[:number], last)
        if told is None and not found and verb.first == sentence.first:
            told = _in_front(scene, sentence, verb, cues[number + 1 : number + 9], last)
        if told is None and not found:
            around = list(_around(scene, sentence, verb, last))
            yield from around
            if around:
                return
        if told:
            found.append(told)
        elif found and found[-1].complement.end is None and _turns(scene, verb, found[-1]):
            found[-1] = _ended(found[-1], verb.first - 1)
    for one, following in zip(found, [*found[1:], None], strict=False):
        limit = one.complement.end or (following.lead if following else sentence.last)
        yield _words(scene, sentence, one, min(limit, following.lead if following else limit))


def _cues(scene: Scene, sentence: Sentence) -> list[Verb]:
    """Return verbs of saying and of urging, and participles such as adding."""
    found = verbs(scene, sentence.first, sentence.last)
    known = {at for verb in found for at in range(verb.first, verb.last)}
    found += [
        Verb(at, at + 1)
        for at in range(sentence.first, sentence.last)
        if at not in known and _is_further_cue(scene, at, sentence)
    ]
    return sorted(found, key=lambda verb: verb.first)


def is_active(scene: Scene, sentence: Sentence, verb: Verb) -> bool:
    """Whether a word is a verb that its subject does: no noun after `the` or `on`, no passive, no `may agree`."""
    tokens = scene.text.tokens
    if "told_to" in tokens[verb.last - 1].marks and verb.last < sentence.last and tokens[verb.last].lower == "to":
        return False
    at = _over_adverbs(scene, sentence, verb.first)
    before = tokens[at - 1] if at > sentence.first else None
    if before is None or "adding" in tokens[verb.first].marks:
        return True
    if "noun_too" in tokens[verb.first].marks and verb.last - verb.first == 1 and _describes(before):
        return False
    modal = "finite" in before.marks and not (before.lower.startswith("d") or before.is_capital)
    return not modal and not before.marks & {"before_noun", "passive"}


def _describes(token: Token) -> bool:
    """Whether a small word can only stand before a noun, as in `mountainous states`."""
    return token.is_word and token.text[0].islower() and not token.marks & _SUBJECTS


def _over_adverbs(scene: Scene, sentence: Sentence, at: int) -> int:
    tokens = scene.text.tokens
    while at > sentence.first and ("adverb" in tokens[at - 1].marks or tokens[at - 1].lower.endswith("ly")):
        at -= 1
    return at


def before_auxiliaries(scene: Scene, sentence: Sentence, at: int) -> int:
    """Step back over `has` and `had also`."""
    at = _over_adverbs(scene, sentence, at)
    while at > sentence.first and "copula" in scene.text.tokens[at - 1].marks:
        at = _over_adverbs(scene, sentence, at - 1)
    return at


def _is_further_cue(scene: Scene, at: int, sentence: Sentence) -> bool:
    token = scene.text.tokens[at]
    if scene.quoted[at] or not token.marks & {"urged", "adding", "lets"}:
        return False
    if "lets" in token.marks:
        return any(one.lower == "know" for one in scene.text.tokens[at + 1 : min(at + _KNOW, sentence.last)])
    return not token.is_capital or at == sentence.first


def _begins(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> _Told | None:
    tokens = scene.text.tokens
    first = before_auxiliaries(scene, sentence, verb.first)
    if "adding" in tokens[verb.first].marks and not any(
        "copula" in token.marks for token in tokens[first : verb.first]
    ):
        return None
    found = complement(scene, sentence, verb)
    if found is None:
        return None
    subject = subject_of(scene, sentence, verb, first, last)
    subject = subject or proper_left(scene, sentence, first)
    if subject is None or is_background(scene, sentence, subject):
        return None
    return _Told(found, subject, verb, verb.first)


def subject_of(scene: Scene, sentence: Sentence, verb: Verb, first: int, last: Subject | None) -> Subject | None:
    """Return whose verb it is; a group with what tells it from others, as in `owners of the mills`."""
    subject = subject_left(scene, sentence, first, last) or subject_left(scene, sentence, verb.first, last)
    if subject is None and verb.first == sentence.first:
        subject = subject_right(scene, sentence, verb.last, last)
    subject = subject or _of_first_verb(scene, sentence, first, last)
    printed = subject is not None and subject.collective == scene.text.covering(subject.first, subject.last)
    if subject and printed and subject.rule == "subject.group" and subject.first < first:
        end = first
        while "adverb" in scene.text.tokens[end - 1].marks:
            end -= 1
        return replace(subject, collective=scene.text.covering(subject.first, end), last=end)
    return subject


def _of_first_verb(scene: Scene, sentence: Sentence, verb: int, last: Subject | None) -> Subject | None:
    """Read `Ms Stonewright was worried and asked that …`: the second verb of one subject."""
    tokens = scene.text.tokens
    if tokens[verb - 1].lower not in ("and", "but"):
        return None
    at = next((at for at in range(sentence.first, min(sentence.first + 6, verb)) if scene.names(at) >= 0), None)
    return replace(listed_on(scene, sentence, at), rule="subject.before", confidence=0.75) if at is not None else None


def is_background(scene: Scene, sentence: Sentence, subject: Subject) -> bool:
    """Whether `after the Minister announced …` only says when or why something else happened."""
    before = scene.text.tokens[subject.first - 1] if subject.first > sentence.first else None
    if before is not None and before.marks & {"honorific", "position"}:
        near = scene.text.tokens[max(sentence.first, subject.first - 5) : subject.first]
        return any("background" in token.marks for token in near)
    return before is not None and "background" in before.marks


def _beside_a_deed(
    scene: Scene, sentence: Sentence, verb: Verb, cues: list[Verb], last: Subject | None
) -> _Told | None:
    """Read `“…,” he said, recalling that …` and `She reaffirmed the plan, underscoring that …`."""
    tokens = scene.text.tokens
    if "adding" not in tokens[verb.first].marks or tokens[verb.first - 1].text != ",":
        return None
    found = complement(scene, sentence, verb)
    deeds = [Verb(at, at + 1) for at in range(sentence.first + 1, verb.first) if "acts" in tokens[at].marks]
    for cue in (*reversed(cues), *deeds) if found else ():
        subject = subject_of(scene, sentence, cue, cue.first, last)
        if subject and found and not scene.quoted[cue.first]:
            return _Told(found, subject, verb, verb.first)
    return None


def _goes_on(scene: Scene, sentence: Sentence, verb: Verb, before: _Told) -> _Told | None:
    """Read `…, adding that …` and `… and warned that …` after a clause of the same speaker."""
    tokens = scene.text.tokens
    at = verb.first
    while "adverb" in tokens[at - 1].marks:
        at -= 1
    participle = "adding" in tokens[verb.first].marks
    if participle:
        joined = tokens[at - 1].text == "," or tokens[at - 1].lower in ("and", "while")
    else:
        pronoun = "pronoun" in tokens[at - 1].marks
        # Statements and appeals are things: a present tense goes on from a present tense.
        alike = not tokens[verb.first].lower.endswith("s") or tokens[before.verb.first].lower.endswith("s")
        joined = alike and tokens[at - 1 - pronoun].lower in ("and", "but")
        at -= pronoun
    found = complement(scene, sentence, verb) if joined else None
    if found is None:
        return None
    lead = at - 1 if not participle or tokens[at - 1].is_word else at
    return _Told(found, before.subject, verb, lead)


def _turns(scene: Scene, verb: Verb, before: _Told) -> bool:
    """Whether a clause ends before `and ordered help`: what its speaker did besides."""
    tokens = scene.text.tokens
    past = tokens[verb.first].lower.endswith("ed") and tokens[before.verb.first].lower.endswith("ed")
    return past and "urged" in tokens[verb.first].marks and tokens[verb.first - 1].lower == "and"


def _ended(told: _Told, end: int) -> _Told:
    return replace(told, complement=replace(told.complement, end=end))


def _in_front(scene: Scene, sentence: Sentence, verb: Verb, cues: list[Verb], last: Subject | None) -> _Told | None:
    """Read `Noting that the well was dry, she called for …`: whose clause stands in front says the rest."""
    found = complement(scene, sentence, verb)
    if found is None or "adding" not in scene.text.tokens[verb.first].marks:
        return None
    for main in cues:
        subject = subject_left(scene, sentence, main.first, last)
        begin = subject.first if subject else main.first
        comma = _comma_before(scene, found.begin, begin)
        if subject and comma is not None:
            return _Told(Complement(found.begin, found.rule, comma), subject, verb, verb.first)
    return None


def _comma_before(scene: Scene, first: int, last: int) -> int | None:
    tokens = scene.text.tokens
    return next((at for at in range(last - 1, max(first, last - 12), -1) if tokens[at].text == ","), None)


def _around(scene: Scene, sentence: Sentence, verb: Verb, last: Subject | None) -> Iterator[Words]:
    """Read `…, he said.` and `…, he said, …`: the words stand before the verb, and after it."""
    tokens = scene.text.tokens
    comma = _comma_before(scene, sentence.first, verb.first)
    if comma is None or comma - sentence.first < 1 or scene.quoted[comma - 1] or tokens[comma - 1].text in '”»"':
        return
    tail = Sentence(comma + 1, sentence.last, sentence.passage, sentence.lexicon)
    right = subject_right(scene, tail, verb.last, last) if verb.first == comma + 1 else None
    subject = right or subject_left(scene, tail, verb.first, last) or proper_left(scene, tail, verb.first)
    if subject is None or subject.rule == "subject.apposition" or subject.first > comma + _TAIL:
        return
    end = _end_of_tail(scene, max(subject.last, verb.last), sentence)
    if end is None:
        return
    cue = (verb.first, verb.last)
    tells = right is not None or _is_clause(scene, sentence.first, comma)
    if not tells and not _is_clause(scene, end, min(end + 5, sentence.last)):
        return
    if tells or comma - sentence.first <= _TERM:
        yield clause(scene, sentence.first, comma, subject, "report.said-after", cue)
    goes_on = _is_clause(scene, end, min(end + 2 * _TAIL, sentence.last))
    if (
        (goes_on or not tokens[min(end + 1, sentence.last - 1)].is_capital)
        and sentence.last - end > _FEWEST
        and not (scene.quoted[end + 1] or scene.quoted[end + 2])
    ):
        yield clause(scene, end, sentence.last, subject, "report.said-after", cue)


def _end_of_tail(scene: Scene, at: int, sentence: Sentence) -> int | None:
    """Return the comma or the end to which `he said on Tuesday` reaches; None where something else goes on."""
    tokens = scene.text.tokens
    stop = next((end for end in range(at, min(at + _TAIL, sentence.last)) if not tokens[end].is_word), sentence.last)
    if stop < sentence.last and tokens[stop].text not in ",.":
        return None
    if stop < sentence.last - 1 and scene.quoted[min(stop + 2, sentence.last - 1)]:
        return None
    begins = stop == at or tokens[at].is_capital or bool(tokens[at].marks & {"opening", "month", "listener"})
    return stop if begins and stop - at < _TAIL else None


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether words before `, he said` are a clause, and not `Speaking in the hall`."""
    tokens = scene.text.tokens
    if first >= last:
        return False
    if tokens[first].lower.endswith("ing") and len(tokens[first].text) > 5:
        return False
    return any(
        tokens[at].marks & {"copula", "finite"} or (tokens[at].lower.endswith("ed") and "-" not in tokens[at].text)
        for at in range(max(first, last - _NEAR), last)
    )


def _words(scene: Scene, sentence: Sentence, one: _Told, end: int) -> Words:
    begin = one.complement.begin
    tokens = scene.text.tokens
    for at in range(begin + 1, end):
        if scene.quoted[at] and not scene.quoted[at - 1] and tokens[at - 2].text in (":", ","):
            end = at - 1
            break
    return clause(scene, begin, end, one.subject, one.complement.rule, (one.verb.first, one.verb.last))
