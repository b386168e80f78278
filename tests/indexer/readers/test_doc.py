"""What is promised of Word documents of before 2007."""

import shutil
import subprocess
from pathlib import Path

import pytest

from indexer.errors import Unreadable
from indexer.readers.doc import DOCReader
from tests.indexer.readers import samples

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
WORD = OLE + "WordDocument".encode("utf-16-le") + bytes(512)


def test_without_libreoffice_the_reason_names_it() -> None:
    with pytest.raises(Unreadable, match="LibreOffice is not installed"):
        DOCReader(program="no-such-program").read(WORD, "wells.doc")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "no Word document"),
    ],
)
def test_other_files_of_that_age_say_what_they_are(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        DOCReader().read(content, "wells.doc")


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_conversion_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"within 0\.2 seconds"):
        DOCReader(program(tmp_path, "sleep 60 & sleep 60"), seconds=0.2).read(WORD, "wells.doc")


def test_a_conversion_that_gives_nothing_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is damaged"):
        DOCReader(program(tmp_path, "exit 1")).read(WORD, "wells.doc")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_word_document_is_read_like_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "wells.docx").write_bytes(samples.word())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "wells.docx")], check=True, capture_output=True, timeout=120)
    reading = DOCReader().read((tmp_path / "wells.doc").read_bytes(), "wells.doc")
    assert reading.media_type == "application/msword"
    assert [block.text for block in reading.blocks][:3] == [samples.TITLE, samples.FIRST, samples.ITEM]
    assert reading.blocks[0].kind == "heading"
