"""What every shipped record must keep to: points in their muscles, words that say where the zone lies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from atlas import paths
from atlas.domain.anatomy import BodyRegion, Hazard, Muscle, Region
from atlas.domain.body import SideView, mirror
from atlas.domain.library import Library
from atlas.domain.muscle_table import load as load_muscles
from atlas.domain.pain_map import PainMap, build
from atlas.domain.points import Zone
from atlas.domain.skin import load_skin, weights
from atlas.packs.load import MUSCLE_TABLE, SKIN, load
from atlas.state.marks import marks_of
from atlas.state.model import AtlasState, Kind, Selection

OUTSIDE_MM = 3.0
TAKES = 0.08
"""A zone is said to lie in the regions that hold at least this share of it."""
SAY_NOTHING = """
    the and from over round under above below behind between with side part right left front back inner
    outer upper lower middle same also that down into along near deep felt pain towards toward about most
    often whole line half third which where this reaches region area surface medial lateral more
"""
FILLING = frozenset(re.findall(r"[a-z]+", SAY_NOTHING))
OVER_THE_LUNG = (BodyRegion.THORAX,)


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


@pytest.fixture(scope="module")
def fields(library: Library) -> PainMap:
    return build(library, load_skin(paths.assets_folder() / SKIN))


def zones(library: Library) -> Iterator[tuple[str, Zone]]:
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            for zone in point.zones:
                yield f"{muscle.id} {point.id}", zone


def test_every_muscle_has_a_point_and_every_point_a_zone(library: Library) -> None:
    for muscle in library.muscles.values():
        assert muscle.trigger_points, muscle.id
        for point in muscle.trigger_points:
            assert point.zones or point.symptoms, f"{muscle.id} {point.id}: no zone and no symptom"
            assert point.at[0] <= 3.0, f"{muscle.id} {point.id} lies on the left"


def test_every_point_lies_in_its_muscle(library: Library) -> None:
    table = load_muscles(paths.assets_folder() / MUSCLE_TABLE)
    off = {
        f"{muscle.id} {point.id}": table.distance_mm(muscle.id, point.at)
        for muscle in library.muscles.values()
        for point in muscle.trigger_points
    }
    assert {name: round(mm, 1) for name, mm in off.items() if mm > OUTSIDE_MM} == {}


def words(text: str) -> set[str]:
    """The beginnings of the words that say something of a place."""
    return {w[:5] for w in re.findall(r"[a-z]+", text.lower()) if len(w) > 2 and w not in FILLING}


def named(region: Region) -> str:
    return " ".join((region.name, region.borders, *region.synonyms))


def test_the_words_of_every_zone_name_a_region_that_it_covers(library: Library, fields: PainMap) -> None:
    """Which regions a zone covers is worked out on the skin; its words must share a word with one of them."""
    apart = []
    for name, zone in zones(library):
        covered = [library.regions[id] for id in covers(zone, fields)]
        if not words(zone.where) & words(" ".join(map(named, covered))):
            apart.append(f"{name}: '{zone.where}' covers {[region.id for region in covered]}")
    assert apart == []


def covers(zone: Zone, fields: PainMap) -> list[str]:
    stroke, facing = (np.asarray(rows, np.float32) for rows in (zone.stroke, zone.facing))
    reach, skin = zone.width * 0.65, fields.skin
    rows = skin.box(stroke.min(0) - reach, stroke.max(0) + reach)
    held = weights(skin.positions[rows], skin.normals[rows], stroke, facing, zone.width)
    sums = np.bincount(fields.region_of[rows], held, len(fields.regions))
    return [fields.regions[i] for i in np.flatnonzero(sums >= TAKES * sums.sum())]


def test_every_needling_card_names_hazards_and_a_source(library: Library) -> None:
    for muscle in library.muscles.values():
        hazards = muscle.needling.hazards
        assert hazards, muscle.id
        assert muscle.needling.sources, muscle.id
        assert Hazard.NONE_MAJOR not in hazards or len(hazards) == 1, muscle.id
        if muscle.region in OVER_THE_LUNG:
            assert Hazard.NONE_MAJOR not in hazards, f"{muscle.id} lies over the chest"


def test_no_two_muscles_have_the_same_text(library: Library) -> None:
    def texts(muscle: Muscle) -> Iterator[str]:
        yield muscle.attachments.origin + muscle.attachments.insertion
        yield muscle.needling.direction + muscle.needling.caution
        yield from (point.find for point in muscle.trigger_points)

    owners = Counter(text for muscle in library.muscles.values() for text in set(texts(muscle)))
    assert [text for text, count in owners.items() if count > 1] == []


def test_left_and_right_are_mirror_images(library: Library) -> None:
    for muscle in library.muscles.values():
        chosen = Selection(Kind.MUSCLE, muscle.id)
        right, left = (
            marks_of(AtlasState(selection=chosen, side=side), library)
            for side in (SideView.RIGHT, SideView.LEFT)
        )
        assert [mirror(mark.at) for mark in right.points] == [mark.at for mark in left.points]
        strokes = [tuple(map(mirror, mark.stroke)) for mark in right.zones]
        assert strokes == [mark.stroke for mark in left.zones]
