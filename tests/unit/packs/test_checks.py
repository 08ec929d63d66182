"""The check of trigger points against the muscles of the body, on a made-up muscle."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from atlas.domain.muscle_table import MuscleTable, Samples
from atlas.packs.body import Body
from atlas.packs.checks import POINT_MM, point_outside_muscle
from tests.unit.packs.folder import read, write


def block(centre: tuple[float, float, float]) -> Samples:
    """A block of 40 mm about ``centre``, on the lattice that the table uses."""
    axes = [np.arange(round(c / 4) - 5, round(c / 4) + 6) * 4.0 for c in centre]
    inside = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3).astype(np.float32)
    edge = np.abs(inside - np.array([axis.mean() for axis in axes])).max(1) > 19
    return Samples(inside[edge], inside)


def body(centre: tuple[float, float, float], muscle: str = "infraspinatus") -> Body:
    return Body(None, MuscleTable({muscle: block(centre)}))


def test_a_point_in_its_muscle_is_right(tmp_path: Path) -> None:
    write(tmp_path)
    assert list(point_outside_muscle(read(tmp_path).library, body((-93, -16, 1398)))) == []


def test_a_point_outside_its_muscle_is_told_with_its_distance(tmp_path: Path) -> None:
    write(tmp_path)
    (found,) = point_outside_muscle(read(tmp_path).library, body((-93, -16, 1448)))
    assert (found.kind, found.id, found.trail) == ("muscles", "infraspinatus", ("trigger_points", 0, "at"))
    assert "30 mm outside" in found.message
    assert POINT_MM < 30


def test_a_muscle_that_the_body_lacks_is_not_judged(tmp_path: Path) -> None:
    write(tmp_path)
    assert list(point_outside_muscle(read(tmp_path).library, body((0, 0, 0), "another"))) == []
