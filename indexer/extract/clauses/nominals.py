"""What is said in Azerbaijani clauses that stand as a noun before the verb of saying."""

import re
from collections.abc import Iterator

from archive.folding import lower
from indexer.extract.clauses.subjects import Subject, subject_left
from indexer.extract.clauses.words import Words, clause
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, phrases, verbs

_NOMINAL = re.compile(
    r"(?:d[ıiuü][ğy]|ac[aə]?[ğ]|əcəy|[dt][ıiuü][qk]l[aə]r|aca[q]l[aə]r|əcəkl[aə]r|m[aə]s|m[aə]l[aə]r|l[ıiuü][ğy]|olmad)"
    r"[ıiuü]n(?:[ıiuü]|[aə]|d[aə]n)$|m[aə][ğy][ıiaə]$"
)
_PASSIVE = re.compile(r"(?:d[ıiuü][ğy]|acağ|əcəy|l[ıiuü][ğy]|m[aə]s)[ıiuü]$")
_CONVERB = re.compile(r"(?:araq|ərək)$|^yanaşı$")
_ENDS_CLAUSE = re.compile(r"[ıiuü]b$")
_CASES = ("nın", "nin", "nun", "nün", "nı", "ni", "nu", "nü", "na", "nə", "da", "də", "dan", "dən")
_FROM = ("dan", "dən")
_LINKS = ("isə", "də", "da", "həmçinin", "və")
_FEWEST = 3
_HEAD = 6


def nominal(scene: Scene, sentence: Sentence, last: Subject | None) -> Iterator[Words]:
    """Yield each `X minaların təhlükə olduğunu bildirib` of a sentence."""
    begin, subject = sentence.first, None
    for verb in verbs(scene, sentence.first, sentence.last):
        at = _over_particles(scene, verb.first, sentence)
        if verb.last < sentence.last and "that" in scene.text.tokens[verb.last].marks:
            continue
        if at - begin < _FEWEST or not _NOMINAL.search(scene.text.tokens[at - 1].lower) or scene.quoted[at - 1]:
            continue
        own = _subject(scene, sentence, begin, at, last)
        subject = own or subject
        if subject is None:
            continue
        first = _opening(scene, own.last if own else begin, at)
        if at - first >= _FEWEST - 1:
            yield clause(scene, first, at, subject, "report.nominal", (verb.first, verb.last))
        begin, last = verb.last, subject


def is_nominal(token: Token) -> bool:
    """Whether a word closes a clause that stands as an object: gəldiyini, olacağını."""
    return bool(_NOMINAL.search(token.lower))


def _over_particles(scene: Scene, at: int, sentence: Sentence) -> int:
    """Step back over `da` and over adverbs between the clause and its verb."""
    tokens = scene.text.tokens
    begin = at
    while at > max(sentence.first, begin - 3) and not _NOMINAL.search(tokens[at - 1].lower):
        if not tokens[at - 1].is_word:
            return begin
        at -= 1
    return at if _NOMINAL.search(tokens[at - 1].lower) else begin


def _opening(scene: Scene, first: int, last: int) -> int:
    """Begin after what the speaker did before: `qonaqları salamlayıb,` and `etiraz edərək`."""
    tokens = scene.text.tokens
    middle = (first + last) // 2
    for at in range(first, last):
        linked = at > first and (tokens[at].text == "," or tokens[at].lower == "və")
        told = linked and _ENDS_CLAUSE.search(tokens[at - 1].lower)
        if told or (at <= middle and _CONVERB.search(tokens[at].lower)):
            first = at + 1
    while first < last and (not tokens[first].is_word or tokens[first].lower in _LINKS):
        first += 1
    return first


