"""What office a person holds: the words beside a name, split into position and organisation."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extract.names.appositions import past_letters, segment_end
from indexer.extract.names.capitals import is_initial
from indexer.extract.names.chains import Chain
from indexer.extract.names.degrees import before_degrees, is_position, tells
from indexer.extract.names.office import Office
from indexer.extract.names.reaching import reach_back
from indexer.extract.names.splitting import head_first, head_last, modifies
from indexer.extract.prose.text import Sentence, Text, Token

_LONGEST_ROW = 20
_TELLS = frozenset({"said", "held", "copula", "pronoun"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})


def office_before(
    text: Text, sentence: Sentence, name: int, owned: Sequence[bool], chains: dict[int, Chain]
) -> Office | None:
    """Read the office that leads up to the token `name`, where the person's name begins."""
    tokens = text.tokens
    called = next((first for first, last in text.phrases.get("office", ()) if last == name), None)
    if called is not None:
        return Office(text.covering(called, name), None, called, name, titled=(called, name))
    end = before_degrees(tokens, _before_honorifics(tokens, name, sentence), sentence)
    if (
        end > sentence.first
        and tokens[end - 1].text == ","
        and (end < name or _is_the_office(tokens, end - 1, sentence))
    ):
        end -= 1
    if end - 1 > sentence.first and tokens[end - 1].text == ":" and is_position(tokens[end - 2]):
        end -= 1
    first = reach_back(tokens, end, sentence, owned)
    positions = [at for at in range(first, end) if is_position(tokens[at]) or _serves(tokens, at, end)]
    if not positions or _is_of_a_body(tokens, positions[-1], end, sentence) or _is_kin(tokens, first, positions[0]):
        return None
    if tokens[end].text == "," and first > 1 and tokens[first - 1].text == "," and owned[first - 2]:
        return None
    if sentence.lexicon.organisation_shape == "head last":
        return head_last(text, first, positions[-1], end, chains)
    return head_first(text, first, positions[0], end, chains)


