"""Saving: whole or not at all, whatever happens; and what was there before is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from drawn_estimate import drawn_estimate
from estimates.saver import contents
from failing_disks import fill

from kimi_calc import user_files
from kimi_calc.estimates import Estimate, saving, versions
from kimi_calc.estimates.files import EstimateError, read_estimate, written

TESTS = Path(__file__).parents[1]
AsUser = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "文件 夹"
    folder.mkdir()
    return folder / "预算.kimicalc"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


DRAWN = drawn_estimate()  # read here: an ordinary user may not be able to read the program's files


def named(name: str) -> Estimate:
    return replace(DRAWN, name=name)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_killed_at_a_random_moment_of_100_saves(file: Path, home: Path) -> None:
    both = contents()
    whole = {written(estimate).encode() for estimate in both}
    saving.save(both[0], file, home)
    moments = random.Random(16)
    unfinished = versions_torn = 0
    pace = 0.01  # s for a save; measured from now on
    found: list[bytes] = []
    with subprocess.Popen(
        [sys.executable, str(TESTS / "estimates" / "saver.py"), str(file), str(home)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as saver:
        assert saver.stdin
        assert saver.stdout
        for _ in range(100):
            saver.stdin.write("save\n")
            saver.stdin.flush()
            child = int(saver.stdout.readline())
            # Between two saves that are done: however slow the machine is just now.
            begun, done = time.monotonic(), moments.randrange(4)
            for _ in range(done):
                assert saver.stdout.readline() == "saved\n"
            if done:
                pace = (time.monotonic() - begun) / done
            time.sleep(moments.uniform(0, pace))
            os.kill(child, signal.SIGKILL)
            while (line := saver.stdout.readline()) != "killed\n":
                assert line == "saved\n"
            found.append(file.read_bytes())
            assert found[-1] in whole
            unfinished += len(list(file.parent.iterdir())) - 1
        saver.stdin.close()
    # Else they were killed in their sleep, and it shows nothing.
    assert unfinished
    assert set(found) == whole
    for version in versions.versions(home, file):
        versions_torn += version.path.read_bytes() not in whole
    assert not versions_torn
    # What was left over goes with the next save, and the file is the estimate that it was.
    saving.save(named("after all"), file, home)
    assert list(file.parent.iterdir()) == [file]
    assert read_estimate(file) == named("after all")


def test_what_a_file_held_is_kept_the_last_ten_times(file: Path, home: Path) -> None:
    for number in range(13):
        saving.save(named(f"{number}"), file, home)
    kept = [read_estimate(version.path).name for version in versions.versions(home, file)]
    assert kept == [f"{number}" for number in reversed(range(2, 12))]
    assert len(list(versions.place(home, file).iterdir())) == versions.MOST


def test_what_is_saved_again_as_it_is_is_no_version(file: Path, home: Path) -> None:
    saving.save(named("one"), file, home)
    saving.save(named("one"), file, home)
    assert versions.versions(home, file) == []


def test_the_last_ten_are_kept_by_a_clock_that_was_put_back(
    file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime(2027, 1, 1, tzinfo=UTC)
    for number in range(13):
        monkeypatch.setattr(versions, "now", lambda number=number: day - timedelta(days=number))
        saving.save(named(f"{number}"), file, home)
    kept = [read_estimate(version.path).name for version in versions.versions(home, file)]
    assert kept == [f"{number}" for number in reversed(range(2, 12))]


@pytest.mark.parametrize("seconds", [-(10**10), -1, 10**10, 10**12])
def test_a_file_of_an_impossible_day_is_saved(file: Path, home: Path, seconds: int) -> None:
    saving.save(named("one"), file, home)
    try:
        os.utime(file, (seconds, seconds))
    except OSError:
        pytest.skip("this disk knows no such day")
    saving.save(named("two"), file, home)
    assert read_estimate(file).name == "two"
    (version,) = versions.versions(home, file)
    assert read_estimate(version.path).name == "one"


@pytest.mark.parametrize("name", ["x" * 246, "长" * 82, "🙂" * 61 + "ab", "客" * 70])
def test_a_name_as_long_as_can_be_is_saved(file: Path, home: Path, name: str) -> None:
    long = file.with_name(f"{name}.kimicalc")
    saving.save(named("one"), long, home)
    left = next(iter(_unfinished_of(long)))
    saving.save(named("two"), long, home)
    assert read_estimate(long).name == "two"
    assert list(file.parent.iterdir()) == [long]
    assert not left.exists()


def _unfinished_of(file: Path) -> Iterator[Path]:
    """What a program leaves that is killed while it saves."""
    code = (
        "import os, sys; from pathlib import Path; from kimi_calc import user_files; "
        "user_files.write(Path(sys.argv[1]), b'half', lambda _: os.kill(os.getpid(), 9))"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    return (one for one in file.parent.iterdir() if one != file)


@pytest.mark.skipif(os.name != "posix", reason="groups of files are POSIX's")
def test_a_file_stays_its_group_s(file: Path, home: Path) -> None:
    others = [1234] if os.geteuid() == 0 else [one for one in os.getgroups() if one != os.getegid()]
    if not others:
        pytest.skip("there is one group only")
    saving.save(named("one"), file, home)
    os.chown(file, -1, others[0])
    file.chmod(0o664)
    saving.save(named("two"), file, home)
    assert (file.stat().st_gid, file.stat().st_mode & 0o777) == (others[0], 0o664)


def test_a_version_tells_when_it_was_saved(file: Path, home: Path) -> None:
    saving.save(named("one"), file, home)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    saving.save(named("two"), file, home)
    (version,) = versions.versions(home, file)
    assert version.saved == datetime.fromtimestamp(1_700_000_000, UTC)


def test_versions_are_found_by_whatever_link(file: Path, home: Path) -> None:
    saving.save(named("one"), file, home)
    saving.save(named("two"), file, home)
    link = file.with_name("link.kimicalc")
    link.symlink_to(file)
    assert versions.versions(home, link) == versions.versions(home, file) != []
    assert versions.versions(home, file.with_name("other.kimicalc")) == []


def test_a_link_stays_one(file: Path, home: Path) -> None:
    real = file.with_name("real.kimicalc")
    saving.save(named("one"), real, home)
    file.symlink_to(real)
    saving.save(named("two"), file, home)
    assert file.is_symlink()
    assert read_estimate(real).name == "two"


@pytest.mark.skipif(os.name != "posix", reason="these permissions are POSIX's")
def test_who_could_read_a_file_can_read_it_still(file: Path, home: Path) -> None:
    before = os.umask(0o027)
    try:
        saving.save(named("one"), file, home)
        assert file.stat().st_mode & 0o777 == 0o640  # as any new file
        file.chmod(0o664)
        saving.save(named("two"), file, home)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o664
    (version,) = versions.versions(home, file)
    assert version.path.stat().st_mode & 0o777 == 0o600  # what is the user's alone


def test_no_version_can_be_kept_and_it_is_saved(file: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "a file"
    nowhere.touch()
    saving.save(named("one"), file, nowhere)
    saving.save(named("two"), file, nowhere)
    assert read_estimate(file).name == "two"


def test_a_full_disk_leaves_the_old_file(small_disk: Path, home: Path) -> None:
    file = small_disk / "budget.kimicalc"
    saving.save(named("one"), file, home)
    before = file.read_bytes()
    taken = fill(small_disk)
    with pytest.raises(OSError, match="28"):
        saving.save(named("two"), file, home)
    assert file.read_bytes() == before
    assert sorted(small_disk.iterdir()) == [file, taken]
    taken.unlink()
    saving.save(named("two"), file, home)
    assert read_estimate(file).name == "two"


def test_a_disk_that_is_read_only(
    small_disk: Path, make_read_only: Callable[[], None], home: Path
) -> None:
    file = small_disk / "budget.kimicalc"
    saving.save(named("one"), file, home)
    make_read_only()
    with pytest.raises(OSError, match=r"Permission denied|Read-only"):
        saving.save(named("two"), file, home)
    assert read_estimate(file).name == "one"


@pytest.mark.skipif(os.name != "posix", reason="these permissions are POSIX's")
def test_a_folder_without_the_right_to_write(borrowed: Path, as_an_ordinary_user: AsUser) -> None:
    file = borrowed / "budget.kimicalc"
    with as_an_ordinary_user():
        saving.save(named("one"), file, None)
        borrowed.chmod(0o500)
        with pytest.raises(PermissionError):
            saving.save(named("two"), file, None)
        borrowed.chmod(0o700)
        assert read_estimate(file).name == "one"


def test_a_folder_that_is_gone_is_not_made_again(file: Path, home: Path) -> None:
    """It may be that of a disk that was taken out: what is saved would lie below its place."""
    file.parent.rmdir()
    with pytest.raises(FileNotFoundError):
        saving.save(named("one"), file, home)
    assert not file.parent.exists()


def test_what_would_read_otherwise_is_not_written(
    file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving.save(named("one"), file, home)
    other = written(named("another"))
    monkeypatch.setattr(saving, "written", lambda _estimate: other)
    with pytest.raises(saving.Unverified):
        saving.save(named("two"), file, home)
    assert read_estimate(file).name == "one"


def test_what_others_do_to_a_file_is_seen(file: Path) -> None:
    saved = saving.save(named("one"), file, None)
    assert saving.look_again(file, saved) == saved
    replaced = file.read_bytes().replace(b"one", b"two")
    file.write_bytes(replaced)  # of the same size and, on many disks, of the same moment
    assert saving.look_again(file, saved).fingerprint != saved.fingerprint


def test_a_file_that_nobody_touches_is_not_read_again(file: Path) -> None:
    saving.save(named("one"), file, None)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    known = saving.look(file)
    assert saving.look_again(file, known) is known
    os.utime(file, (1_700_000_001, 1_700_000_001))  # touched, and the same
    again = saving.look_again(file, known)
    assert again != known
    assert again.fingerprint == known.fingerprint
    other = file.with_name("other")
    other.write_bytes(file.read_bytes().replace(b"one", b"two"))
    os.utime(other, (1_700_000_001, 1_700_000_001))
    other.replace(file)  # of the same size, and of the same moment
    assert saving.look_again(file, again).fingerprint != known.fingerprint


def test_opening_reads_what_it_remembers(file: Path) -> None:
    known = saving.save(named("one"), file, None)
    assert saving.read(file) == (named("one"), known)
    with pytest.raises(EstimateError):
        saving.read(file.with_name("none.kimicalc"))
    with pytest.raises(EstimateError):
        saving.read(file.parent)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2027 年 AI 预算", "2027 年 AI 预算.kimicalc"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.kimicalc"),
        ("  ..trailing. . ", "trailing.kimicalc"),
        ("con", "con_.kimicalc"),
        ("LPT1.budget", "LPT1_.budget.kimicalc"),
        ("nul .x.y", "nul_ .x.y.kimicalc"),
        ("console", "console.kimicalc"),
        ("my con", "my con.kimicalc"),
        ("line\nbreak\ttab\x00nul", "line break tab nul.kimicalc"),
        ("\u202egpj.exe", "gpj.exe.kimicalc"),
        ("", ""),
        ("///", ""),
    ],
)
def test_names_that_every_system_takes(name: str, file: str) -> None:
    assert saving.file_name(name) == file


def test_a_long_name_is_cut_between_characters(tmp_path: Path) -> None:
    name = saving.file_name("预算🙂" * 100)
    assert len(name.encode()) < 170
    (tmp_path / name).touch()


def test_a_start_asks_for_drafts_and_loads_nothing(home: Path) -> None:
    assert not user_files.has_drafts(home)
    folder = home / user_files.DRAFTS
    folder.mkdir(parents=True)
    for name in ("0a.lock", "0a.damaged.draft", "0a.draft.77.abcdefgh.new"):
        (folder / name).touch()
    assert not user_files.has_drafts(home)
    (folder / "0a.draft").touch()
    assert user_files.has_drafts(home)
    asked = (
        "import sys; from pathlib import Path; from kimi_calc import user_files; "
        f"print(user_files.has_drafts(Path({str(home)!r})), "
        "[name for name in sys.modules if 'estimates' in name or 'yaml' in name])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"
