"""Which capitalised words in a row could be a person's name."""

import re
from collections.abc import Iterator, Sequence

from indexer.extract.names.additions import is_degree, past_generation, past_nickname
from indexer.extract.names.capitals import is_initial
from indexer.extract.names.leading import is_occupation, qualifies, without_place
from indexer.extract.prose.text import Sentence, Token

_MOST_WORDS = 4
_OFFICE = 12
_LABEL = 4
_SHORT_PARTICIPLE, _PARTICIPLE, _LONG_PARTICIPLE = 5, 6, 8
_BREAKS = frozenset(
    {
        "position",
        "position_possessive",
        "modifier",
        "held",
        "said",
        "honorific",
        "organisation",
        "organisation_possessive",
        "event",
        "group",
        "month",
        "not_name",
        "opening",
        "document",
        "acts",
        "occasion",
    }
)
_OPENING, _CLOSING = frozenset('“"(«'), frozenset('”")»')
_PARTICLE = re.compile(r"([^\W\d_]+)[-'’‘ʼ](?=[^\W\d_])")
_REFUSES_AFTER = frozenset({"organisation", "event", "not_name", "place", "document"})


def runs(tokens: Sequence[Token], sentence: Sentence, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of words that could be names."""
    at = sentence.first
    while at < sentence.last:
        last = _run_end(tokens, at, sentence, taken) if tokens[at].is_capital else at
        if last == at:
            at += 1
            continue
        first = _without_ministry(tokens, at, last, sentence)
        if not _refused(tokens, first, last, sentence):
            yield first, last
        at = last


def _without_ministry(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> int:
    """Begin at the given name in `of Transportation Pete Buttigieg` and `улицы Заречной Яков Ольхов`."""
    if sentence.lexicon.organisation_shape != "capitals":
        return without_place(tokens, first, last, sentence)
    words = [at for at in range(first, last) if tokens[at].is_word]
    if first == sentence.first:
        return words[1] if len(words) > 2 and is_occupation(tokens[first], sentence) else first
    if "given" in tokens[first].marks:
        return first
    lead = first
    while lead > sentence.first + 1 and _stands_in_an_office(tokens[lead - 1]):
        lead -= 1
    if tokens[lead - 1].lower not in ("of", "for", "and"):
        return first
    given = next((at for at in range(first + 1, last - 1) if "given" in tokens[at].marks), None)
    return given or (words[-2] if len(words) > 2 and _is_of_an_office(tokens, first, sentence) else first)


def _stands_in_an_office(token: Token) -> bool:
    return token.lower == "the" or ("modifier" in token.marks and token.is_capital)


def _is_of_an_office(tokens: Sequence[Token], first: int, sentence: Sentence) -> bool:
    """Whether an office stands before `of Energy`."""
    return any(tokens[at].marks & {"position"} for at in range(max(sentence.first, first - _LABEL), first))


def _run_end(tokens: Sequence[Token], at: int, sentence: Sentence, taken: Sequence[bool]) -> int:
    last = position = at
    while position < sentence.last and not taken[position]:
        token = tokens[position]
        if last > at + 1 and is_degree(tokens, position):
            break
        if is_initial(tokens, position):
            position = last = position + 2
        elif _is_letter(tokens, position, sentence):
            position = last = position + 1
        elif last > at and (further := past_nickname(tokens, position, sentence)):
            position = last = further
        elif last > at and (further := past_generation(tokens, position, sentence)):
            return further
        elif last > at and (
            _is_headline_verb(tokens, at, position, sentence) or _begins_another(tokens, at, position, sentence)
        ):
            break
        elif (
            _is_name_word(token, sentence)
            or (last > at and (_is_particle_like(token, tokens[at]) or _is_with_particle(token, sentence)))
            or _is_shouted_name(tokens, at, position)
            or _is_signed(tokens, sentence, at, position)
            or (position == at and _is_addressed(tokens, at, sentence))
            or _is_word_as_name(tokens, position)
            or (position == at + 1 and _is_word_as_name(tokens, at, position))
        ):
            position = last = position + 1
            if token.lower.endswith(("'s", "’s")):
                break
        elif "particle" in token.marks and last > at and token.is_word:
            position += 1
            last = position if token.lower in ("oğlu", "qızı", "оглы", "кызы") else last
        else:
            break
    return last


def _is_headline_verb(tokens: Sequence[Token], first: int, at: int, sentence: Sentence) -> bool:
    """Whether a word of a title is no name but a verb: President Stonewright Commemorating the Flood."""
    if tokens[sentence.last - 1].text in ".!?”" or "given" in tokens[at].marks:
        return False
    word, alone = tokens[at].lower, at + 1 >= sentence.last
    whole = at - first > 1 or (first > sentence.first and "position" in tokens[first - 1].marks)
    long = len(word) > (_PARTICIPLE if whole else _LONG_PARTICIPLE)
    participle = word.endswith("ing") and (long or (len(word) > _SHORT_PARTICIPLE and _has_object(tokens, at)))
    return sentence.lexicon.tag == "en" and not alone and (participle or _is_third_person(tokens, at))


def _is_third_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word ends as a verb does, with its object or preposition behind it."""
    word, following = tokens[at].lower, tokens[at + 1]
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is", "as", "os"))
    # A surname such as Rogers stands before an office, or behind a given name before what its bearer speaks on.
    spoken = following.lower in ("on", "regarding") and any(
        "document" in token.marks for token in tokens[max(0, at - _OFFICE) : at]
    )
    return ends and len(word) > 4 and following.is_word and _may_be_object(following) and not spoken


def _may_be_object(token: Token) -> bool:
    """Whether a word can follow a verb in a title: an office in the plural can, one in the singular is the name’s."""
    return "position" not in token.marks or token.lower.endswith("s")


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle has what it is done to behind it: `Marking 5 Years`, `Marking the Day`."""
    following = tokens[at + 1]
    return following.text.isdigit() or bool(following.marks & {"determiner"}) or following.lower in ("one", "two")


def _is_letter(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether it is an initial without its full stop, as in Mr K Shanmugam."""
    token = tokens[at]
    if len(token.text) > 1 or not token.text.isupper() or at + 1 >= sentence.last or at == sentence.first:
        return False
    following, before = tokens[at + 1], tokens[at - 1]
    named = (len(following.text) == 1 and following.text.isupper()) or _is_name_word(following, sentence)
    if before.text == "," or (before.is_capital and not before.marks & {"honorific", "position"}):
        leads = tokens[max(sentence.first, at - _OFFICE) : at - 1]
        if named and any("position" in token.marks and token.is_capital for token in leads):
            return True
    held = before.is_capital and _is_of_an_office(tokens, at, sentence)
    return named and bool(held or before.marks & {"honorific", "position"} or _is_letter(tokens, at - 1, sentence))


def _is_shouted_name(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a form of address proves a word in capitals a name: MS RENA BOSTANOVA; labels of turns are none."""
    if not first or not tokens[at].is_shouted:
        return False
    before = tokens[first - 2] if tokens[first - 1].text == "." and first > 1 else tokens[first - 1]
    if any(token.text == ":" for token in tokens[at + 1 : at + _LABEL]):
        return False
    known = tokens[at].marks & {"suffix", "position", "organisation", "event", "not_name"}
    return not known and before.is_shouted and "honorific" in before.marks


def _is_signed(tokens: Sequence[Token], sentence: Sentence, first: int, at: int) -> bool:
    """Whether a word in capitals ends a name that begins with a given name: RENA T. BOSTANOVA, and no headline."""
    token = tokens[at]
    if at == first or not token.is_shouted or "given" not in tokens[first].marks:
        return False
    near = tokens[at + 1 : min(at + 3, sentence.last)]
    after = next((one for one in near if "suffix" not in one.marks), None)
    return not (after and after.is_shouted) and not token.marks & _BREAKS and "suffix" not in token.marks


def _is_word_as_name(tokens: Sequence[Token], at: int, word: int | None = None) -> bool:
    """Whether a word such as King or Black is a surname: after a given name, a form of address or an office."""
    surname = tokens[at if word is None else word]
    if "also_name" not in surname.marks or not surname.is_capital or not at:
        return False
    before = tokens[at - 2] if tokens[at - 1].text == "." and at > 1 else tokens[at - 1]
    leads = before.marks & {"given", "honorific"} or ("position" in before.marks and "modifier" not in before.marks)
    return before.is_capital and bool(leads)


def _is_addressed(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a form of address makes a name of a word that often opens a sentence: Ms See Jinli, Mr He Ting."""
    before = tokens[at - 2] if at > 1 and tokens[at - 1].text == "." else tokens[at - 1]
    if at <= sentence.first or not ("honorific" in before.marks and before.is_capital and before.text != "Hon"):
        return False
    token, following = tokens[at], tokens[min(at + 1, sentence.last - 1)]
    opens = "opening" in token.marks and token.text.isalpha() and token.lower != "the"
    return opens and len(token.text) <= _LABEL and not token.is_shouted and _is_name_word(following, sentence)


def _begins_another(tokens: Sequence[Token], first: int, at: int, sentence: Sentence) -> bool:
    """Whether a given name begins the name of somebody else, to whom something is done: `X Y Leyla Daşnovaya`."""
    if at - first < 2 or "given" not in tokens[at].marks or sentence.lexicon.organisation_shape == "capitals":
        return False
    return all("given" in tokens[step].marks for step in (first, at)) and _is_name_word(
        tokens[min(at + 1, sentence.last - 1)], sentence
    )


def _is_with_particle(token: Token, sentence: Sentence) -> bool:
    """Whether a particle is joined to a surname: al-Olkhov, d’Olkhov."""
    found = _PARTICLE.match(token.text)
    return bool(found) and "joined_particle" in sentence.lexicon.marks(found[1].lower() if found else "")


def _is_particle_like(token: Token, first: Token) -> bool:
    """Whether a short word that often opens a sentence stands inside a name, as in Ng How Yue."""
    return (
        "given" not in first.marks
        and token.is_capital
        and len(token.text) < 4
        and token.marks <= {"opening", "asked_how"}
    )


def _is_name_word(token: Token, sentence: Sentence) -> bool:
    if not token.is_capital or not token.text[-1].isalpha() or len(token.text) < 2 or len(token.text) > 30:
        return False
    if _is_inflected_acronym(token) or _is_brand(token, sentence):
        return False
    if token.is_shouted:
        return "given" in token.marks or (len(token.text) == 2 and not token.marks & {"suffix", "not_name"})
    if "given" in token.marks:
        return "honorific" not in token.marks
    return not token.marks & _BREAKS and not any(letter.isdigit() for letter in token.text)


def _is_inflected_acronym(token: Token) -> bool:
    """Whether letters with an ending stand for a body: AZƏRTAC-ın."""
    letters, hyphen, ending = token.text.partition("-")
    return bool(hyphen) and len(letters) > 2 and letters.isupper() and ending.islower()


def _is_brand(token: Token, sentence: Sentence) -> bool:
    """Whether Latin letters with a capital inside stand in a text of another script: MySQL."""
    if sentence.lexicon.organisation_shape != "genitive" or not token.text.isascii():
        return False
    return any(letter.isupper() for letter in token.text[1:])


def _refused(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether the run belongs to a longer name that is not a person's, or has too many words."""
    if sum(tokens[at].is_word for at in range(first, last)) > _MOST_WORDS + 1:
        return True
    if not any(tokens[at].is_word and len(tokens[at].text) > 1 for at in range(first, last)):
        return True
    if (last - first == 1 and qualifies(tokens, last, sentence)) or _is_cut(tokens, first, last, sentence):
        return True
    following = tokens[last] if last < sentence.last else None
    if _leads_to_an_officer(tokens, first, last, sentence):
        return True
    return bool(
        following and following.is_capital and following.marks & _REFUSES_AFTER and "opening" not in following.marks
    )


def _is_cut(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether words in capitals go on behind a name in capitals: of RENA T. BOSTANOVA not only RENA T. is known."""
    if last >= sentence.last:
        return False
    shouted = all(tokens[at].text.isupper() or not tokens[at].is_word for at in range(first, last))
    return shouted and tokens[last].is_shouted and not tokens[last].marks & {"suffix", "said", "acts"}


def _leads_to_an_officer(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether the words only say where the officer named next serves: Kura County Commissioner Rena Bostanova."""
    if last + 1 >= sentence.last or sentence.lexicon.organisation_shape != "capitals" or "given" in tokens[first].marks:
        return False
    return tokens[last].is_capital and "position" in tokens[last].marks and _is_name_word(tokens[last + 1], sentence)
