"""A view as a file: the formats, the marks and the words on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from atlas.domain.body import Depth
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.export import ATTRIBUTION, export_view
from tests.ui.canvas.conftest import front_point, front_zone, plain_view
from tests.ui.synthetic import make_plates


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
