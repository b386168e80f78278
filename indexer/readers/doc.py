"""Word documents of before 2007 (.doc), by way of LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from indexer.errors import Unreadable
from indexer.readers.base import Reading
from indexer.readers.docx import DOCXReader

_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
# LibreOffice must run no macro and fetch nothing that a document names.
_SECURITY = (("DisableActiveContent", "true"), ("BlockUntrustedRefererLinks", "true"), ("MacroSecurityLevel", "3"))


class DOCReader:
    """OLE2 Word files, turned to .docx outside this process; `seconds` bounds one conversion."""

    media_type = "application/msword"

    def __init__(self, program: str = "soffice", seconds: float = 60.0) -> None:
        self._program, self._seconds = program, seconds

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it is an OLE2 file, as all Office formats were before 2007."""
        return content.startswith(_MAGIC)

    def read(self, content: bytes, name: str) -> Reading:
        """Read through LibreOffice; raises Unreadable where it is not installed."""
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable("the Word document is protected by a password")
        if "WordDocument".encode("utf-16-le") not in content:
            raise Unreadable("the file is of an older Office program, but no Word document")
        program = shutil.which(self._program)
        if program is None:
            raise Unreadable("the file is a Word document of before 2007, and LibreOffice is not installed to read it")
        return replace(DOCXReader().read(self._converted(content, program), name), media_type=self.media_type)

    def _converted(self, content: bytes, program: str) -> bytes:
        with tempfile.TemporaryDirectory(prefix="onrecord-doc-") as place:
            folder = Path(place)
            settings = folder / "profile" / "user" / "registrymodifications.xcu"
            settings.parent.mkdir(parents=True)
            settings.write_text(_settings(), encoding="utf-8")
            (folder / "given.doc").write_bytes(content)
            self._convert(folder, program)
            made = folder / "given.docx"
            if not made.is_file():
                raise Unreadable("the Word document is damaged: LibreOffice cannot open it")
            return made.read_bytes()

    def _convert(self, folder: Path, program: str) -> None:
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--infilter=MS Word 97", "--convert-to", "docx", "--outdir", str(folder), str(folder / "given.doc")]
        quiet = subprocess.DEVNULL
        # A session of its own, so that its whole family of processes can be ended with it.
        work = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=True)  # noqa: S603
        try:
            work.wait(self._seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(work.pid, signal.SIGKILL)
            work.wait()
            raise Unreadable(
                f"LibreOffice did not finish with the Word document within {self._seconds:g} seconds"
            ) from error


def _settings() -> str:
    path = "/org.openoffice.Office.Common/Security/Scripting"
    items = (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _SECURITY
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'
