"""The sentence over results reads as a sentence, and each of its parts can be taken back alone."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.query import FACETS, Chosen
from indexer.search.syntax import parse
from web.asking import Asked, narrowed
from web.sentences import chips, stretch

LABELS = {"v4d9m1s7": "Kamran Velidarov", "t4d9m1s7": "Nərgiz Ovçudağlı", "w4d9m1s7": "mine clearance"}


def said(asked: Asked) -> str:
    """Return the sentence as it is read."""
    parts = chips(asked, parse(asked.text).query, LABELS)
    words = [
        f"{',' if part.comma else ''} {part.lead} [{'not ' if part.exclude else ''}{part.label}]" for part in parts
    ]
    return " ".join("".join(words).split())


def test_words_phrases_and_names_are_told_apart() -> None:
    asked = Asked('mine "right of return" speaker:velidarov educat*')
    assert said(asked) == 'with [mine] and ["right of return"], by a speaker named [velidarov], with [educat*]'


def test_alternatives_say_or_and_exclusions_say_but_not() -> None:
    chosen = (
        Chosen("speaker", "v4d9m1s7"), Chosen("speaker", "t4d9m1s7"), Chosen("topic", "w4d9m1s7"),
        Chosen("kind", "statement", exclude=True), Chosen("language", "ru", exclude=True),
    )  # fmt: skip
    assert said(Asked(chosen=chosen)) == (
        "by [Kamran Velidarov] or [Nərgiz Ovçudağlı], about [mine clearance] but [not statement] and [not Русский]"
    )


def test_time_is_said_in_years_where_it_is_years() -> None:
    stretches = (("2019", "2021"), ("2019", "2019"), ("2019-07", "2021"), ("2019", ""), ("", "2021"))
    assert [stretch(*ends) for ends in stretches] == [
        "2019–2021", "2019", "July 2019 to 2021", "from 2019", "up to 2021",
    ]  # fmt: skip
    assert said(Asked("2019..2021 date:undated")) == "dated [2019–2021] or [undated]"
    assert said(Asked(since="2019", until="2021", undated=True)) == "dated [2019–2021] or [undated]"


@given(
    st.sampled_from(
        ("", "mine", "mine -roads", "speaker:velidarov 2019..2021", "(a OR b) kind:statement", "x* date:undated 2019..")
    ),
    st.lists(
        st.builds(Chosen, st.sampled_from(FACETS), st.sampled_from(("v4d9m1s7", "x")), st.booleans()),
        max_size=3,
        unique=True,
    ),
    st.sampled_from(("", "2019")),
)
def test_taking_a_part_back_takes_back_that_part_only(text: str, chosen: list[Chosen], since: str) -> None:
    asked = Asked(text, tuple(chosen), since)
    whole = chips(asked, parse(text).query, LABELS)
    for part in whole:
        rest = chips(part.without, parse(part.without.text).query, LABELS)
        left = sorted(one.label for one in whole)
        left.remove(part.label)
        fewer = sorted(one.label for one in rest)
        assert fewer == left or (part.lead == "dated" and set(fewer) < set(left))


@given(st.text(max_size=40))
def test_whatever_is_typed_has_a_sentence(text: str) -> None:
    asked = Asked(text)
    for part in chips(asked, parse(text).query, {}):
        assert narrowed(parse(part.without.text).query, part.without)
