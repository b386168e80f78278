"""Whose a quotation is where no verb says it: a name before a colon, or after a dash."""

from indexer.extract.clauses.referents import leads, recalled
from indexer.extract.clauses.subjects import Subject
from indexer.extract.prose.quotes import Quote
from indexer.extract.scene import Scene

_LABEL, _CREDIT, _BEGINNING, _FURTHEST = 18, 20, 8, 60
_VERBS = frozenset({"said", "copula", "finite", "held"})


def credited(scene: Scene, quote: Quote, last: Subject | None) -> Subject | None:
    """Return whom the words right before or right after a quotation credit with it; `last` spoke before."""
    return _before(scene, quote) or signed(scene, quote) or _beside(scene, quote, last) or _led_to(scene, quote)


def _beside(scene: Scene, quote: Quote, last: Subject | None) -> Subject | None:
    """Read `“…,” Bostanova laughed` and `“…?” she wondered aloud`: whatever the verb is."""
    text = scene.text
    at = text.token_at(quote.outer_end)
    if text.joined[quote.end - 1] not in ",?!" or at + 1 >= len(text.tokens):
        return None
    sentence = text.sentences[text.sentence_at(at)]
    if sentence.first > at or text.tokens[at].passage != text.passage_at(quote.end):
        return None
    if "pronoun" in text.tokens[at].marks:
        return recalled(scene, at, last)
    window = range(at, min(at + _BEGINNING, sentence.last))
    named = next((step for step in window if scene.names(step) >= 0), None)
    if named is None or not all(leads(text.tokens[step]) for step in range(at + 1, named)):
        return None
    return Subject((scene.names(named),), None, named, named + 1, "subject.label", 0.8)


def _led_to(scene: Scene, quote: Quote) -> Subject | None:
    """Read `as Bostanova puts it, “…”`: one person, and a comma before the quotation that ends the sentence."""
    text = scene.text
    opening = text.token_at(quote.outer_start)
    sentence = text.sentences[text.sentence_at(max(0, opening - 1))]
    if opening <= sentence.first or text.tokens[opening - 1].text != ",":
        return None
    if sentence.last - text.token_at(quote.outer_end) > 1 and text.joined[quote.end - 1] not in ".!?":
        return None
    named = [at for at in range(max(sentence.first, opening - _LABEL), opening) if scene.names(at) >= 0]
    if len({scene.names(at) for at in named}) != 1 or scene.quoted[sentence.first]:
        return None
    return Subject((scene.names(named[0]),), None, named[0], named[-1] + 1, "subject.before", 0.7)


def _before(scene: Scene, quote: Quote) -> Subject | None:
    """Read `Kura Library director Rena Bostanova: “…”` and `Bostanova described the flood: “…”`."""
    text = scene.text
    opening = text.token_at(quote.outer_start)
    line = _line_before(scene, quote)
    if line:
        return line
    if (
        opening < 2
        or text.tokens[opening - 1].text != ":"
        or text.tokens[opening - 1].passage != text.passage_at(quote.start)
    ):
        return None
    sentence = text.sentences[text.sentence_at(opening - 1)]
    first, colon = sentence.first, opening - 1
    named = [at for at in range(max(first, colon - _FURTHEST), colon) if scene.names(at) >= 0]
    if named and (colon - named[-1] < 2 or _closes(scene, named[-1], colon)) and colon - first <= _LABEL:
        return Subject((scene.names(named[-1]),), None, named[-1], colon, "subject.label", 0.85)
    if named and named[0] - first < _BEGINNING and not scene.quoted[first]:
        return Subject((scene.names(named[0]),), None, named[0], named[0] + 1, "subject.before", 0.7)
    chain = scene.chain_ending.get(colon)
    if chain and chain.first - first < 2:
        printed = text.printed(chain.start, chain.end)
        return Subject((), printed, chain.first, colon, "subject.organisation", 0.7)
    return None


def _line_before(scene: Scene, quote: Quote) -> Subject | None:
    """Read `Rena Bostanova, director of the Kura Library:` on a line of its own."""
    text = scene.text
    index = text.passage_at(quote.outer_start)
    if index == 0 or quote.outer_start > text.starts[index]:
        return None
    first, last = text.token_at(text.starts[index - 1]), text.token_at(text.starts[index])
    if last - first > _CREDIT or text.tokens[last - 1].text != ":":
        return None
    if any(text.tokens[at].marks & _VERBS for at in range(first, last)):
        return None
    people = {scene.names(at): at for at in range(first, last) if scene.names(at) >= 0}
    if len(people) != 1:
        return None
    person, at = people.popitem()
    return Subject((person,), None, at, at + 1, "subject.label", 0.85)


def _closes(scene: Scene, last: int, colon: int) -> bool:
    """Whether only words in brackets stand between a name and its colon."""
    tokens = scene.text.tokens
    return tokens[last + 1].text == "(" and tokens[colon - 1].text == ")"


def signed(scene: Scene, quote: Quote) -> Subject | None:
    """Read `“…” – Rena Bostanova, director`, on the line of the quotation or on the next."""
    text = scene.text
    at = text.token_at(quote.outer_end)
    here = text.passage_at(quote.end)
    if at < len(text.tokens) and text.tokens[at].text == ".":
        at += 1
    if at >= len(text.tokens) or not text.tokens[at].is_dash or text.tokens[at].passage > here + 1:
        return None
    passage = text.tokens[at].passage
    if passage > here and text.tokens[at].start > text.starts[passage] + 1:
        return None
    end = text.token_at(text.starts[passage] + len(text.passages[passage].text))
    if end - at > _CREDIT or any(text.tokens[step].marks & _VERBS for step in range(at, end)):
        return None
    named = next((step for step in range(at, end) if scene.names(step) >= 0), None)
    return Subject((scene.names(named),), None, named, named + 1, "subject.label", 0.85) if named is not None else None
