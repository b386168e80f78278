"""What each person does in a document: speaks, takes part, or is only mentioned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.findings import PersonRole
from indexer.extract.clauses.subjects import subject_left, subject_right
from indexer.extract.clauses.words import Words
from indexer.extract.names.transcripts import Turn, speaker_of
from indexer.extract.prose.rows import labelled, rows
from indexer.extract.prose.text import Sentence
from indexer.extract.scene import Scene, phrases
from indexer.extract.speakers.bylines import bylines
from indexer.extract.speakers.declaring import declarer
from indexer.extract.speakers.signatures import Signature, signatures, signs, speaks_itself
from indexer.extract.speakers.voicing import voiced

_HEAD = 4
_NEAR = 8
_HEAD_OF_ROW = 10
_MOST_LISTED = 400
_MOST_CUES = 4
_ISSUES = frozenset({"issued", "released", "made", "gave", "issue", "release"})


@dataclass(frozen=True, slots=True)
class Part:
    """A role of one person of the cast, with the proving tokens."""

    person: int
    role: PersonRole
    rule: str
    because: str
    confidence: float
    first: int
    last: int


def parts(scene: Scene, words: Sequence[Words], turns: Sequence[Turn]) -> dict[int, Part]:
    """Return for each person who speaks or takes part the surest proof of it."""
    found: dict[int, Part] = {}
    for part in (
        *_of_words(words),
        *_of_turns(scene, turns),
        *_of_bylines(scene),
        *_of_sentences(scene, turns),
        *_voiced(scene, words, turns),
        *_of_labels(scene),
        *_of_signatures(scene),
    ):
        known = found.get(part.person)
        if known is None or _weight(part) > _weight(known):
            found[part.person] = part
    return found


def _weight(part: Part) -> tuple[bool, float]:
    return part.role == "speaker", part.confidence


def _of_words(words: Sequence[Words]) -> Iterator[Part]:
    for one in words:
        for person in one.subject.people:
            because = "Words of this person are quoted or reported."
            yield Part(person, "speaker", one.rule, because, one.confidence, one.cue[0], one.cue[1])


def _of_turns(scene: Scene, turns: Sequence[Turn]) -> Iterator[Part]:
    known: dict[str, int | None] = {}
    for turn in turns:
        if turn.label not in known:
            known[turn.label] = speaker_of(turn, scene.cast, scene.text)
            person = known[turn.label]
            if person is not None:
                at = scene.text.token_at(turn.label_start)
                because = "The transcript gives this person a turn."
                yield Part(person, "speaker", "transcript.turn", because, 0.95, at, at + 1)


def _of_signatures(scene: Scene) -> Iterator[Part]:
    """Those who sign at the foot of a text that speaks of itself as we or I."""
    role: PersonRole = "participant" if _is_of_a_body(scene) else "speaker"
    because = "This person signs at the foot of the document."
    signed = [one for one in _unlisted(scene) if signs(scene, one)]
    several = len({person for one in signed for person in one.people}) > 1 and not speaks_itself(scene, 1)
    for signature in signed:
        for person in signature.people:
            office = scene.cast.people[person].office
            if not several or (office and office.position):
                yield Part(person, role, "speaker.signature", because, 0.8, signature.first, signature.last)
    for label in (one for one in labelled(scene.text, rows(scene.text)) if one.is_signed):
        people = [person for row in label.rows for person in _listed(scene, row.first, row.last)]
        own_row: PersonRole = "participant" if len(people) > len(label.rows) else role
        for person in people:
            yield Part(person, own_row, "speaker.signature", because, 0.8, label.first, label.last)


def _unlisted(scene: Scene) -> tuple[Signature, ...]:
    """Return the signing lines; a list of people below a colon is none."""
    found = signatures(scene)
    above = found[0].passage - 1 if found else 0
    return () if found and above >= 0 and scene.text.passages[above].text.rstrip().endswith(":") else found


def _is_of_a_body(scene: Scene) -> bool:
    """Whether an organisation speaks in the document, for which its officers only sign."""
    begin = scene.text.token_at(scene.text.starts[min(1, len(scene.text.starts) - 1)])
    body = declarer(scene, begin) if begin < len(scene.text.tokens) else None
    return body is not None and any(at in scene.chain_starting for at in range(body.first, body.last))


def _of_sentences(scene: Scene, takes: Sequence[Turn]) -> Iterator[Part]:
    begin, end = (takes[0].start, takes[-1].end) if takes else (0, 0)
    for sentence in scene.text.sentences:
        if begin <= scene.text.tokens[sentence.first].start < end:
            continue
        if sentence.passage < _HEAD:
            yield from _possessed(scene, sentence)
        yield from _spoke(scene, sentence)
        yield from _issued(scene, sentence)
        yield from _in_speaker_list(scene, sentence)
        yield from _held_event(scene, sentence)
        yield from _attended(scene, sentence)


def _of_bylines(scene: Scene) -> Iterator[Part]:
    for byline in bylines(scene):
        for person in byline.people:
            because = "The head of the document says whose words it holds."
            yield Part(person, "speaker", "speaker.byline", because, 0.95, byline.first, byline.last)


def _possessed(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    """Read the Azerbaijani head `Kamran Vəlidarovun çıxışı`: whose speech or statement it is."""
    tokens = scene.text.tokens
    if sentence.lexicon.organisation_shape != "head last" or sentence.passage > 1:
        return
    person = next((at for at in range(sentence.first, sentence.last) if scene.names(at) >= 0), None)
    works = ("çıxışı", "bəyanatı", "müraciəti", "məktubu", "nitqi", "məruzəsi")
    work = next((at for at in range(sentence.first, sentence.last) if tokens[at].lower in works), None)
    if person is not None and work is not None and person < work:
        because = "The head of the document says whose words it holds."
        yield Part(scene.names(person), "speaker", "speaker.byline", because, 0.9, work, work + 1)


def _spoke(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    """Read `A, B and C spoke at the conference` and `Выступили A, B и C`."""
    tokens = scene.text.tokens
    cues = phrases(scene.text, "spoke", sentence.first, sentence.last)
    cues += [(at, at + 1) for at in range(sentence.first, sentence.last) if "spoke" in tokens[at].marks]
    for first, end in cues[:_MOST_CUES]:
        if scene.quoted[first]:
            continue
        left = subject_left(scene, sentence, first, None)
        right = None if left and left.people else subject_right(scene, sentence, end, None)
        subject = left if left and left.people else right
        because = "The text says that this person spoke."
        for person in subject.people if subject else ():
            yield Part(person, "speaker", "speaker.spoke", because, 0.85, first, end)
        if subject and subject is right and subject.people:
            yield from _rest_of_list(scene, sentence, subject.last, (first, end))


def _rest_of_list(scene: Scene, sentence: Sentence, at: int, cue: tuple[int, int]) -> Iterator[Part]:
    because = "The text lists this person among those who spoke."
    for person in _listed(scene, at, sentence.last):
        yield Part(person, "speaker", "speaker.list", because, 0.75, cue[0], cue[1])


def _issued(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    """Read `Congresswoman Kaptur released the following statement`."""
    tokens = scene.text.tokens
    for first, end in phrases(scene.text, "following", sentence.first, sentence.last)[:1]:
        verb = next(
            (at for at in range(first, max(sentence.first, first - 6), -1) if tokens[at].lower in _ISSUES), None
        )
        if verb is None or scene.quoted[first]:
            continue
        subject = subject_left(scene, sentence, verb, None)
        for person in subject.people if subject else ():
            because = "The text announces a statement of this person."
            yield Part(person, "speaker", "speaker.issued", because, 0.85, verb, end)


def _of_labels(scene: Scene) -> Iterator[Part]:
    """Read `Moderator: X` and `Speakers:` with the rows below it."""
    for label in labelled(scene.text, rows(scene.text)):
        for row in () if label.is_signed else label.rows:
            people = _listed(scene, row.first, row.last)
            head = range(row.first, min(row.first + _HEAD_OF_ROW, row.last))
            near = len(people) > 0 and (label.is_programme or any(scene.names(at) >= 0 for at in head))
            for person in (people if len(label.rows) == 1 else people[:1]) if near else ():
                because = "A label such as “speakers” or “moderator” stands before the name."
                yield Part(person, "speaker", "speaker.label", because, 0.75, label.first, label.last)


def _voiced(scene: Scene, words: Sequence[Words], takes: Sequence[Turn]) -> Iterator[Part]:
    """Read `the President thanked …` and `the debate was opened by …`: speech of which the words are not given.

    In a speech, and in the turns of a transcript, it is the speaker who tells of others.
    """
    told = [False] * len(scene.text.tokens)
    if bylines(scene):
        return
    for start, end in (*((one.start, one.end) for one in words), *((take.start, take.end) for take in takes)):
        first, last = scene.text.token_at(start), scene.text.token_at(end)
        told[first:last] = [True] * (last - first)
    for sentence in scene.text.sentences:
        for subject, verb in voiced(scene, sentence, told):
            for person in subject.people:
                because = "The text says that this person thanked, presented, objected or the like."
                yield Part(person, "speaker", "speaker.voiced", because, 0.62, verb.first, verb.last)


def _in_speaker_list(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    """Read what follows `The panelists included` or `featured`; `joined by` is said of those who only sign, too."""
    tokens = scene.text.tokens
    for first, end in phrases(scene.text, "speaker_list", sentence.first, sentence.last)[:_MOST_CUES]:
        if scene.quoted[first]:
            continue
        because = "The text lists this person among those who speak."
        meet = any("event" in tokens[at].marks for at in range(sentence.first, sentence.last))
        role: PersonRole = "participant" if "joined" in tokens[first].marks and not meet else "speaker"
        for person in _listed(scene, end, sentence.last):
            yield Part(person, role, "speaker.list", because, 0.7, first, end)


def _listed(scene: Scene, first: int, last: int) -> tuple[int, ...]:
    """Return the people named from a token on, until a verb of saying or the end of the list."""
    tokens = scene.text.tokens
    found: dict[int, None] = {}
    for at in range(first, min(last, first + _MOST_LISTED)):
        if tokens[at].marks & {"said", "held", "that"}:
            break
        if found and tokens[at].lower in ("to", "after", "before", "as"):
            break
        if scene.names(at) >= 0:
            found[scene.names(at)] = None
    return tuple(found)


def _held_event(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    """Read `Congressman Johnson held a virtual roundtable` and `Minister Fu will participate in a session`."""
    tokens = scene.text.tokens
    for at in range(sentence.first, sentence.last):
        takes_part = tokens[at].lower in ("participate", "participated", "moderated", "chaired", "co-chaired")
        if scene.quoted[at] or not ("held" in tokens[at].marks or takes_part) or tokens[at].is_capital:
            continue
        if tokens[at].lower in ("attended", "attend", "gathered", "took") or not _event_near(scene, at, sentence):
            continue
        verb = at - 1 if tokens[at - 1].lower in ("will", "to", "also") else at
        subject = subject_left(scene, sentence, verb, None)
        for person in subject.people if subject else ():
            because = "The text says that this person led the event or took part in its programme."
            yield Part(person, "speaker", "speaker.event", because, 0.62, at, at + 1)


def _event_near(scene: Scene, at: int, sentence: Sentence) -> bool:
    near = scene.text.tokens[at : min(at + _NEAR, sentence.last)]
    convened = near[0].lower in ("convened", "held", "hosted")
    return any("event" in token.marks or (convened and "occasion" in token.marks) for token in near)


def _attended(scene: Scene, sentence: Sentence) -> Iterator[Part]:
    tokens = scene.text.tokens
    cues = phrases(scene.text, "support", sentence.first, sentence.last)
    cues += [
        (at, at + 2)
        for at in range(sentence.first, sentence.last - 1)
        if tokens[at].lower in ("witnessed", "signed", "received") and tokens[at + 1].lower == "by"
    ]
    for first, end in cues[: 2 * _MOST_CUES]:
        because = "The text names this person among those who took part."
        for person in _listed(scene, end, sentence.last):
            yield Part(person, "participant", "participant.named", because, 0.75, first, end)
