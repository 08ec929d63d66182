"""The words beside a section: published figures are read, order and hazards told, never a depth."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import dist

import numpy as np
import pytest

from atlas import paths
from atlas.domain.anatomy import DepthObservation, Hazard
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.section import Label, Met, Near, load
from atlas.domain.section_plane import Plane
from atlas.packs.load import load as read
from atlas.state.section_page import depth_rows, read_mm, section_page
from atlas.state.section_site import section_site
from atlas.state.section_where import where_words
from tests.unit.small_atlas import FACTS, MUSCLE

LIBRARY = FACTS.library


@cache
def shipped() -> Library:
    assets = paths.assets_folder()
    return read((paths.data_folder(),), assets).library


SKIN = Label(1, "skin", "Skin", "skin", "")
MINE = Label(2, MUSCLE.id, MUSCLE.name, "muscle", "right")
CHEST = Label(3, "chest_cavity", "Chest cavity", "chest", "")
AORTA = Label(4, "aorta", "Aorta", "artery", "")
OTHER = Label(5, "rib", "Rib", "bone", "left")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7.6 ± 1.0", (6.6, 7.6, 8.6)),
        ("15–25", (15.0, None, 25.0)),
        ("51.4 (35.5–65.6)", (35.5, 51.4, 65.6)),
        ("3.4 ± 0.8 (2.1–6.0)", (2.1, 3.4, 6.0)),
        ("35", (35.0, 35.0, 35.0)),
        ("unknown", (None, None, None)),
    ],
)
def test_published_figures_are_read(text: str, read: tuple[float | None, ...]) -> None:
    assert read_mm(text) == read


def test_only_depths_stand_on_the_scale() -> None:
    seen = tuple(
        DepthObservation(what, "20 ± 2", 10, "nobody")
        for what in ("distance below the acromion", "Skin to the muscle", "tip of that needle to the nerve")
    )
    muscle = replace(MUSCLE, needling=replace(MUSCLE.needling, depths=seen))
    rows = depth_rows(muscle, LIBRARY)
    assert [row.what for row in rows if row.low is not None] == ["Skin to the muscle"]
    assert rows[0].low == 18.0


def test_the_page_tells_order_hazards_and_what_the_record_adds() -> None:
    needling = replace(MUSCLE.needling, hazards=(Hazard.PNEUMOTHORAX, Hazard.NERVE))
    muscle = replace(MUSCLE, needling=needling)
    met = (Met(SKIN, 0, 1), Met(MINE, 5, 20), Met(CHEST, 30, 40))
    near = (Near(AORTA, 4.0), Near(OTHER, 6.0))
    page = section_page(muscle, muscle.trigger_points[0], Side.RIGHT, met, near, LIBRARY)
    assert page.order == ("Skin", MUSCLE.name)
    assert page.beyond == ("Chest cavity",)
    assert page.near == ("Aorta", "Rib (left)")
    assert page.dangers == (
        "On the way: pneumothorax (chest cavity).",
        "Within 10 mm of the way: blood vessel (aorta).",
    )
    assert page.recorded == "The record names also: nerve."
    assert "no depth for a patient" in page.note


def test_canal_and_skull_are_told_by_their_own_names() -> None:
    skull = Label(6, "cranial_cavity", "Cranial cavity", "cranium", "")
    page = section_page(MUSCLE, MUSCLE.trigger_points[0], Side.RIGHT, (Met(skull, 0, 1),), (), LIBRARY)
    assert page.dangers == ("On the way: cranial cavity.",)


def test_a_point_without_depths_says_so() -> None:
    page = section_page(MUSCLE, MUSCLE.trigger_points[0], Side.RIGHT, (), (), LIBRARY)
    assert page.depths_note == "No published depth of this site was found."


def test_where_a_cut_lies_is_told_by_its_own_normal() -> None:
    plane = Plane((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (10.0, 10.0))
    assert where_words(0, plane, Side.RIGHT) == "at the site"
    assert where_words(-10, plane, Side.RIGHT) == "10 mm below"
    upright = replace(plane, right=(0.0, 0.0, 1.0), limb=True)
    assert where_words(6, upright, Side.RIGHT) == "6 mm further out"
    assert where_words(6, upright, Side.LEFT) == "6 mm further in"


def test_a_way_that_misses_the_muscle_says_so() -> None:
    page = section_page(MUSCLE, MUSCLE.trigger_points[0], Side.RIGHT, (Met(SKIN, 0, 1),), (), LIBRARY)
    assert MUSCLE.name in page.missed
    assert page.beyond == ()


def test_the_words_of_a_site_hold_no_length_read_off_the_body() -> None:
    volume = load(paths.assets_folder() / "body" / "volume")
    point = replace(MUSCLE.trigger_points[0], at=(-93.0, -16.0, 1398.0), facing=(-0.07, 0.98, 0.19))
    site = section_site(volume, MUSCLE, point, Side.LEFT, LIBRARY)
    page = site.page
    assert site.entry[0] > 0
    assert page.order or page.missed
    words = " ".join((*page.order, *page.beyond, *page.near, page.missed, page.note))
    assert not re.search(r"\d", words)


def test_bone_before_the_site_bars_the_straight_way_and_bone_behind_it_does_not() -> None:
    rib = Label(6, "rib", "Rib", "bone", "right")
    point = MUSCLE.trigger_points[0]
    before = (Met(SKIN, 0, 1), Met(rib, 4, 6), Met(MINE, 7, 20))
    behind = (Met(SKIN, 0, 1), Met(MINE, 3, 6), Met(rib, 7, 20))
    assert "(rib (right))" in section_page(MUSCLE, point, Side.RIGHT, before, (), LIBRARY).barred
    assert not section_page(MUSCLE, point, Side.RIGHT, behind, (), LIBRARY).barred


def test_every_point_of_the_atlas_has_a_section_also_where_it_lies_on_the_skin() -> None:
    volume, body = load(paths.assets_folder() / "body" / "volume"), shipped()
    for muscle in body.muscles.values():
        for point in muscle.trigger_points:
            site = section_site(volume, muscle, point, Side.RIGHT, body)
            assert dist(site.target, site.end) > 30.0, muscle.id


def test_beneath_the_skull_the_way_to_the_suboccipitals_is_near_the_spinal_canal() -> None:
    body = shipped()
    volume, muscle = load(paths.assets_folder() / "body" / "volume"), body.muscles["suboccipitals"]
    for side in Side:
        dangers = section_site(volume, muscle, muscle.trigger_points[0], side, body).page.dangers
        assert any("spinal canal" in line for line in dangers), dangers
    for z in range(1530, 1620, 5):
        inside = [volume.names.get(int(volume.at(np.array((0.0, y, z))))) for y in range(-90, -40)]
        assert {"spinal_canal", "cranial_cavity"} & {label.id for label in inside if label}, z


def test_the_way_comes_from_where_the_record_lets_the_needle_in() -> None:
    volume = load(paths.assets_folder() / "body" / "volume")
    at = (-93.0, -16.0, 1398.0)
    point = replace(MUSCLE.trigger_points[0], at=at, facing=(-0.07, 0.98, 0.19))
    straight = section_site(volume, MUSCLE, point, Side.RIGHT, LIBRARY)
    slanting = replace(point, needle_from=(-150.0, 12.0, 1398.0))
    site = section_site(volume, MUSCLE, slanting, Side.RIGHT, LIBRARY)
    assert site.entry[0] < straight.entry[0] - 10.0
    assert "follows the direction of the record" in site.page.note
    assert "straight in" in straight.page.note
    left = section_site(volume, MUSCLE, slanting, Side.LEFT, LIBRARY)
    assert left.entry[0] == pytest.approx(-site.entry[0], abs=6.0)


def test_ways_that_follow_a_record_reach_their_muscle_past_no_bone() -> None:
    volume, body = load(paths.assets_folder() / "body" / "volume"), shipped()
    for muscle in body.muscles.values():
        for point in muscle.trigger_points:
            if point.needle_from is not None:
                page = section_site(volume, muscle, point, Side.RIGHT, body).page
                assert not page.missed, f"{muscle.id} {point.id}"
                assert not page.barred, f"{muscle.id} {point.id}"
