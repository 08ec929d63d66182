"""A file of cases or of answers that says one thing twice, or that is no file, is refused with a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from atlas.domain.checks import Refused
from atlas.notebook.record import read_record

HEAD = '"format": "trigger-point-atlas case", "version": 1'


def test_an_object_of_the_format_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{" + HEAD + "}", encoding="utf-8")
    assert read_record(tmp_path / "a.json", "case", 1, 1)["version"] == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{" + HEAD + ', "version": 2}', "'version' twice"),
        ("{" + HEAD + ', "case": {"code": "S-1", "code": "S-2"}}', "'code' twice"),
        ("{" + HEAD + ', "plan": {"sites": [{"at": 1}, {"at": 1, "at": 2}]}}', "'at' twice"),
        ("[]", "is no case: expected 'format'"),
        ("{" + HEAD.replace("1", "3") + "}", "has version 3; expected 1"),
        ("{" + HEAD, "is not JSON"),
        (" " * 1_000_001, "larger than 1 MB, which no case needs"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=rf"a\.json.*{sentence}"):
        read_record(tmp_path / "a.json", "case", 1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_what_has_no_end_is_not_begun(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    for path in (tmp_path / "a.json", tmp_path):
        with pytest.raises(Refused, match="is no file"):
            read_record(path, "case", 1, 1)
