"""Every mistake in a record is told with file, line, place in the record and help."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.packs.load import load
from tests.unit.packs.folder import CONDITION, MUSCLE, read, write

AT = "[-93, -16, 1398]"

MISTAKES = {
    "an unknown key": (
        ("find: Flat", "fnd: Flat"), 14, "trigger_points › 1 › fnd", "Did you mean find?",
    ),
    "a text for a number": (("width: 60", "width: wide"), 19, "zones › 1 › width", "a number from 2 to 500"),
    "a number for a text": (("name: medial part", "name: 12"), 12, "name", "not a text"),
    "a list for a text": (("latin: Musculus infraspinatus", "latin: [a]"), 3, "latin", "not a text"),
    "a text for a list": (("roots: [C5, C6]", "roots: C5"), 8, "innervation › roots", "not a list"),
    "a word that is none of the choices": (("region: shoulder", "region: sholder"), 4, "region", "shoulder?"),
    "NaN in a position": ((AT, "[-93, .nan, 1398]"), 13, "at", "not a position"),
    "infinity in a position": ((AT, "[-93, -16, .inf]"), 13, "at", "not a position"),
    "a position of two": ((AT, "[-93, -16]"), 13, "at", "[x, y, z] in mm"),
    "true as a coordinate": ((AT, "[true, -16, 1398]"), 13, "at", "not a position"),
    "an infinite width": (("width: 60", "width: 1e999"), 19, "width", "Expected a number"),
    "a missing field": (("latin: Musculus infraspinatus\n", ""), 1, "", "'latin' is missing"),
    "another id than the file": (("id: infraspinatus", "id: teres_minor"), 1, "id", "name of the file"),
    "an unknown landmark": (("[shoulder_front,", "[shoulder_frnt,"), 18, "path › 1", "mean shoulder_front?"),
    "an unknown source": (
        ("place: chapter 22", "place: c}\n  - {source: simons1998"), 37, "sources › 2", "simons1999",
    ),
    "an unknown condition": (
        ("shoulder_pain: major", "shoulder_pian: major"), 34, "shoulder_pian", "shoulder_pain",
    ),
    "a point off the right side": ((AT, "[93, -16, 1398]"), 13, "at", "left"),
    "a path in the air": (("[[-238, -108, 1300]]", "[[-238, -400, 1300]]"), 23, "path › 1", "off the skin"),
    "low certainty without a doubt": (
        ("width: 46", "width: 46\n        certainty: low"), 25, "certainty", "doubt",
    ),
    "needling without hazards": (("[pneumothorax]", "[]"), 30, "needling › hazards", "no hazard"),
    "needling without a source": (
        ("  sources: [simons1999]\n", "  sources: []\n"), 33, "sources", "cites nothing",
    ),
    "neither parts nor loft": (("parts: [FJ1500]\n", ""), 1, "parts", "either parts or a loft"),
    "the same number twice": (
        ("    zones:\n", f"    zones: []\n  - id: 1\n    name: b\n    at: {AT}\n    find: c\n    zones:\n"),
        16, "trigger_points › 2 › id", "has the id 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_line_place_and_help(name: str, tmp_path: Path) -> None:
    (old, new), line, place, help_ = MISTAKES[name]
    assert MUSCLE.count(old) == 1
    write(tmp_path, MUSCLE.replace(old, new))
    problems = [problem for problem in read(tmp_path).problems if problem.file.endswith("infraspinatus.yaml")]
    (problem,) = [problem for problem in problems if "mm outside" not in problem.message]
    assert problem.line == line
    assert place in problem.path
    assert help_ in str(problem)


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = MUSCLE.replace("width: 60", "width: wide").replace("palpation: flat", "palpation: falt")
    file = write(tmp_path, text.replace("name: Infraspinatus", "nme: x"))
    lines = [problem.line for problem in read(tmp_path).problems if problem.file == str(file)]
    assert lines == [2, 19, 27]


EDIT = st.tuples(st.integers(0, len(MUSCLE.encode()) - 1), st.sampled_from("pds"), st.integers(0, 255))
"""Where, whether to put a byte in, drop one or set one, and the byte."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=6))
def test_changed_bytes_never_make_it_stumble(edits: list[tuple[int, str, int]], tmp_path: Path) -> None:
    data = bytearray(MUSCLE.encode())
    for at, what, byte in edits:
        data[at : at + (what != "p")] = b"" if what == "d" else bytes([byte])
    file = write(tmp_path)
    file.write_bytes(data)
    loaded = load((tmp_path,), tmp_path)
    if "infraspinatus" not in loaded.library.muscles:
        assert any(problem.file == str(file) for problem in loaded.problems)
    for problem in loaded.problems:
        assert problem.line >= 1
        assert problem.file
        assert str(problem).count("\n") == 0


def test_the_condition_is_as_strict(tmp_path: Path) -> None:
    write(tmp_path, condition=CONDITION.replace("muscle: infraspinatus", "muscle: infraspinatos"))
    (problem,) = read(tmp_path).problems
    assert "mean infraspinatus?" in str(problem)


FLOODS = {
    "unknown keys": "".join(f"key{i}: 1\n" for i in range(2000)),
    "empty points": MUSCLE.replace("trigger_points:\n", "trigger_points:\n" + "  - {}\n" * 1000),
    "unknown landmarks": MUSCLE.replace("path: [shoulder_front,", "path: [" + "shoulder_frnt," * 1500),
    "one long word": MUSCLE.replace("id: infraspinatus", "id: " + "a b" * 70_000),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_mistakes_is_told_in_part_and_soon(name: str, tmp_path: Path) -> None:
    write(tmp_path, FLOODS[name])
    start = time.thread_time()
    problems = load((tmp_path,), tmp_path).problems
    assert time.thread_time() - start < 0.5
    assert 1 <= len(problems) <= 60
    assert all(len(str(problem)) < 700 for problem in problems)
