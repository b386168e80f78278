"""Staff say who is who: questions with both contexts, merging, splitting, identifiers, and all of it undone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.records import authorities, changes, identifying, judging
from indexer import verifying
from indexer.search.syntax import parse
from tests.archive.records.names import hosting, named, printing
from tests.web.desks import Desk, desk, word
from tests.web.shelves import keep
from web.pages.naming import NAMES

pytestmark = pytest.mark.slow

FULL, SHORT, OTHER = "Anar Allahverov", "A. Allahverov", "Rena Suleymanova"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    """A desk with documents of three names, of which two may be one."""
    with desk(tmp_path / "archive") as made:
        for number, name in enumerate((FULL, SHORT, OTHER, FULL)):
            made.shelf.ids[str(number)] = keep(made.shelf, str(number), "text/plain", printing(number, name))
        made.shelf.level()
        yield made


def identity(here: Desk, name: str) -> str:
    with here.shelf.archive.read() as records:
        return named(records, name)


def send(browser: TestClient, path: str, **fields: str | list[str]) -> str:
    """Send a form of the page and return the page that follows."""
    answer = browser.post(path, data={"csrf": word(browser), **fields})
    assert answer.status_code == 303, answer.text
    page = browser.get(answer.headers["location"])
    assert page.status_code == 200
    return page.text


def test_a_question_stands_with_its_reason_and_both_contexts(here: Desk) -> None:
    page = here.editor().get(NAMES).text
    assert "1 question about names waits for you" in page
    assert "“A. Allahverov” may be short for “Anar Allahverov”." in page
    assert f"On that day <mark>{SHORT}</mark> said that water is short." in page
    assert f"On that day <mark>{FULL}</mark> said that water is short." in page
    assert f'href="/staff/review/{here.shelf.ids["1"]}"' in page
    assert OTHER not in page


def test_a_merged_name_leads_on_and_its_documents_are_found_under_the_other(here: Desk) -> None:
    full, short, browser = identity(here, FULL), identity(here, SHORT), here.editor()
    page = send(browser, NAMES, one=full, other=short, keep=full, merge="")
    assert "Every printed form is kept" in page
    assert "No question about names waits for you" in page
    answer = browser.get(f"/people/{short}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/people/{full}")
    here.shelf.level()
    reader = here.browser()
    shown = reader.get(f"/people/{full}").text
    assert "<strong>3 documents</strong>" in shown
    assert f"<span>{SHORT}</span>" in shown
    assert "Names brought together: “A. Allahverov” under “Anar Allahverov”" in reader.get(
        f"/d/{here.shelf.ids['1']}"
    ).text.replace("&#39;", "'")
    for query in (f'speaker:"{FULL}"', f'speaker:"{SHORT}"'):
        found = here.shelf.engine.search(parse(query).query, frozenset())
        assert {hit.document for hit in found.hits} == {here.shelf.ids[one] for one in "013"}
    assert "<title>3 documents by Anar Allahverov" in reader.get("/search", params={"speaker": short}).text
    assert list(verifying.problems(here.shelf.archive, here.shelf.files, here.shelf.engine)) == []


def test_what_is_not_the_same_is_never_asked_again(here: Desk) -> None:
    full, short, browser = identity(here, FULL), identity(here, SHORT), here.editor()
    page = send(browser, NAMES, one=full, other=short, keep=full, different="")
    assert "nobody will ask again" in page
    for number in (1, 7):
        keep(here.shelf, str(number), "text/plain", printing(number, FULL))
    assert f'value="{short}"' not in browser.get(NAMES).text
    shown = browser.get(f"{NAMES}/{full}").text
    assert "“A. Allahverov” is not “Anar Allahverov”" in shown
    send(browser, f"{NAMES}/{full}/undo", judgement=_judgement(shown))
    assert f'value="{short}"' in browser.get(NAMES).text


def _judgement(page: str) -> str:
    found = re.search(r'name="judgement" value="(\d+)"', page)
    assert found, "nothing can be undone"
    return found[1]


def test_a_name_is_found_merged_into_another_and_taken_back(here: Desk) -> None:
    full, other, browser = identity(here, FULL), identity(here, OTHER), here.editor()
    page = browser.get(f"{NAMES}/{other}", params={"q": "аллахверов"}).text
    assert f'aria-label="Merge {FULL} into {OTHER}"' in page
    assert f'aria-label="Merge {OTHER} into {FULL}"' in page
    page = send(browser, f"{NAMES}/{other}/merge", other=full, keep=full)
    assert f'<h1 class="name">{FULL}</h1>' in page
    assert f"“{OTHER}” was merged into “{FULL}”" in page
    assert browser.get(f"{NAMES}/{other}").headers["location"] == f"{NAMES}/{full}"
    page = send(browser, f"{NAMES}/{full}/undo", judgement=_judgement(page))
    assert "Everything is as it was before" in page
    assert browser.get(f"/people/{other}").status_code == 200
    assert 'name="judgement"' not in browser.get(f"{NAMES}/{full}").text


def test_ticked_documents_are_split_off(here: Desk) -> None:
    full, browser = identity(here, FULL), here.editor()
    page = send(browser, f"{NAMES}/{full}/split", document=[here.shelf.ids["3"]])
    assert "The documents you chose are about this name now" in page
    assert "Minutes 3" in page
    assert "Minutes 0" not in page
    here.shelf.level()
    assert "<strong>1 document</strong>" in here.browser().get(f"/people/{full}").text


@pytest.mark.parametrize(
    ("chosen", "said"),
    [((), "Choose the documents that are about somebody else"), (("0", "3"), "one document at least stays with")],
)
def test_a_split_of_nothing_or_everything_is_refused(here: Desk, chosen: tuple[str, ...], said: str) -> None:
    full, browser = identity(here, FULL), here.editor()
    documents = [here.shelf.ids[one] for one in chosen]
    answer = browser.post(f"{NAMES}/{full}/split", data={"csrf": word(browser), "document": documents})
    assert answer.status_code == 422
    assert said.lower() in answer.text.lower()


def test_identifiers_stand_on_the_page_as_links(here: Desk) -> None:
    full, browser = identity(here, FULL), here.editor()
    page = send(
        browser, f"{NAMES}/{full}/identifiers",
        wikidata="https://www.wikidata.org/wiki/Q42", viaf="113230702", isni="0000 0001 2103 2683",
    )  # fmt: skip
    assert 'value="0000 0001 2103 2683"' in page
    shown = here.browser().get(f"/people/{full}").text
    for address in (
        "https://www.wikidata.org/wiki/Q42", "https://viaf.org/viaf/113230702", "https://isni.org/isni/0000000121032683"
    ):  # fmt: skip
        assert f'href="{address}"' in shown


def test_an_identifier_that_is_mistyped_is_refused_with_what_was_typed(here: Desk) -> None:
    full, browser = identity(here, FULL), here.editor()
    typed = {"csrf": word(browser), "wikidata": "Q42", "isni": "0000 0001 2103 2684"}
    answer = browser.post(f"{NAMES}/{full}/identifiers", data=typed)
    assert answer.status_code == 422
    assert "wrong check character" in answer.text
    assert 'value="0000 0001 2103 2684"' in answer.text
    with here.shelf.archive.read() as records:
        assert identifying.identifiers(records, full) == ()


def test_a_name_is_mended_and_called_as_before(here: Desk) -> None:
    short, browser = identity(here, SHORT), here.editor()
    page = send(browser, f"{NAMES}/{short}/name", name="Azer Allahverov")
    assert "Renamed. Every printed form is kept" in page
    assert "Azer Allahverov</h1>" in here.browser().get(f"/people/{short}").text
    assert (
        "Called by another name: “Azer Allahverov”, before “A. Allahverov”"
        in here.browser().get(f"/d/{here.shelf.ids['1']}").text
    )
    page = send(browser, f"{NAMES}/{short}/undo", judgement="1")
    assert f"{SHORT}</h1>" in here.browser().get(f"/people/{short}").text


def test_a_name_that_cannot_be_taken_stands_as_typed_and_changes_nothing(here: Desk) -> None:
    short, browser = identity(here, SHORT), here.editor()
    answer = browser.post(f"{NAMES}/{short}/name", data={"csrf": word(browser), "name": "–"})
    assert answer.status_code == 422
    assert "A name has letters." in answer.text
    assert 'value="–"' in answer.text
    assert identity(here, SHORT) == short


def test_two_editors_who_merge_the_same_name_do_not_harm_one_another(here: Desk) -> None:
    full, short, other = (identity(here, name) for name in (FULL, SHORT, OTHER))
    one, two = here.editor(), here.signed_in(here.member("Second"))
    send(one, NAMES, one=full, other=short, keep=full, merge="")
    answer = two.post(NAMES, data={"csrf": word(two), "one": short, "other": other, "keep": other, "merge": ""})
    assert answer.status_code == 409
    assert "was merged into another name meanwhile" in answer.text
    answer = two.post(f"{NAMES}/{full}/undo", data={"csrf": word(two), "judgement": "1"})
    assert answer.status_code == 303
    answer = one.post(f"{NAMES}/{full}/undo", data={"csrf": word(one), "judgement": "1"})
    assert answer.status_code == 409
    assert "undone already" in answer.text


@pytest.mark.parametrize("path", ["", "/{id}/merge", "/{id}/split", "/{id}/identifiers", "/{id}/name", "/{id}/undo"])
def test_names_are_changed_by_staff_alone_and_by_forms_of_this_session(here: Desk, path: str) -> None:
    full, short = identity(here, FULL), identity(here, SHORT)
    fields = {"one": full, "other": short, "keep": full, "merge": "", "wikidata": "Q1", "name": OTHER, "judgement": "1"}
    address = NAMES + path.format(id=full)
    with here.shelf.archive.read() as records:
        before = changes.position(records)
    assert here.browser().post(address, data=fields).status_code == 403
    editor = here.editor()
    assert editor.post(address, data={**fields, "csrf": "wrong"}).status_code == 403
    with here.shelf.archive.read() as records:
        assert judging.history(records, full) == ()
        assert {line.kind for line in changes.newest(records, 9) if line.position > before} <= {
            "signed in", "member added"
        }  # fmt: skip


@pytest.mark.parametrize("judgement", ["", "x", "9" * 30, "-1", "12"])
def test_nonsense_undoes_nothing(here: Desk, judgement: str) -> None:
    full, browser = identity(here, FULL), here.editor()
    answer = browser.post(f"{NAMES}/{full}/undo", data={"csrf": word(browser), "judgement": judgement})
    assert answer.status_code in (404, 422)


def test_a_name_that_nobody_bears_is_not_found(here: Desk) -> None:
    browser = here.editor()
    assert browser.get(f"{NAMES}/nobody").status_code == 404
    assert "No name in the record holds these words" in browser.get(NAMES, params={"q": "Nobody At All"}).text
    for nonsense in ("%", "'", "—", "a" * 3000):
        assert browser.get(NAMES, params={"q": nonsense}).status_code == 200


def test_the_desk_tells_once_of_a_merge_however_many_documents_it_touches(here: Desk) -> None:
    full, short, browser = identity(here, FULL), identity(here, SHORT), here.editor()
    send(browser, NAMES, one=full, other=short, keep=full, merge="")
    assert browser.get("/staff/").text.count("Names brought together") == 1


def test_only_staff_are_shown_the_way_to_the_desk(here: Desk) -> None:
    full = identity(here, FULL)
    assert f'href="{NAMES}/{full}"' in here.editor().get(f"/people/{full}").text
    assert NAMES not in here.browser().get(f"/people/{full}").text


def test_an_organisation_bears_its_names_in_all_languages(here: Desk) -> None:
    for number, name in enumerate(("Kura Society", "Общество Куры"), start=20):
        keep(here.shelf, str(number), "text/plain", hosting(number, name))
    with here.shelf.archive.read() as records:
        kura, other = (named(records, name, "organisation") for name in ("Kura Society", "Общество Куры"))
    browser = here.editor()
    send(browser, f"{NAMES}/{kura}/merge", other=other, keep=kura)
    here.shelf.level()
    shown = here.browser().get(f"/organisations/{kura}").text
    assert "<strong>2 documents</strong>" in shown
    assert "<span>Общество Куры</span>" in shown
    with here.shelf.archive.read() as records:
        assert authorities.find(records, "organisation", "Общество Куры")[0].id == kura


def test_names_are_never_markup(here: Desk) -> None:
    keep(here.shelf, "40", "text/plain", printing(40, "Anar <b>Allahverov"))
    browser = here.editor()
    for page in (browser.get(NAMES).text, browser.get(NAMES, params={"q": "<b>"}).text):
        assert "<b>Allahverov" not in page


def test_offices_stand_with_the_dates_when_they_are_attested(here: Desk) -> None:
    for number in (11, 13, 17):
        read = printing(number, "Tofiq Quliyev")
        (person,) = read.findings.people
        findings = replace(read.findings, people=(replace(person, position="head of the mill"),))
        keep(here.shelf, str(number), "text/plain", replace(read, findings=findings))
    shown = here.browser().get(f"/people/{identity(here, 'Tofiq Quliyev')}").text
    offices = shown[shown.index("Offices as printed") :]
    assert "head of the mill" in offices
    assert 'datetime="2011"' in offices
    assert 'datetime="2017"' in offices
    assert 'datetime="2013"' not in offices[: offices.index("</section>")]
