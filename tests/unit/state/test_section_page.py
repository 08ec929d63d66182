"""The words beside a section: published figures are read, order and hazards told, never a depth."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atlas import paths
from atlas.domain.anatomy import DepthObservation, Hazard
from atlas.domain.body import Side
from atlas.domain.section import Label, Met, Near, load
from atlas.domain.section_plane import Plane
from atlas.state.section_page import depth_rows, read_mm, section_page
from atlas.state.section_site import section_site
from atlas.state.section_where import where_words
from tests.unit.small_atlas import FACTS, MUSCLE

LIBRARY = FACTS.library
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
