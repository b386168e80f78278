"""What kind of document it is, with its finer genre where that is clear."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.findings import Evidence, FoundValue, Kind
from archive.passages import Span
from indexer.extract.text import Sentence, Text
from indexer.extract.transcripts import Turn, asks

_LEAD = 4
_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words at the head of a document that say what it is."""

    words: str
    kind: Kind
    genre: str | None


# The first that is found in the title or the first lines decides.
_CUES: tuple[_Cue, ...] = (
    _Cue("press briefing", "conference report", "transcript"),
    _Cue("press gaggle", "conference report", "transcript"),
    _Cue("transcript of", "conference report", "transcript"),
    _Cue("minutes of", "conference report", "minutes"),
    _Cue("протокол", "conference report", "minutes"),
    _Cue("protokolu", "conference report", "minutes"),
    _Cue("стенограмма", "conference report", "transcript"),
    _Cue("fact sheet", "press release", "fact sheet"),
    _Cue("press release", "press release", None),
    _Cue("media release", "press release", None),
    _Cue("news release", "press release", None),
    _Cue("readout", "press release", "readout"),
    _Cue("пресс-релиз", "press release", None),
    _Cue("press-reliz", "press release", None),
    _Cue("mətbuat xəbəri", "press release", None),
    _Cue("media advisory", "press release", "announcement"),
    _Cue("joint statement", "statement", "joint statement"),
    _Cue("written reply", "statement", "reply"),
    _Cue("oral reply", "statement", "reply"),
    _Cue("oral answer", "statement", "reply"),
    _Cue("written answer", "statement", "reply"),
    _Cue("reply to", "statement", "reply"),
    _Cue("reply by", "statement", "reply"),
    _Cue("response to parliamentary", "statement", "reply"),
    _Cue("open letter", "statement", "letter"),
    _Cue("letter to", "statement", "letter"),
    _Cue("a letter from", "statement", "letter"),
    _Cue("открытое письмо", "statement", "letter"),
    _Cue("açıq məktub", "statement", "letter"),
    _Cue("proclamation on", "statement", "proclamation"),
    _Cue("presidential message", "statement", "message"),
    _Cue("message from", "statement", "message"),
    _Cue("message to", "statement", "message"),
    _Cue("remarks by", "statement", "speech"),
    _Cue("remarks as prepared", "statement", "speech"),
    _Cue("remarks of", "statement", "speech"),
    _Cue("speech by", "statement", "speech"),
    _Cue("speech at", "statement", "speech"),
    _Cue("reading speech", "statement", "speech"),
    _Cue("keynote address by", "statement", "speech"),
    _Cue("address by", "statement", "speech"),
    _Cue("opening address", "statement", "speech"),
    _Cue("opening remarks", "statement", "speech"),
    _Cue("welcome remarks", "statement", "speech"),
    _Cue("выступление на", "statement", "speech"),
    _Cue("речь на", "statement", "speech"),
    _Cue("çıxışı", "statement", "speech"),
    _Cue("statement by", "statement", None),
    _Cue("statement from", "statement", None),
    _Cue("statement on", "statement", None),
    _Cue("statement of", "statement", None),
    _Cue("заявление", "statement", None),
    _Cue("обращение", "statement", "appeal"),
    _Cue("bəyanat", "statement", None),
    _Cue("müraciət", "statement", "appeal"),
    _Cue("resolution of", "statement", "resolution"),
    _Cue("appeal of", "statement", "appeal"),
)


@dataclass(frozen=True, slots=True)
class Sort:
    """The kind of a document and its genre."""

    kind: FoundValue
    genre: FoundValue | None


def sort(text: Text, turns: Sequence[Turn], heads: int, speakers: int) -> Sort | None:
    """Decide the kind; `heads` passages may hold its name; `speakers` people speak. None for an empty text."""
    if not text.tokens:
        return None
    cue = _cue(text, heads)
    if cue and cue[0].kind != "statement":
        return _by_cue(*cue)
    if turns and (any(asks(turn) for turn in turns) or len({turn.label for turn in turns}) > 2):
        because = "The text is a transcript in which several people take turns."
        return _sort("conference report", "transcript", "kind.turns", 0.85, because, None)
    if cue:
        return _by_cue(*cue)
    reported = _reported_event(text)
    if reported:
        because = "The first paragraphs report on an event that was held."
        return _sort("conference report", None, "kind.event", 0.75, because, text.token_span(*reported))
    headed = _event_in_title(text)
    if headed is not None and speakers >= 2 and not _announces(text):
        because = "The title names an event, and several people speak."
        return _sort("conference report", None, "kind.title", 0.7, because, text.token_span(headed, headed + 1))
    if speakers >= 4 and not _announces(text):
        return _sort("conference report", None, "kind.speakers", 0.55, "Several people speak in it.", None)
    return _sort("press release", None, "kind.otherwise", 0.5, "Nothing marks it as a report or a statement.", None)


def _cue(text: Text, heads: int) -> tuple[_Cue, Span] | None:
    for index in range(min(heads, len(text.passages))):
        lowered = " ".join(text.passages[index].text[:400].lower().split())
        for cue in _CUES:
            at = text.passages[index].text.lower().find(cue.words)
            if cue.words in lowered and at >= 0:
                number = text.passages[index].number
                return cue, Span(number, at, number, at + len(cue.words))
    return None


def _by_cue(cue: _Cue, span: Span) -> Sort:
    because = f"The head of the document says “{cue.words}”."
    return _sort(cue.kind, cue.genre, "kind.head", 0.9, because, span)


def _sort(kind: Kind, genre: str | None, rule: str, confidence: float, because: str, span: Span | None) -> Sort:
    evidence = Evidence(rule, confidence, because, span)
    return Sort(FoundValue(kind, evidence), FoundValue(genre, evidence) if genre else None)


def _reported_event(text: Text) -> tuple[int, int] | None:
    """Return the words that say an event was held, in the past, near the beginning."""
    for sentence in text.sentences:
        if sentence.passage >= _LEAD:
            return None
        if _issues_words(text, sentence):
            return None
        found = _held(text, sentence)
        if found:
            return found
    return None


def _issues_words(text: Text, sentence: Sentence) -> bool:
    words = " ".join(token.lower for token in text.tokens[sentence.first : sentence.last])
    return "following statement" in words or "issued a statement" in words


def _held(text: Text, sentence: Sentence) -> tuple[int, int] | None:
    tokens = text.tokens
    if any(
        tokens[at].lower in ("will", "пройдёт", "пройдет", "состоится", "keçiriləcək", "would")
        for at in range(sentence.first, sentence.last)
    ):
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
    if "event" not in token.marks or token.lower in (
        "panel",
        "congress",
        "briefing",
        "session",
        "assembly",
        "convention",
    ):
        return False
    return not (at and text.tokens[at - 1].lower in ("press", "news"))


def _event_in_title(text: Text) -> int | None:
    return next((at for at, token in enumerate(text.tokens[:40]) if token.passage == 0 and _is_event(text, at)), None)


def _announces(text: Text) -> bool:
    return any(token.lower in ("announced", "announces", "примут", "пройдёт", "пройдет") for token in text.tokens[:150])