def _is_kin(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Whether the office is that of somebody else, whose husband or daughter the person is."""
    return any("kin" in token.marks for token in tokens[max(0, first - 1) : position])


def _is_of_a_body(tokens: Sequence[Token], position: int, end: int, sentence: Sentence) -> bool:
    """Whether the words name no office but a body called after one: the Prime Minister’s Office."""
    if sentence.lexicon.organisation_shape != "capitals" or "organisation" not in tokens[end - 1].marks:
        return False
    between = tokens[position + 1 : end]
    return bool(between) and all(token.is_capital for token in between) and "position" not in between[-1].marks


def office_after(
    text: Text, sentence: Sentence, name_end: int, owned: Sequence[bool], chains: dict[int, Chain]
) -> Office | None:
    """Read the office in apposition: `, Chairman of SIMC,` or ` - директор института` or `(Minister of Health)`."""
    tokens = text.tokens
    name_end = past_letters(tokens, name_end, sentence)
    if name_end >= sentence.last or not (tokens[name_end].text in (",", "(") or tokens[name_end].is_dash):
        return None
    first = name_end + 1
    last = segment_end(tokens, first, sentence, owned)
    if last == first or not any("position" in tokens[at].marks for at in range(first, min(first + 8, last))):
        return None
    if any(tokens[at].marks & _TELLS and not tokens[at].is_capital for at in range(first, last)):
        return None
    if sentence.lexicon.organisation_shape != "capitals" and any(is_initial(tokens, at) for at in range(first, last)):
        return None
    if (
        tokens[first].lower in ("and", "və", "и")
        or _counts(tokens[first])
        or _leads_to_another(tokens, first, last, chains)
        or _is_of_the_next(tokens, first, last, sentence, chains)
    ):
        return None
    if sentence.lexicon.organisation_shape == "head last":
        positions = [at for at in range(first, last) if "position" in tokens[at].marks]
        return head_last(text, first, positions[-1], last, chains)
    return head_first(text, first, _first_position(tokens, first, last), last, chains)


def office_in_row(text: Text, first: int, last: int, chains: dict[int, Chain]) -> Office | None:
    """Read a printed row that holds an office and nothing else: `President of the Alpine Union`."""
    tokens = text.tokens
    sentence = text.sentences[text.sentence_at(first)]
    while last > first and tokens[last - 1].text in (",", ".", ";"):
        last -= 1
    telling = any(tells(tokens, at) or "acts" in tokens[at].marks for at in range(first, last))
    if not 0 < last - first <= _LONGEST_ROW or telling or any(tokens[at].text in ".:;!?" for at in range(first, last)):
        return None
    positions = [at for at in range(first, last) if is_position(tokens[at])]
    if sentence.lexicon.organisation_shape == "head last":
        return head_last(text, first, last - 1, last, chains) if positions and positions[-1] == last - 1 else None
    leads = all(
        modifies(tokens[at]) or "honorific" in tokens[at].marks
        for at in range(first, positions[0] if positions else last)
    )
    return _parted(text, first, positions[0], last, chains) if positions and leads else None


def _parted(text: Text, first: int, head: int, last: int, chains: dict[int, Chain]) -> Office:
    """Split an office in a row at its comma where a body stands behind it: `Managing Partner, Stone & Wells`."""
    tokens = text.tokens
    comma = next((at for at in range(head, last - 1) if tokens[at].text == ","), None)
    office = head_first(text, first, head, comma or last, chains)
    if comma is None or office.organisation:
        return office if comma is None else replace(office, last=last)
    body = range(comma + 1, last)
    named = any(tokens[at].marks & {"organisation", "legal_form"} or tokens[at].text == "&" for at in body)
    if not named and any("joins" in tokens[at].marks for at in body):
        return head_first(text, first, head, last, chains)
    end = next((at for at in body if tokens[at].text in ",("), last)
    known = any(letter.isupper() for letter in tokens[comma + 1].text) and "place" not in tokens[comma + 1].marks
    organisation = text.covering(comma + 1, end) if known else None
    return replace(office, organisation=organisation, last=last, housed=(comma + 1, end) if known else None)


def _counts(token: Token) -> bool:
    """Whether a number begins the words: six members of the public are nobody's office."""
    return token.text[0].isdigit() or (
        "opening" in token.marks and token.lower not in _DETERMINERS | {"first", "second"}
    )


def _before_honorifics(tokens: Sequence[Token], name: int, sentence: Sentence) -> int:
    at = name
    while at > sentence.first:
        before = tokens[at - 1]
        if _is_form_of_address(before):
            at -= 1
        elif [token.text for token in tokens[max(sentence.first, at - 4) : at]] == ["H", ".", "E", "."]:
            at -= 4
        elif before.text == "." and at - 2 >= sentence.first and _is_form_of_address(tokens[at - 2]):
            at -= 2
        else:
            break
    return at


def _is_form_of_address(token: Token) -> bool:
    return "honorific" in token.marks and "position" not in token.marks


def _is_the_office(tokens: Sequence[Token], comma: int, sentence: Sentence) -> bool:
    """Whether `the chair of the Union`, or an office that begins the sentence, leads up to a comma and the name."""
    for at in range(comma - 1, max(sentence.first - 1, comma - 16), -1):
        if tokens[at].text in (",", ";") or tells(tokens, at):
            return False
        if at == sentence.first and tokens[at].marks & {"position", "modifier"}:
            return True
        if tokens[at].lower in _DETERMINERS and at + 1 < comma and tokens[at + 1].marks & {"position", "modifier"}:
            return True
    return False


def _leads_to_another(tokens: Sequence[Token], first: int, last: int, chains: dict[int, Chain]) -> bool:
    """Whether the office is that of the next person in a list: `, National Climate Advisor Gina McCarthy`."""
    if "given" in tokens[first].marks and tokens[first].is_capital and "position" not in tokens[first].marks:
        return True
    for at in range(first, last - 1):
        abbreviated = "honorific" in tokens[at].marks and tokens[at + 1].text == "."
        if abbreviated or ("honorific" in tokens[at].marks and "position" not in tokens[at].marks):
            return True
        if at > first + 1 and _begins_a_name(tokens, at, last):
            return True
        if "position" not in tokens[at].marks or at + 1 in chains:
            continue
        beyond = at + 2 if tokens[at + 1].text == "." and at + 2 < last else at + 1
        following = tokens[beyond].marks
        if tokens[beyond].is_capital and not following & {"position", "modifier", "not_name", "place", "connector"}:
            return "given" in following or tokens[at].is_capital
    return False


def _is_of_the_next(
    tokens: Sequence[Token], first: int, last: int, sentence: Sentence, chains: dict[int, Chain]
) -> bool:
    """Whether a list goes on: with the office and the name of somebody else, or with a group of people."""
    if sentence.lexicon.organisation_shape == "capitals":
        return tokens[first].lower == "the" and "group" in tokens[min(first + 1, last - 1)].marks
    following = tokens[last] if last < sentence.last else None
    several = "group" in tokens[first].marks and bool(sentence.lexicon.singulars(tokens[first].lower))
    if several and following and (following.text == "," or "joins" in following.marks):
        return True
    if last - first < 3 or any(at <= last - 1 < chains[at].last for at in range(first, last) if at in chains):
        return False
    before, given, surname = tokens[last - 3 : last]
    if not (given.is_capital and surname.is_capital) or before.lower in ("имени", "adına"):
        return False
    known = surname.lower.endswith(sentence.lexicon.surname_endings)
    return "given" in given.marks or ("given" in surname.marks and known)


def _begins_a_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a given name and another word stand right behind an office: Secretary of Wells Rena Bostanova."""
    if "given" not in tokens[at].marks or not (tokens[at - 1].is_capital and tokens[at + 1].is_capital):
        return False
    end = next(
        (step for step in range(at + 1, last) if not (tokens[step].is_capital or tokens[step].text == ".")), last
    )
    return not any(token.marks & {"organisation", "organisation_last", "not_name"} for token in tokens[at:end])


def _first_position(tokens: Sequence[Token], first: int, last: int) -> int:
    return next(at for at in range(first, last) if "position" in tokens[at].marks or _serves(tokens, at, last))


def _serves(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an office is that of an assistant to somebody, whose own office follows."""
    return at + 1 < last and "modifier" in tokens[at].marks and tokens[at + 1].lower == "to"
