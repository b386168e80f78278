"""Which organisation or gathering speaks as one in a document: by its head, by its first words, or by its foot."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.names.chains import Chain
from indexer.extract.scene import Scene, phrases

_HEAD, _FOOT = 3, 4
_NEAR, _LISTED = 12, 70
_WE = frozenset({"we", "biz", "мы"})
_OPENS = 60


@dataclass(frozen=True, slots=True)
class Declarer:
    """Those who speak, as printed, and the tokens that say so."""

    name: str
    first: int
    last: int


def declarer(scene: Scene, body: int) -> Declarer | None:
    """Return who makes the declaration whose body begins at a token; None where a person does, or nobody is named."""
    found = _we(scene, body)
    if found or scene.text.lexicon.organisation_shape == "capitals" or _says_i(scene, body):
        return found
    return _in_head(scene) or _in_first_words(scene, body) or _at_foot(scene)


def _we(scene: Scene, body: int) -> Declarer | None:
    """Read `We, the participants of the conference,` and `Biz, aşağıda imza edən təşkilatlar – A, B və C:`."""
    tokens = scene.text.tokens
    for at in range(body, min(body + _OPENS, len(tokens) - 3)):
        if tokens[at].lower not in _WE or tokens[at + 1].text != ",":
            continue
        end = next((step for step in range(at + 2, min(at + 40, len(tokens))) if tokens[step].text in ",:"), None)
        if end is None:
            continue
        listed = _listed(scene, at + 2)
        if len(listed) > 1:
            names = ", ".join(scene.text.printed(chain.start, chain.end) for chain in listed)
            return Declarer(names, at + 2, listed[-1].last)
        several = any(token.marks & {"group", "event", "organisation"} for token in tokens[at + 2 : end])
        if several or (tokens[at + 2].text[0].islower() and scene.text.lexicon.organisation_shape != "capitals"):
            first = at + 3 if tokens[at + 2].lower == "the" else at + 2
            return Declarer(scene.text.covering(first, end), at + 2, end)
    return None


def _listed(scene: Scene, first: int) -> list[Chain]:
    """Return the organisations that stand in one list up to its colon."""
    tokens = scene.text.tokens
    last = next((at for at in range(first, min(first + _LISTED, len(tokens))) if tokens[at].text == ":"), first)
    return [scene.chain_starting[at] for at in range(first, last) if at in scene.chain_starting]


def _says_i(scene: Scene, body: int) -> bool:
    tokens = scene.text.tokens
    return any("first_singular" in tokens[at].marks and not scene.quoted[at] for at in range(body, len(tokens)))


def _in_head(scene: Scene) -> Declarer | None:
    """Read `X Şurasının müraciəti` and `Заявление президиума X`."""
    tokens = scene.text.tokens
    for chain in _between(scene, 0, _HEAD):
        if chain.last < len(tokens) and "account" in tokens[chain.last].marks:
            return _of(scene, chain)
        begin = max(0, chain.first - 3)
        if any("account" in tokens[at].marks for at in range(begin, chain.first)) and tokens[begin].passage < _HEAD:
            return _of(scene, chain)
    return None


def _in_first_words(scene: Scene, body: int) -> Declarer | None:
    """Read `The Union declares:` where the body begins with an organisation that declares or appeals."""
    tokens = scene.text.tokens
    for chain in _between(scene, tokens[body].passage, tokens[body].passage + 2):
        sentence = scene.text.sentences[scene.text.sentence_at(chain.first)]
        if chain.first - sentence.first > _NEAR:
            continue
        around = range(sentence.first, min(chain.last + _OPENS, sentence.last))
        said = any(tokens[at].marks & {"said", "told"} for at in around) or phrases(scene.text, "said", *_ends(around))
        if said or any("account" in tokens[at].marks for at in around):
            return _of(scene, chain)
    return None


def _ends(around: range) -> tuple[int, int]:
    return around.start, around.stop


def _at_foot(scene: Scene) -> Declarer | None:
    """Read a last line that is an organisation and nothing else."""
    count = len(scene.text.passages)
    for chain in _between(scene, max(1, count - _FOOT), count):
        index = scene.text.tokens[chain.first].passage
        if len(scene.text.passages[index].text) < (chain.end - chain.start) + _NEAR:
            return _of(scene, chain)
    return None


def _between(scene: Scene, first: int, last: int) -> Iterator[Chain]:
    return (chain for chain in scene.chains if first <= scene.text.tokens[chain.first].passage < last)


def _of(scene: Scene, chain: Chain) -> Declarer:
    return Declarer(scene.text.printed(chain.start, chain.end), chain.first, chain.last)
