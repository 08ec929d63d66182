"""A view as a file: the formats, the marks and the words on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from atlas.domain.body import Depth, Side
from atlas.domain.scene import PlaceMark, RegionMark, ViewScene
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.export import ATTRIBUTION, export_view
from tests.ui.canvas.conftest import front_point, front_zone, plain_view
from tests.ui.synthetic import make_plates, on_front


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts and painters need an application."""


def export(folder: Path, view: ViewScene, name: str) -> Path:
    plates, structures = make_plates(folder / "plates")
    export_view(view, plates, structures, folder / "plates", LIGHT, (600, 800), folder / name)
    return folder / name


def test_a_png_has_the_size_and_shows_the_zone(tmp_path: Path) -> None:
    view = plain_view(depth=Depth.SKIN, points=(front_point(),), zones=(front_zone(),))
    image = QImage(str(export(tmp_path, view, "view.png")))
    assert (image.width(), image.height()) == (600, 800)
    assert image.text("Copyright") == ATTRIBUTION
    red = sum(
        (c := image.pixelColor(x, y)).red() > 2 * c.blue() for x in range(0, 600, 5) for y in range(0, 800, 5)
    )
    assert red > 60


def test_regions_and_landmarks_are_exported(tmp_path: Path) -> None:
    at, facing = on_front(-60.0, 60.0)
    low, normal = on_front(50.0, -60.0)
    view = plain_view(
        depth=Depth.SKIN,
        regions=(RegionMark("breast", Side.LEFT, ((low, 40.0),), (normal,)),),
        places=(PlaceMark("nipple", Side.RIGHT, at, facing, "Nipple"),),
    )
    image = QImage(str(export(tmp_path, view, "view.png")))
    plain = QImage(str(export(tmp_path / "plain", plain_view(depth=Depth.SKIN), "view.png")))
    changed = {
        half: sum(
            image.pixelColor(x, y) != plain.pixelColor(x, y)
            for x in range(half * 300, half * 300 + 300, 2)
            for y in range(80, 700, 2)
        )
        for half in (0, 1)
    }
    assert changed[0] > 100  # the ring, the leader and the letters, whatever face they have
    assert changed[1] > 600


@pytest.mark.parametrize(("name", "start"), [("view.svg", b"<?xml"), ("view.pdf", b"%PDF")])
def test_drawings_are_written_whole(tmp_path: Path, name: str, start: bytes) -> None:
    file = export(tmp_path, plain_view(points=(front_point(),)), name)
    assert file.read_bytes().startswith(start)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [name]


def test_the_svg_carries_the_attribution(tmp_path: Path) -> None:
    text = export(tmp_path, plain_view(), "view.svg").read_text(encoding="utf-8")
    assert ATTRIBUTION in text


def test_wrong_wishes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must end in"):
        export(tmp_path, plain_view(), "view.bmp")
    with pytest.raises(ValueError, match="unknown plate"):
        export_view(plain_view("nowhere"), {}, {}, tmp_path, LIGHT, (10, 10), tmp_path / "view.png")
    assert not list(tmp_path.glob("view.*"))
