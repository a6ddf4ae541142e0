"""`python3 dev.py i18n`: the Chinese translation, taken from the sources, checked, compiled."""

import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_TOOLS = Path(sys.executable).parent
TRANSLATION = _ROOT / "resources" / "i18n" / "kimi_calc_zh_CN.ts"


def main() -> int:
    """Bring .ts and .qm up to date; with --check, only say what is not."""
    if sys.argv[1:] == ["--check"]:
        faults = translation_faults(TRANSLATION)
        print("".join(f"{TRANSLATION.name}: {fault}\n" for fault in faults), end="")
        return int(bool(faults))
    if sys.argv[1:]:
        print(f"no such argument: {sys.argv[1]} (there is --check)", file=sys.stderr)
        return 2
    done = _quietly(update_command(TRANSLATION)) and _quietly(release_command(TRANSLATION))
    return 0 if done else 1


def update_command(translation: Path) -> list[str | Path]:
    """The command that takes the sources' strings into a .ts file."""
    options = ("-no-obsolete", "-locations", "none", "-target-language", "zh_CN")
    return [str(_TOOLS / "pyside6-lupdate"), *options, *_sources(), "-ts", translation]


def release_command(translation: Path) -> list[str | Path]:
    """The command that compiles a .ts file to the .qm beside it."""
    return [_TOOLS / "pyside6-lrelease", "-silent", translation]


def translation_faults(translation: Path) -> list[str]:
    """What is not up to date in a .ts file and its .qm; no line means all is well."""
    faults = computed_strings(_sources())
    for message in ET.fromstring(translation.read_text(encoding="utf-8")).iter("message"):  # noqa: S314 - our own file
        source = message.findtext("source") or ""
        target = message.find("translation")
        plurals = () if target is None else target.iter("numerusform")
        texts = [form.text or "" for form in plurals] or [message.findtext("translation") or ""]
        if target is None or target.get("type") or not all(text.strip() for text in texts):
            faults.append(f"{source!r} is not translated: translate it and take its type away")
            continue
        faults += [
            f"{source!r} and {text!r} have different {{placeholders}}: make them equal"
            for text in texts
            if _placeholders(text) != _placeholders(source)
        ]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / translation.name
        fresh.write_bytes(translation.read_bytes())
        if not _quietly(release_command(fresh)):
            return [*faults, "can't be compiled: see above"]
        compiled = translation.with_suffix(".qm")
        if not compiled.exists() or compiled.read_bytes() != fresh.with_suffix(".qm").read_bytes():
            faults.append(f"{compiled.name} is older than its source: run `python3 dev.py i18n`")
        if not _quietly(update_command(fresh)):
            return [*faults, "its sources can't be searched for strings: see above"]
        if fresh.read_bytes() != translation.read_bytes():
            faults.append("the sources have other strings: run `python3 dev.py i18n`, translate")
    return faults


def _sources() -> list[Path]:
    return sorted((_ROOT / "kimi_calc").rglob("*.py"))


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|%n", text))


def computed_strings(sources: list[Path]) -> list[str]:
    """F-strings given to tr(): lupdate takes them for literals, but no translation is found."""
    return [
        f"{source.name}, line {call.lineno}: no f-string in tr() or translate(); use .format()"
        for source in sources
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"tr", "translate"}
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]


def _quietly(command: list[str | Path]) -> bool:
    """Run a command unseen; True if it succeeded, else what it said is shown."""
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    if done.returncode:
        print(done.stdout, done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
