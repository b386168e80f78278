"""What kind of document it is, with its finer genre where that is clear."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.findings import Evidence, FoundValue, Kind
from archive.passages import Span
from indexer.extract.names.transcripts import Turn, asks
from indexer.extract.prose.front import bounds, front
from indexer.extract.prose.own import is_in_own_words, own_sentences
from indexer.extract.prose.text import Sentence, Text
from indexer.extract.scene import phrases

_NEAR = 12
_SEVERAL, _MANY = 2, 4
_LONGEST_HEAD, _CUE_WITHIN = 60, 4
_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_LINES_OF_FOOT, _LONGEST_NAME = 4, 5
# The line under the title of a speech names the speaker first, and then says that it is one.
_SPOKEN = frozenset({"speech", "reply"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """Phrases of a mark that say, at the head of a document, what it is."""

    mark: str
    kind: Kind
    genre: str | None


# The first that is found in the title or the first lines decides.
_CUES: tuple[_Cue, ...] = (
    _Cue("is-transcript", "conference report", "transcript"),
    _Cue("is-minutes", "conference report", "minutes"),
    _Cue("is-fact-sheet", "press release", "fact sheet"),
    _Cue("is-release", "press release", None),
    _Cue("is-readout", "press release", "readout"),
    _Cue("is-announcement", "press release", "announcement"),
    _Cue("is-joint-statement", "statement", "joint statement"),
    _Cue("is-reply", "statement", "reply"),
    _Cue("is-letter", "statement", "letter"),
    _Cue("is-proclamation", "statement", "proclamation"),
    _Cue("is-message", "statement", "message"),
    _Cue("is-speech", "statement", "speech"),
    _Cue("is-statement", "statement", None),
    _Cue("is-appeal", "statement", "appeal"),
    _Cue("is-resolution", "statement", "resolution"),
)


@dataclass(frozen=True, slots=True)
class Sort:
    """The kind of a document and its genre."""

    kind: FoundValue
    genre: FoundValue | None


def sort(
    text: Text, turns: Sequence[Turn], quoted: Sequence[bool], speakers: int, named: Sequence[int] = ()
) -> Sort | None:
    """Decide the kind; `quoted` marks tokens in others' words; `speakers` people speak. None for an empty text.

    `named` gives for each token the person it names, or -1.
    """
    if not text.tokens:
        return None
    cue = _cue(text)
    if cue and cue[0].kind != "statement":
        return _by_cue(text, *cue)
    if cue and cue[0].genre == "speech" and _is_one_voice(turns):
        return _by_cue(text, *cue)
    if turns and (any(asks(turn) for turn in turns) or len({turn.label for turn in turns}) > 2):
        because = "The text is a transcript in which several people take turns."
        return _sort("conference report", "transcript", "kind.turns", 0.85, because, None)
    if cue:
        return _by_cue(text, *cue)
    return _by_content(text, quoted, speakers, named)


def _is_one_voice(turns: Sequence[Turn]) -> bool:
    """Whether nearly all words of a transcript are those of one who speaks."""
    lengths: dict[str, int] = {}
    for turn in turns:
        lengths[turn.label] = lengths.get(turn.label, 0) + turn.end - turn.start
    longest = max((length for label, length in lengths.items()), default=0)
    return longest > _NEARLY_ALL * sum(lengths.values())


def _by_content(text: Text, quoted: Sequence[bool], speakers: int, named: Sequence[int]) -> Sort:
    ordains = _ordains(text)
    if ordains:
        because = "Its first words say by what authority it orders or proclaims."
        return _sort("statement", "proclamation", "kind.ordains", 0.8, because, text.token_span(*ordains))
    own, _ = own_sentences(text, quoted)
    saluted = _saluted(text) if own > 1 else None
    if saluted:
        return _sort(
            "statement", "letter", "kind.salutation", 0.8, "It begins as letters do.", text.token_span(*saluted)
        )
    announced = _announced(text, quoted)
    if announced:
        because = "It announces a statement, which makes up most of it."
        return _sort("statement", None, "kind.announced", 0.75, because, text.token_span(*announced))
    reported, headed = _reported_event(text), _event_in_title(text)
    if reported and (speakers >= _SEVERAL or (speakers and headed is not None)):
        because = "The first paragraphs report on an event that was held."
        return _sort("conference report", None, "kind.event", 0.75, because, text.token_span(*reported))
    signed = (own or not any(quoted)) and _is_signed(text, named)
    if (signed or is_in_own_words(text, quoted)) and not _tells_of_somebody(text, quoted, named):
        return _sort("statement", None, "kind.own-words", 0.7, "Whoever issued it speaks in it as “I” or “we”.", None)
    if headed is not None and speakers >= _SEVERAL and not _announces(text):
        because = "The title names an event, and several people speak."
        return _sort("conference report", None, "kind.title", 0.7, because, text.token_span(headed, headed + 1))
    if speakers >= _MANY and _event_in_lead(text, quoted) and not _announces(text):
        because = "Several people speak in it, and it begins by naming an event."
        return _sort("conference report", None, "kind.speakers", 0.55, because, None)
    return _sort("press release", None, "kind.otherwise", 0.5, "Nothing marks it as a report or a statement.", None)


def _ordains(text: Text) -> tuple[int, int] | None:
    """Read `By the authority vested in me …` where the text begins."""
    _, last = bounds(text, front(text))
    return next(iter(phrases(text, "ordains", 0, min(last, 2 * _LONGEST_HEAD))), None)


def _saluted(text: Text) -> tuple[int, int] | None:
    """Read `Dear Colleagues,` in a line before the running text."""
    for index in range(front(text)):
        first, last = bounds(text, index)
        if first == last or last - first > _NEAR:
            continue
        if "salutes" in text.tokens[first].marks and text.tokens[last - 1].text in ",:!)":
            return first, last
    return None


def _announced(text: Text, quoted: Sequence[bool]) -> tuple[int, int] | None:
    """Return `the following statement` of the first paragraphs where most of the text is one quotation after it."""
    if sum(quoted) < _MOSTLY * len(quoted):
        return None
    _, last = bounds(text, min(front(text) + 1, len(text.passages) - 1))
    return next(iter(phrases(text, "following", 0, last)), None)


def _cue(text: Text) -> tuple[_Cue, tuple[int, int]] | None:
    """Return the cue of the title, wherever it stands there, or of a line of the head that begins with it."""
    lines = [bounds(text, index) for index in range(max(1, front(text)))]
    for number, (first, last) in enumerate(lines):
        end = min(last, first + _LONGEST_HEAD)
        if number and any("released" in token.marks for token in text.tokens[first:end]):
            continue
        for cue in _CUES:
            span = next(iter(phrases(text, cue.mark, first, end)), None)
            headed = number == 0 and front(text) > 0
            if span and (headed or span[0] - first < _CUE_WITHIN or (number and cue.genre in _SPOKEN)):
                return cue, span
    return None


def _is_signed(text: Text, named: Sequence[int]) -> bool:
    """Whether one of the last lines is somebody's name and no more."""
    for index in range(max(front(text) + 1, len(text.passages) - _LINES_OF_FOOT), len(text.passages)):
        first, last = bounds(text, index)
        words = [at for at in range(first, last) if text.tokens[at].is_word]
        if (
            1 < len(words) <= _LONGEST_NAME
            and len({*named[words[0] : words[-1] + 1]} - {-1}) == 1
            and named[words[0]] >= 0
        ):
            return True
    return False


