"""Loops over all that ships: data without problems, plates complete, the budget kept, the wheel whole."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from atlas import paths
from atlas.domain.body import Depth, Side
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.packs.load import Loaded, load
from atlas.packs.plates import load_plates, load_structures

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "assets"
FIRST_BUDGET_MIB = 60
"""For the first ten plates with all tables and fonts."""
BUDGET_MIB = 150
FIRST_MUSCLES = {
    "trapezius", "sternocleidomastoid", "levator_scapulae", "splenius_capitis", "splenius_cervicis",
    "suboccipitals", "scalenes", "masseter", "temporalis", "lateral_pterygoid", "medial_pterygoid",
    "infraspinatus", "supraspinatus", "subscapularis", "teres_minor", "deltoid",
    "extensor_carpi_radialis_longus", "supinator", "brachioradialis", "triceps_brachii",
    "quadratus_lumborum", "iliocostalis_lumborum", "longissimus_thoracis", "multifidus",
    "gluteus_medius", "gluteus_maximus", "piriformis",
}  # fmt: skip
FIRST_CONDITIONS = {
    "neck_pain", "low_back_pain", "shoulder_pain", "tennis_elbow", "golfers_elbow",
    "jaw_joint_pain", "tension_type_headache",
}  # fmt: skip
FIRST_PLATES = {
    "full_anterior": 2.0, "full_posterior": 2.0, "full_right": 2.0, "full_left": 2.0,
    "head_neck_right": 5.0, "head_neck_anterior": 5.0, "head_neck_posterior": 5.0,
    "shoulder_back_posterior": 5.0, "shoulder_chest_anterior": 5.0, "low_back_hip_posterior": 5.0,
}  # fmt: skip

NOT_ON_PLATES = {"platysma"}
"""Left away on every plate: it would cover the neck. Its points and zones are shown all the same."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load((paths.data_folder(),), ASSETS)


@pytest.fixture(scope="module")
def library(loaded: Loaded) -> Library:
    return loaded.library


@pytest.fixture(scope="module")
def plates() -> dict[str, Plate]:
    return load_plates(ASSETS / "plates")


