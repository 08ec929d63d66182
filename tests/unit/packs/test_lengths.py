"""A published depth is a length: numbers, perhaps a spread or a range, never words or counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.packs.folder import MUSCLE, read, write

WRITTEN = "mm: 12.5"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("35", "35"),
        ("37 ± 7", "37 ± 7"),
        ("37 +- 7", "37 ± 7"),
        ("46.7–53.5", "46.7–53.5"),
        ("46.7-53.5", "46.7–53.5"),
        ("51.4 (35.5–65.6)", "51.4 (35.5–65.6)"),
    ],
)
def test_a_length_is_kept_in_one_spelling(tmp_path: Path, written: str, kept: str) -> None:
    write(tmp_path, muscle=MUSCLE.replace(WRITTEN, f"mm: {written}"))
    loaded = read(tmp_path)
    assert not loaded.problems
    assert loaded.library.muscles["infraspinatus"].needling.depths[0].mm == kept


@pytest.mark.parametrize("written", ["3 of 14", "about 35", "not a depth", "50 mm", "-4", "nan", "[1, 2]"])
def test_words_and_counts_are_no_length(tmp_path: Path, written: str) -> None:
    write(tmp_path, muscle=MUSCLE.replace(WRITTEN, f"mm: {written}"))
    (problem,) = read(tmp_path).problems
    assert "is not a length" in str(problem)
    assert "37 ± 7" in str(problem)