def _tells_of_somebody(text: Text, quoted: Sequence[bool], named: Sequence[int]) -> bool:
    """Whether the running text begins with a sentence on a person by name, as news do, and without “I” or “we”."""
    start = front(text)
    told = (one for one in text.sentences if one.passage >= start and one.last - one.first > _NEAR // 2)
    lead = next(told, None)
    if lead is None or not any(person >= 0 for person in named[lead.first : lead.last]):
        return False
    return not any("first_person" in text.tokens[at].marks and not quoted[at] for at in range(lead.first, lead.last))


def _by_cue(text: Text, cue: _Cue, found: tuple[int, int]) -> Sort:
    because = f"The head of the document says “{text.covering(*found)}”."
    return _sort(cue.kind, cue.genre, "kind.head", 0.9, because, text.token_span(*found))


def _sort(kind: Kind, genre: str | None, rule: str, confidence: float, because: str, span: Span | None) -> Sort:
    evidence = Evidence(rule, confidence, because, span)
    return Sort(FoundValue(kind, evidence), FoundValue(genre, evidence) if genre else None)


def _reported_event(text: Text) -> tuple[int, int] | None:
    """Return the words of the title or the first sentence that say an event was held."""
    start = front(text)
    for sentence in text.sentences:
        if sentence.passage > start:
            return None
        if _issues_words(text, sentence):
            return None
        found = _held(text, sentence)
        if found:
            return found
        if sentence.passage == start:
            return None
    return None


def _issues_words(text: Text, sentence: Sentence) -> bool:
    words = " ".join(token.lower for token in text.tokens[sentence.first : sentence.last])
    return "following statement" in words or "issued a statement" in words


def _held(text: Text, sentence: Sentence) -> tuple[int, int] | None:
    tokens = text.tokens
    if any("to_come" in tokens[at].marks for at in range(sentence.first, sentence.last)):
        return None
    for at in range(sentence.first, sentence.last):
        if "held" not in tokens[at].marks or tokens[at].lower in (
            "hold",
            "holds",
            "host",
            "hosts",
            "attend",
            "takes",
            "organise",
        ):
            continue
        near = range(max(sentence.first, at - 2 * _NEAR), min(sentence.last, at + _NEAR))
        event = next((step for step in near if _is_event(text, step)), None)
        if event is not None:
            return min(at, event), max(at, event) + 1
    return None


def _is_event(text: Text, at: int) -> bool:
    """Whether a word is an event; a press conference is no conference."""
    token = text.tokens[at]
    if "event" not in token.marks or "gathering" in token.marks:
        return False
    return not (at and text.tokens[at - 1].lower in ("press", "news", "mətbuat"))


def _event_in_title(text: Text) -> int | None:
    return next((at for at, token in enumerate(text.tokens[:40]) if token.passage == 0 and _is_event(text, at)), None)


def _event_in_lead(text: Text, quoted: Sequence[bool]) -> bool:
    start = front(text)
    lead = (at for at, token in enumerate(text.tokens[:400]) if token.passage == start and not quoted[at])
    return any(_is_event(text, at) for at in lead)


def _announces(text: Text) -> bool:
    """Whether a text tells of what is to come: its head says so, or its title in the way of `Union to hold a forum`."""
    if any("announces" in token.marks for token in text.tokens[:150]):
        return True
    event = _event_in_title(text)
    return event is not None and bool(phrases(text, "to-hold", 0, event))
