"""The volume of the body: known orders of structures, hazards, both sides alike, damage told."""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from atlas import paths
from atlas.domain.anatomy import BodyRegion, Hazard
from atlas.domain.body import Position, Side, dot, mirror, scale, unit
from atlas.domain.section import Volume, VolumeError, load
from atlas.domain.section_hazards import hazards_of
from atlas.domain.section_plane import edges_of, plane_along, plane_at, toward, turned

FOLDER = paths.assets_folder() / "body" / "volume"

SITES: dict[str, tuple[Position, Position, list[str]]] = {
    "infraspinatus": (
        (-93.0, -16.0, 1398.0),
        (-0.071, 0.979, 0.193),
        ["skin", "fat", "trapezius", "infraspinatus", "scapula", "subscapularis", "chest_cavity"],
    ),
    "gluteus medius": (
        (-76.0, -31.0, 988.0),
        (0.0, 1.0, 0.0),
        ["skin", "fat", "gluteus_maximus", "gluteus_medius", "hip_bone"],
    ),
    "quadratus lumborum": (
        (-62.0, -43.0, 1110.0),
        (-0.455, 0.871, -0.184),
        ["skin", "fat", "latissimus_dorsi", "quadratus_lumborum", "abdominal_cavity"],
    ),
    "rectus femoris": (
        (-124.0, -112.0, 896.0),
        (0.0, -1.0, 0.0),
        ["skin", "fat", "sartorius", "rectus_femoris"],
    ),
    "supinator": (
        (-262.0, -89.0, 1088.0),
        (-0.586, -0.784, 0.204),
        ["skin", "brachioradialis", "supinator", "radius"],
    ),
    "serratus anterior": (
        (-151.0, -110.0, 1292.0),
        (-0.857, -0.482, -0.183),
        ["skin", "fat", "serratus_anterior", "chest_cavity"],
    ),
    "iliocostalis thoracis": (
        (-79.0, -4.0, 1316.0),
        (0.107, 0.981, -0.159),
        [
            "skin",
            "fat",
            "trapezius",
            "rhomboid_major",
            "iliocostalis_thoracis",
            "seventh_rib",
            "chest_cavity",
        ],
    ),
}
"""Place, way out of the body, and structures that must be met in this order, others between them."""


@cache
def volume() -> Volume:
    return load(FOLDER)


def way(at: Position, outward: Position) -> tuple[Position, Position, float]:
    entry = volume().entry(at, outward)
    return entry, scale(outward, -1.0), float(np.linalg.norm(np.subtract(entry, at))) + 40.0


@pytest.mark.parametrize("site", SITES)
def test_structures_are_met_in_their_known_order(site: str) -> None:
    at, outward, expected = SITES[site]
    met = [item.label.id for item in volume().path(*way(at, outward))]
    assert [name for name in met if name in expected] == expected


@pytest.mark.parametrize("site", ["infraspinatus", "gluteus medius", "rectus femoris", "supinator"])
def test_the_left_side_mirrors_the_right(site: str) -> None:
    at, outward, expected = SITES[site]
    left = volume().path(*way(mirror(at), mirror(outward)))
    assert [item.label.id for item in left if item.label.id in expected] == expected
    assert {item.label.side for item in left} <= {"left", ""}


@pytest.mark.parametrize("site", ["infraspinatus", "serratus anterior", "iliocostalis thoracis"])
def test_over_the_chest_pneumothorax_is_named(site: str) -> None:
    at, outward, _ = SITES[site]
    line = way(at, outward)
    dangers = hazards_of(volume().path(*line), volume().near(*line))
    assert Hazard.PNEUMOTHORAX in {danger.hazard for danger in dangers}


def test_the_kidney_is_near_quadratus_lumborum_and_the_canal_near_the_midline() -> None:
    at, outward, _ = SITES["quadratus lumborum"]
    line = way(at, outward)
    assert Hazard.KIDNEY in {d.hazard for d in hazards_of(volume().path(*line), volume().near(*line))}
    line = way((-6.0, -20.0, 1200.0), (0.0, 1.0, 0.0))
    assert Hazard.SPINAL_CANAL in {d.hazard for d in hazards_of(volume().path(*line), ())}


def test_what_is_near_is_not_on_the_way_and_the_nearest_comes_first() -> None:
    line = way(*SITES["supinator"][:2])
    on = {item.label for item in volume().path(*line)}
    near = volume().near(*line)
    assert near
    assert not on & {item.label for item in near}
    assert [item.distance for item in near] == sorted(item.distance for item in near)


def test_a_cut_across_the_trunk_is_level_and_one_through_a_limb_square_to_it() -> None:
    trunk = plane_at((-93.0, -16.0, 1398.0), BodyRegion.SHOULDER)
    assert trunk.normal == (0.0, 0.0, 1.0)
    assert edges_of(trunk, Side.RIGHT) == ("Right", "Left", "Front", "Back")
    limb = plane_at((-262.0, -89.0, 1088.0), BodyRegion.FOREARM_HAND)
    assert 0.9 < limb.normal[2] < 1.0
    assert edges_of(limb, Side.RIGHT) == ("Outer", "Inner", "Front", "Back")