def _subject(scene: Scene, sentence: Sentence, first: int, last: int, before: Subject | None) -> Subject | None:
    """Find who acts: the first person, organisation or office without a case ending."""
    tokens = scene.text.tokens
    for at in range(first, last):
        if scene.names(at) >= 0:
            end = at
            while scene.names(end) == scene.names(at):
                end += 1
            if _is_bare(scene, at, end):
                return subject_left(scene, Sentence(first, end, sentence.passage, sentence.lexicon), end, before)
        if at in scene.chain_starting and _acts(scene, at):
            chain = scene.chain_starting[at]
            printed = scene.text.printed(chain.start, chain.end)
            return Subject((), printed, at, _past_brackets(tokens, chain.last), "subject.organisation", 0.65)
        if at == sentence.first and "organisation" in tokens[at].marks and not tokens[at].lower.endswith(_CASES):
            return Subject((), tokens[at].text, at, at + 1, "subject.printed", 0.6)
        if at < first + _HEAD and _stands_for(tokens, at):
            head = Sentence(first, at + 1, sentence.passage, sentence.lexicon)
            found = subject_left(scene, head, at + 1, before)
            if found:
                return found
    return None


def _is_bare(scene: Scene, first: int, last: int) -> bool:
    """Whether a name stands as it does alone."""
    printed = scene.text.tokens[last - 1].lower
    return printed == lower(scene.cast.people[scene.names(first)].name).split()[-1].rpartition(".")[2]


def _acts(scene: Scene, at: int) -> bool:
    chain = scene.chain_starting[at]
    return chain.end == scene.text.tokens[chain.last - 1].end and not scene.quoted[at]


def _past_brackets(tokens: tuple[Token, ...], at: int) -> int:
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        return at + 3
    return at


def _stands_for(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether `o`, `rektor` or `iştirakçılar` ends here without a case ending."""
    token, following = tokens[at], tokens[at + 1]
    if "pronoun" in token.marks:
        return following.text == "," or following.is_word
    if following.is_capital or following.text == ",":
        return False
    return not token.lower.endswith(_CASES) and bool(token.marks & {"position", "generic", "anaphor", "group"})


def accounts(scene: Scene, sentence: Sentence) -> Iterator[Words]:
    """Yield each `Agentliyin məktubunda … artırılacağı qeyd olunub` and `Aparatdan bildirilib ki, …`."""
    tokens = scene.text.tokens
    for first, end in _passives(scene, sentence):
        source = _source(scene, sentence, first)
        if source is None:
            continue
        that = next((at for at in range(end, min(end + 3, sentence.last)) if "that" in tokens[at].marks), None)
        if that is not None:
            yield clause(scene, that + 1, sentence.last, source, "report.account", (first, end))
        elif _PASSIVE.search(tokens[first - 1].lower) and first - source.last >= _FEWEST:
            yield clause(scene, source.last, first, source, "report.account", (first, end))


def _passives(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    tokens = scene.text.tokens
    found = phrases(scene.text, "told", sentence.first, sentence.last)
    found += [(at, at + 1) for at in range(sentence.first, sentence.last) if "told" in tokens[at].marks]
    return [verb for verb in found if not scene.quoted[verb[0]]]


def _source(scene: Scene, sentence: Sentence, last: int) -> Subject | None:
    """Find the organisation in the ablative, or that whose letter or statement it is."""
    tokens = scene.text.tokens
    for at in range(sentence.first, last):
        chain = scene.chain_starting.get(at)
        if chain is None and "organisation" in tokens[at].marks and tokens[at].lower.endswith(_FROM):
            bare = at == sentence.first or not tokens[at - 1].is_capital
            return Subject((), tokens[at].text[:-3], at, at + 1, "subject.printed", 0.6) if bare else None
        if chain is None or chain.last > last:
            continue
        word, following = tokens[chain.last - 1].lower, tokens[chain.last]
        if word.endswith(_FROM) or "account" in following.marks:
            printed = scene.text.printed(chain.start, chain.end)
            end = chain.last + ("account" in following.marks)
            return Subject((), printed, at, end, "subject.organisation", 0.65)
    return None
