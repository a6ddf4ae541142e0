"""The text of a document by another program than ours, where there is one on this machine."""

from __future__ import annotations

import json
import queue
import re
import shutil
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_DIRECTIONS = re.compile("[\u202a-\u202e]")  # which pdftotext puts around text from right to left
_PACKAGES = "docx, pptx, openpyxl"
_WORKER = Path(__file__).with_name("office_texts.py")


class Other(NamedTuple):
    """Another program's text, None if it gave none: then `why` says it."""

    text: str | None
    why: str = ""


class Extractors:
    """The other programs, as far as they are here; `absent` are sentences about the others."""

    def __init__(self, office_python: str | None, seconds: float) -> None:
        self._seconds = seconds
        self._pdftotext = shutil.which("pdftotext")
        self._office_python = office_python
        self._office: subprocess.Popen[str] | None = None
        self.absent: list[str] = []
        if not self._pdftotext:
            self.absent.append("PDFs are compared with nothing: pdftotext (poppler) is not here.")
        if not office_python:
            said = "office documents are compared with nothing: name by --office-python a Python"
            self.absent.append(f"{said} that has python-docx, python-pptx and openpyxl.")
        elif subprocess.run([office_python, "-c", f"import {_PACKAGES}"], check=False).returncode:
            self._office_python = None
            self.absent.append(f"office documents are compared with nothing: {office_python} lacks")
            self.absent[-1] += " python-docx, python-pptx or openpyxl."

    def text(self, path: Path, kind: str) -> Other:
        """The other text of a document of a kind, as in documents.Kind or a file's suffix."""
        if kind == "pdf":
            return self._of_pdf(path)
        if kind in {"docx", "pptx", "xlsx"}:
            return self._of_office(path, kind)
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            return Other(None, type(error).__name__)
        return Other(None, "no UTF-8") if "\0" in text else Other(text)

    def close(self) -> None:
        """End what has been started."""
        if self._office:
            self._office.kill()
            self._office.communicate()
            self._office = None

    def _of_pdf(self, path: Path) -> Other:
        if not self._pdftotext:
            return Other(None, "no other program")
        try:
            done = subprocess.run(
                [self._pdftotext, "-q", "-enc", "UTF-8", path.resolve(), "-"],
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Other(None, "timed out")
        text = _DIRECTIONS.sub("", done.stdout.decode("utf-8", "replace"))
        if done.returncode:
            return Other(text if text.strip() else None, f"ended with {done.returncode}")
        return Other(text)

    def _of_office(self, path: Path, kind: str) -> Other:
        if not self._office_python:
            return Other(None, "no other program")
        worker = self._office or self._started(self._office_python)
        answers: queue.Queue[str] = queue.Queue()
        assert worker.stdin
        assert worker.stdout
        threading.Thread(
            target=lambda out=worker.stdout: answers.put(out.readline()), daemon=True
        ).start()
        with suppress(BrokenPipeError):
            print(kind, json.dumps(str(path.resolve())), sep="\t", file=worker.stdin, flush=True)
        try:
            found = json.loads(answers.get(timeout=self._seconds))
        except (queue.Empty, ValueError) as error:
            self._office = None
            worker.kill()
            worker.wait()
            return Other(None, "timed out" if isinstance(error, queue.Empty) else "crashed")
        return Other(found.get("text"), found.get("error", ""))

    def _started(self, python: str) -> subprocess.Popen[str]:
        self._office = subprocess.Popen(
            [python, "-I", "-W", "ignore", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        return self._office
