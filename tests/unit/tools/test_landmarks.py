"""Landmarks, pain regions and mesh structures as they are shipped, and the rules behind the landmarks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from atlas.domain.body import MUSCLE_DEPTHS, Depth
from atlas.domain.skin import load_skin
from tools.landmarks.model import Rule, direction, in_words, read_rules

ROOT = Path(__file__).resolve().parents[3]


@cache
def shipped(path: str) -> dict[str, Any]:
    rows: dict[str, Any] = yaml.load((ROOT / path).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return rows


def landmarks() -> dict[str, Any]:
    return shipped("data/landmarks.yaml")


def test_landmarks_are_those_of_the_rules() -> None:
    rules = list(read_rules())
    assert len(rules) >= 150
    assert [rule.id for rule in rules] == list(landmarks())
    for rule in rules:
        row = landmarks()[rule.id]
        assert (row["name"], row["palpate"], row["kind"]) == (rule.name, rule.palpate, rule.kind)


def test_landmarks_lie_on_the_right_side_or_in_the_midline() -> None:
    assert [key for key, row in landmarks().items() if row["at"][0] > 0] == []


def test_landmark_ids_name_no_side_and_texts_are_whole() -> None:
    for key, row in landmarks().items():
        assert "right" not in key.split("_")
        assert row["rule"].endswith(".")
        assert row["palpate"].endswith(".")


def test_skin_landmarks_lie_on_the_skin() -> None:
    rows = {key: row["at"] for key, row in landmarks().items() if row["kind"] == "skin"}
    _, distance = load_skin(ROOT / "assets/body/skin.npy").nearest(np.array(list(rows.values()), np.float32))
    assert [key for key, d in zip(rows, distance, strict=True) if d > 6.0] == []


def test_regions_name_landmarks_that_exist_on_the_right_side() -> None:
    regions = shipped("data/regions.yaml")
    assert len(regions) >= 60
    for row in regions.values():
        for place, radius in row["spots"]:
            at = landmarks()[place]["at"] if isinstance(place, str) else place
            assert at[0] <= 0
            assert 5 <= radius <= 60


def test_regions_cover_the_right_side() -> None:
    spots = [spot for row in shipped("data/regions.yaml").values() for spot in row["spots"]]
    skin = load_skin(ROOT / "assets/body/skin.npy").positions
    skin = skin[skin[:, 0] <= 0]
    outside = np.full(len(skin), np.inf)
    for place, radius in spots:
        at = landmarks()[place]["at"] if isinstance(place, str) else place
        outside = np.minimum(outside, np.linalg.norm(skin - np.array(at), axis=1) - radius)
    assert outside.max() <= 40.0


def test_structures_hold_each_part_once() -> None:
    structures = shipped("tools/plates/structures.yaml")
    parts = [part for row in structures.values() for part in row.get("parts", [])]
    assert len(parts) == len(set(parts))
    for row in structures.values():
        assert Depth(row["depth"]) in MUSCLE_DEPTHS
        assert bool(row.get("parts")) != bool(row.get("loft"))


def test_rule_in_words_says_where_and_how() -> None:
    names = {"FJ1": "right scapula"}
    vertex = {"most": "back lateral", "of": ["FJ1"], "box": {"z": [1, 2]}, "midline": True}
    assert in_words(vertex, names) == (
        "The hindmost and most lateral vertex of right scapula (FJ1) within z 1 to 2 mm, "
        "moved to the median plane."
    )
    between = {"from": {"between": ["a", [0, 1, 2]], "share": 0.5}, "shift": {"up": 10}, "skin": "front"}
    assert in_words(between, names) == (
        "From 50 per cent of the way from a to x 0, y 1, z 2 mm, moved 10 mm up, "
        "then to the skin, straight front."
    )


def test_kind_follows_the_recipe() -> None:
    assert Rule("a", "A", "", {"of": ["FJ1"], "most": "up"}).kind == "bone"
    assert Rule("a", "A", "", {"from": "b", "skin": "nearest"}).kind == "skin"


def test_direction_is_a_unit_vector_of_the_right_side() -> None:
    assert direction("lateral").tolist() == [-1.0, 0.0, 0.0]
    assert np.linalg.norm(direction("lateral up")) == pytest.approx(1.0)


def test_rays_leave_and_points_fall_on_a_box() -> None:
    trimesh = pytest.importorskip("trimesh")
    from tools.landmarks.solve import leave, nearest

    box = trimesh.creation.box((2, 4, 6)).triangles
    inside = np.array([0.1, 0.2, 0.3])
    assert leave(box, inside, direction("front")).tolist() == pytest.approx([0.1, -2.0, 0.3])
    assert nearest(box, inside).tolist() == pytest.approx([1.0, 0.2, 0.3])
    with pytest.raises(ValueError, match="not inside"):
        leave(box, np.array([0.0, 9.0, 0.0]), direction("front"))