def test_the_data_has_no_problems_and_nothing_was_left_unchecked(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.unchecked == ()


def test_the_first_muscles_and_conditions_are_there(library: Library) -> None:
    assert set(library.muscles) >= FIRST_MUSCLES
    assert set(library.conditions) >= FIRST_CONDITIONS
    assert len(library.landmarks) >= 150


def test_every_muscle_is_complete(library: Library) -> None:
    for muscle in library.muscles.values():
        where = muscle.id
        assert muscle.trigger_points, where
        assert all(muscle.innervation.roots), where
        assert muscle.innervation.nerve, where
        assert muscle.actions, where
        assert muscle.activation, where
        assert muscle.perpetuation, where
        assert muscle.look_alikes, where
        assert muscle.conditions, where
        assert muscle.needling.hazards, where
        assert muscle.needling.sources, where
        assert muscle.needling.caution, where
        for point in muscle.trigger_points:
            assert point.find, f"{where} {point.id}"
            assert point.zones, f"{where} {point.id}"
            assert point.facing is not None, f"{where} {point.id}"
            assert all(zone.stroke and zone.where for zone in point.zones), f"{where} {point.id}"


def test_every_condition_has_muscles_and_evidence(library: Library) -> None:
    for condition in library.conditions.values():
        assert library.muscles_of(condition.id), condition.id
        assert condition.sources, condition.id
        assert condition.red_flags, condition.id


def test_no_two_records_say_the_same(library: Library) -> None:
    texts = [point.find for muscle in library.muscles.values() for point in muscle.trigger_points]
    assert len(texts) == len(set(texts))


def test_nothing_clinical_is_called_safe() -> None:
    for file in (ROOT / "data").rglob("*.yaml"):
        found = re.search(r"\b(is|are|perfectly|completely) safe\b", file.read_text(encoding="utf-8"))
        assert found is None, f"{file.name}: {found}"


def test_every_source_has_authors_and_a_title(library: Library) -> None:
    for source in library.sources.values():
        assert source.authors, source.id
        assert source.title, source.id
        assert source.year is None or 1900 < source.year <= 2026, source.id


def test_the_plates_of_the_atlas_are_there_at_their_scale(plates: dict[str, Plate]) -> None:
    for name, scale in FIRST_PLATES.items():
        assert plates[name].camera.scale >= scale, name


def test_every_file_of_every_plate_is_there_and_has_its_size(plates: dict[str, Plate]) -> None:
    for plate in plates.values():
        folder, size = ASSETS / "plates" / plate.id, plate.camera.size
        for depth in Depth:
            with Image.open(folder / plate.ids[depth]) as ids:
                assert ids.size == size, plate.id
            for i, name in enumerate(plate.pictures[depth]):
                with Image.open(folder / name) as picture:
                    assert abs(picture.width - size[0] / 2**i) <= 2, f"{plate.id} {name}"
        with Image.open(folder / plate.skin_depth.file) as skin:
            assert abs(skin.width - size[0] * plate.skin_depth.scale) <= 2, plate.id
        assert json.loads(gzip.decompress((folder / plate.outlines).read_bytes()))["whole"]
        for sprite in plate.sprites.values():
            assert (folder / sprite.file).exists(), f"{plate.id} {sprite.file}"


def test_the_small_pictures_of_the_strip_are_those_of_the_plates(plates: dict[str, Plate]) -> None:
    for plate in plates.values():
        folder = ASSETS / "plates" / plate.id
        with (
            Image.open(folder / "thumbnail.webp") as small,
            Image.open(folder / plate.pictures[Depth.SUPERFICIAL][-1]) as large,
        ):
            assert max(small.size) <= 176, plate.id
            paper = [Image.new("RGBA", small.size, "#fffdf8") for _ in range(2)]
            paper[0].alpha_composite(small.convert("RGBA"))
            paper[1].alpha_composite(large.convert("RGBA").resize(small.size, Image.Resampling.LANCZOS))
            difference = ImageStat.Stat(ImageChops.difference(*(p.convert("RGB") for p in paper)))
            assert max(difference.mean) < 4, f"{plate.id}: run python -m tools.thumbnails"


def test_every_plate_knows_what_it_lays_bare_and_what_hides_its_skin(plates: dict[str, Plate]) -> None:
    """``python -m tools.relief`` writes it: here the hand lies before the hip, there the arm is away."""
    assert all(plate.relief is not None for plate in plates.values())
    hip, hand = (-182.0, -95.0, 900.0), (-310.0, -150.0, 850.0)
    assert not plates["hip_lateral"].hides(hip)
    assert plates["hip_lateral"].hides(hand)
    assert plates["hip_posterior_deep"].shows("piriformis", Side.RIGHT) > 0.5
    assert plates["hip_posterior_deep"].shows("gluteus_maximus", Side.RIGHT) == 0.0
    assert plates["full_posterior"].shows("pectoralis_major", Side.RIGHT) == 0.0


def test_every_muscle_with_a_record_can_be_shown_alone(library: Library, plates: dict[str, Plate]) -> None:
    with_sprite = {structure for plate in plates.values() for structure, _ in plate.sprites}
    assert set(library.muscles) - with_sprite <= NOT_ON_PLATES


def test_every_number_of_the_id_maps_has_a_name(plates: dict[str, Plate]) -> None:
    known = {structure.number for structure in load_structures(ASSETS / "structures.json")}
    for plate in plates.values():
        for name in plate.ids.values():
            with Image.open(ASSETS / "plates" / plate.id / name) as ids:
                used = {value for _, value in ids.convert("I").getcolors(1 << 24)} - {0}
            assert used <= known, f"{plate.id} {name}: {used - known}"


def test_the_assets_keep_their_budget() -> None:
    beyond = [folder for folder in (ASSETS / "plates").iterdir() if folder.name not in FIRST_PLATES]
    total, later = _size(ASSETS), sum(map(_size, beyond))
    assert total - later <= FIRST_BUDGET_MIB * 2**20, f"{(total - later) / 2**20:.1f} MiB"
    assert total <= BUDGET_MIB * 2**20, f"{total / 2**20:.1f} MiB"


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_no_mesh_is_shipped() -> None:
    meshes = {".ply", ".obj", ".stl", ".glb", ".gltf", ".vtk", ".vtp"}
    for folder in ("atlas", "data", "assets", "tools", "docs", "tests"):
        assert not [file for file in (ROOT / folder).rglob("*") if file.suffix in meshes]


def test_the_attribution_is_carried() -> None:
    for name in ("README.md", "LICENSE-DATA", "atlas/state/other_cards.py", "atlas/ui/export.py"):
        words = " ".join((ROOT / name).read_text(encoding="utf-8").split())
        assert "BodyParts3D, (c) The Database Center for Life Science" in words, name


def test_the_wheel_is_whole_and_works_in_a_clean_environment(tmp_path: Path) -> None:
    run = {"check": True, "cwd": tmp_path, "timeout": 540, "capture_output": True, "text": True}
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        pip = [os.environ.get("PYTHON", "python3"), "-m", "pip", "--disable-pip-version-check"]
    build = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], **{**run, "cwd": ROOT})
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "atlas/_shipped/data/sources.yaml" in names
    assert "atlas/_shipped/assets/plates/full_anterior/plate.yaml" in names

    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "clean"], **run)
    scripts = tmp_path / "clean" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        "--python",
        str(scripts / "python"),
        "install",
        "--quiet",
        "-c",
        str(_constraints(tmp_path)),
        str(wheel),
    ]
    subprocess.run([*pip, *install], **run)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TRIGGER_POINT_ATLAS_HOME": str(tmp_path / "home"),
    }
    environment.pop("PYTHONPATH", None)
    command = [str(scripts / "trigger-point-atlas"), "render", "--plate", "full_posterior"]
    command += [
        "--depth",
        "superficial",
        "--select",
        "infraspinatus",
        "--size",
        "600x1400",
        "--out",
        "plate.png",
    ]
    subprocess.run(command, **{**run, "env": environment})
    with Image.open(tmp_path / "plate.png") as picture:
        assert picture.size == (600, 1400)
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 1000


def _constraints(folder: Path) -> Path:
    """The locked versions without their hashes, which pip would want for the wheel as well."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z0-9_.-]+==[^\s\\]+", lock, re.M)
    path = folder / "constraints.txt"
    path.write_text("\n".join(pins) + "\n", encoding="utf-8")
    return path
