"""What kind a file is: by most of its lines, whatever its first one is."""

from __future__ import annotations

import json

import pytest

from kimi_calc.usage_logs.files.file_kinds import LOOKED_AT, Kind, kind_of

RECORD = '{"id": "a", "usage": {"prompt_tokens": 1}}'
PAGE = {"data": [{"id": 1, "tokens": {"in": 2}}, {"id": 2, "tokens": {}}], "total": 2}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("PK\x03\x04…", "workbook"),
        (RECORD, "lines"),
        (f"{RECORD}\n{RECORD}\n", "lines"),
        (f'mpt_tokens": 3}}}}\n{RECORD}\n{RECORD}\n', "lines"),  # a log that was cut in two
        (f'{{"id": "a", "us\n{RECORD}\n{RECORD}\n', "lines"),
        (f"{RECORD}\n{{broken\n\n{RECORD}\n", "lines"),
        (f"\0\0\0{RECORD}\n{RECORD}\n", "lines"),
        ("data: {}\n\ndata: [DONE]\n", "lines"),
        (f"{RECORD}\ndata: {RECORD}\n\ndata: {RECORD}\n", "lines"),
        (": ping\n\ndata: {}\n", "lines"),
        (f"[{RECORD},\n{RECORD}]", "documents"),
        (f"[\n{RECORD},\n{RECORD}\n]", "documents"),
        (f"[{RECORD}]", "documents"),
        ("[1]\n[2]\n[3]\n", "lines"),
        (json.dumps(PAGE), "lines"),  # one line is the same either way
        (json.dumps(PAGE, indent=2), "documents"),
        (json.dumps(PAGE, indent="\t"), "documents"),
        ('{"text": "' + "x" * LOOKED_AT, "documents"),
        ("model,input,output\na,1,2\n", "table"),
        ('model,note\na,"{""x"": 1}"\n', "table"),
        ("2026-09-01 {hello}\n", "table"),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(text.encode()[:LOOKED_AT]) == kind
    if kind not in {"workbook", "empty"}:
        assert kind_of(b"\xef\xbb\xbf" + text.encode()[: LOOKED_AT - 3]) == kind