@pytest.mark.parametrize("site", SITES)
def test_the_cut_along_the_needle_holds_its_whole_way(site: str) -> None:
    at, outward, _ = SITES[site]
    plane = plane_along(at, scale(outward, -1.0), BodyRegion.SHOULDER)
    out = [plane.place(at)[2], plane.place(volume().entry(at, outward))[2]]
    assert out == pytest.approx([0.0, 0.0], abs=1e-6)


def test_a_turned_plane_turns_about_the_needle_alone() -> None:
    at, outward, _ = SITES["infraspinatus"]
    inward = scale(unit(outward), -1.0)
    plane = plane_along(at, inward, BodyRegion.SHOULDER)
    back = turned(turned(plane, at, inward, 40.0), at, inward, -40.0)
    assert back.right == pytest.approx(plane.right)
    across = turned(plane, at, inward, 90.0)
    assert dot(across.normal, plane.normal) == pytest.approx(0.0, abs=1e-9)
    entry = volume().entry(at, outward)
    ways = [np.subtract(one.place(entry), one.place(at)) for one in (plane, across)]
    assert ways[0] == pytest.approx(ways[1], abs=1e-6)
    assert ways[1][2] == pytest.approx(0.0, abs=1e-6)
    assert edges_of(across, Side.RIGHT)[2:] == ("Front", "Back")


def test_a_plane_that_leans_is_named_by_both_ways() -> None:
    assert toward((0.0, 0.6, 0.8), None) == "Up, back"
    assert toward((-0.1, 0.2, -0.97), Side.RIGHT) == "Down"
    assert toward((0.9, 0.1, 0.0), Side.RIGHT) == "Inner"


@pytest.mark.parametrize("site", SITES)
def test_the_volume_tells_how_the_skin_faces(site: str) -> None:
    at, outward, _ = SITES[site]
    found = volume().outward(volume().entry(at, outward))
    assert found is not None
    assert dot(found, unit(outward)) > 0.85


def test_in_the_depth_and_far_off_there_is_no_skin() -> None:
    assert volume().outward((0.0, -100.0, 1300.0)) is None
    assert volume().outward((0.0, 300.0, 1300.0)) is None


def test_a_way_ends_where_it_leaves_the_body() -> None:
    entry = volume().entry((-283.0, -140.0, 818.0), (0.0, -1.0, 0.0))
    length = volume().within(entry, (0.0, 1.0, 0.0), 80.0)
    assert 20.0 < length < 60.0
    assert volume().within(volume().entry(*SITES["gluteus medius"][:2]), (0.0, -1.0, 0.0), 80.0) == 80.0


def test_a_level_cut_shows_the_same_as_single_look_ups() -> None:
    plane = plane_at((-93.0, -16.0, 1398.0), BodyRegion.SHOULDER)
    cut = volume().cut(plane, 20.0)
    places = [[plane.position(x * 20.0 + 10, y * 20.0 + 10) for x in range(cut.shape[1])] for y in (3, 8)]
    assert (volume().at(np.array(places)) == cut[[3, 8]]).all()


def test_the_whole_file_stays_small_and_carries_its_credit() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 6 * 2**20
    assert "BodyParts3D" in volume().credit


def write(folder: Path, runs: bytes, **changes: object) -> Path:
    head = {
        "format": 1, "credit": "", "origin": [0, 0, 0], "spacing": 2, "size": [2, 2, 2], "slab": 2,
        "slabs": [len(runs)], "labels": [[7, "bone", "Bone", "bone", None]], **changes,
    }  # fmt: skip
    (folder / "volume.json").write_text(json.dumps(head))
    (folder / "volume.bin").write_bytes(runs)
    return folder


def packed(labels: list[int], lengths: list[int]) -> bytes:
    raw = np.uint32(len(labels)).tobytes() + np.array([*labels, *lengths], "<u2").tobytes()
    return zlib.compress(raw)


def test_runs_are_read_in_their_order(tmp_path: Path) -> None:
    made = load(write(tmp_path, packed([0, 7], [6, 2])))
    assert made.at(np.array([[0.0, 0.0, 0.0], [2.0, 2.0, 2.0], [99.0, 0.0, 0.0]])).tolist() == [0, 7, 0]


def test_a_damaged_volume_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(VolumeError, match="cannot be opened"):
        load(tmp_path)
    good = packed([0, 7], [6, 2])
    for runs, changes, words in (
        (good, {"slabs": [3]}, "not as long as its head says"),
        (good, {"format": 9}, "format 9"),
        (good, {"size": [2, 2]}, "damaged"),
    ):
        with pytest.raises(VolumeError, match=words):
            load(write(tmp_path, runs, **changes))
    (tmp_path / "volume.json").write_text("{")
    with pytest.raises(VolumeError, match=r"head .* damaged"):
        load(tmp_path)


@pytest.mark.parametrize("runs", [b"not compressed", packed([7], [3]), zlib.compress(b"xy")])
def test_damaged_runs_are_told_when_they_are_first_needed(tmp_path: Path, runs: bytes) -> None:
    made = load(write(tmp_path, runs))
    with pytest.raises(VolumeError, match="damaged"):
        made.at(np.zeros((1, 3)))
