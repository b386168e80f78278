"""The archive's own secret: made once, kept to its owner, the same for every process."""

import stat
import threading
from pathlib import Path

from web.secret import keyed_digest, secret


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    made = secret(tmp_path)
    assert len(made) == 32
    assert secret(tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_many_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(secret(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_digest_means_nothing_in_another_archive(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    here = keyed_digest(tmp_path, "name", "rena")
    assert here == keyed_digest(tmp_path, "name", "rena")
    assert here != keyed_digest(tmp_path / "other", "name", "rena")
    assert here != keyed_digest(tmp_path, "address", "rena")
    assert keyed_digest(tmp_path, "name", "\ud800")
