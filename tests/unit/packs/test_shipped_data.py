"""All that ships is read, checked and found without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas import paths
from atlas.domain.body import MUSCLE_DEPTHS
from atlas.domain.muscle_table import load as load_muscles
from atlas.packs.load import MUSCLE_TABLE, Loaded, load

DATA = paths.data_folder()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load((DATA,), paths.assets_folder(), tmp_path_factory.mktemp("cache"))


def test_nothing_is_wrong_with_it(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []


@pytest.mark.parametrize("kind", ["muscles", "conditions"])
def test_every_file_is_a_record(kind: str, loaded: Loaded) -> None:
    assert set(getattr(loaded.library, kind)) == {file.stem for file in Path(DATA, kind).glob("*.yaml")}


def test_every_zone_lies_on_the_skin(loaded: Loaded) -> None:
    for muscle in loaded.library.muscles.values():
        assert muscle.depth in MUSCLE_DEPTHS, muscle.id
        for point in muscle.trigger_points:
            assert point.facing is not None
            for zone in point.zones:
                assert len(zone.stroke) == len(zone.facing) >= 1, (muscle.id, point.id, zone.where)


def test_every_check_could_be_made_of_every_muscle(loaded: Loaded) -> None:
    assert loaded.unchecked == ()
    table = load_muscles(paths.assets_folder() / MUSCLE_TABLE)
    assert set(loaded.library.muscles) <= set(table.muscles)


def test_every_condition_has_a_muscle(loaded: Loaded) -> None:
    for condition in loaded.library.conditions:
        assert loaded.library.muscles_of(condition), condition


def test_every_region_and_landmark_lies_on_the_right_or_the_midline(loaded: Loaded) -> None:
    for landmark in loaded.library.landmarks.values():
        assert landmark.at[0] < 5.0, landmark.id
    for region in loaded.library.regions.values():
        assert min(spot[0][0] for spot in region.spots) < 5.0, region.id
