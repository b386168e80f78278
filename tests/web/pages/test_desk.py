"""The desk: what waits, what happened, who may ask whom in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.records import staff
from tests.archive.samples import SAMPLE
from tests.web.desks import PASSWORD, Desk, desk, word
from tests.web.shelves import keep
from web.pages.desk import MEMBERS

pytestmark = pytest.mark.slow


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    """A desk without documents."""
    with desk(tmp_path / "archive") as made:
        yield made


def test_an_empty_desk_says_what_to_do(here: Desk) -> None:
    page = here.editor().get("/staff/").text
    assert "Nothing waits for you" in page
    assert 'href="/staff/upload"' in page


def test_what_waits_and_what_happened_stand_on_the_desk(here: Desk) -> None:
    draft = keep(here.shelf, "draft", "text/plain", SAMPLE, publish=False)
    page = here.editor().get("/staff/").text
    assert "1 document is ready to look at" in page
    assert f'href="/staff/review/{draft}"' in page
    assert "Read by machine" in page
    assert "Signed in<br>" in page.replace("</span>", "")
    assert "Editor One" in page


def test_an_invited_editor_gets_in_by_a_link_that_is_shown_once(here: Desk) -> None:
    browser = here.administrator()
    answer = browser.post(MEMBERS, data={"csrf": word(browser), "role": "editor"})
    link = answer.text.split('readonly value="')[1].split('"')[0]
    assert link.startswith("https://onrecord.example/staff/welcome/")
    assert link not in browser.get(MEMBERS).text
    guest = here.browser()
    assert "makes you an editor" in guest.get(link).text
    typed = {"csrf": word(guest, link), "name": "Guest", "password": PASSWORD, "again": PASSWORD}
    assert guest.post(link, data=typed).status_code == 303
    assert "Guest, editor" in guest.get("/staff/").text


def test_an_editor_can_neither_see_nor_change_who_works_here(here: Desk) -> None:
    editor, other = here.editor(), here.member("Other")
    csrf = word(editor)
    answers = [
        editor.get(MEMBERS),
        editor.post(MEMBERS, data={"csrf": csrf, "role": "administrator"}),
        editor.post(f"{MEMBERS}/{other.id}/remove", data={"csrf": csrf}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert all("for administrators" in answer.text for answer in answers)
    assert "welcome" not in answers[1].text
    assert f'href="{MEMBERS}"' not in editor.get("/staff/").text


def test_a_removed_member_is_out_at_once(here: Desk) -> None:
    browser, member = here.administrator(), here.member("Other")
    theirs = here.signed_in(member)
    assert theirs.get("/staff/").status_code == 200
    assert browser.post(f"{MEMBERS}/{member.id}/remove", data={"csrf": word(browser)}).status_code == 303
    assert theirs.get("/staff/").status_code == 303
    assert "removed" in browser.get(MEMBERS).text


def test_the_last_administrator_stays(here: Desk) -> None:
    browser = here.administrator()
    with here.shelf.archive.read() as records:
        own = staff.listed(records)[0].id
    answer = browser.post(f"{MEMBERS}/{own}/remove", data={"csrf": word(browser)})
    assert answer.status_code == 409
    assert "The last administrator cannot be removed" in answer.text
    assert browser.get("/staff/").status_code == 200


@pytest.mark.parametrize("role", ["", "owner", "<b>"])
def test_a_role_that_is_none_invites_nobody(here: Desk, role: str) -> None:
    browser = here.administrator()
    answer = browser.post(MEMBERS, data={"csrf": word(browser), "role": role})
    assert answer.status_code == 422
    assert "/welcome/" not in answer.text


@pytest.mark.parametrize("path", [MEMBERS, f"{MEMBERS}/b3t8k0w2r/remove"])
def test_a_form_of_another_page_invites_and_removes_nobody(here: Desk, path: str) -> None:
    browser = here.administrator()
    assert browser.post(path, data={"csrf": "wrong", "role": "editor"}).status_code == 403


def test_names_of_members_are_never_markup(here: Desk) -> None:
    browser = here.administrator()
    here.member("<script>alert(1)</script>")
    page = browser.get(MEMBERS).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
