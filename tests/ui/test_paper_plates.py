"""Plates on paper: marks stay on their side of the body, grey tells them apart, the left is mirrored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from atlas import paths
from atlas.domain.body import Depth, Side
from atlas.domain.scene import ViewScene
from atlas.state.facts import Facts
from atlas.state.plan_actions import site_of
from atlas.state.plan_marks import site_marks
from atlas.state.plan_mirror import with_mirrored
from atlas.state.plan_views import plan_views
from atlas.ui.export import paint_view
from atlas.ui.fonts import add_fonts
from atlas.ui.paper.measure import PRINT
from atlas.ui.paper.mirror import MirrorStore
from atlas.ui.paper.plates import Pictures, plate_blocks
from tests.ui.paper_case import DISC, LIBRARY, SITES, case, facts_in

SIZE = 600


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    assert qapp
    add_fonts(paths.assets_folder() / "fonts")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assets") / "plates"


@pytest.fixture(scope="module")
def facts(folder: Path) -> Facts:
    return facts_in(folder)


def painted(view: ViewScene, facts: Facts, folder: Path) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    store = MirrorStore(facts, folder)
    paint_view(painter, view, store.plates[view.plate], store, PRINT, (SIZE, SIZE))
    painter.end()
    return image


def changed(a: QImage, b: QImage, top: int = 60, bottom: int = 520) -> set[tuple[int, int]]:
    """The px in which two pictures differ, words at the edges left out."""
    return {
        (x, y) for x in range(0, SIZE, 2) for y in range(top, bottom, 2) if a.pixel(x, y) != b.pixel(x, y)
    }


def grey(image: QImage, x: int, y: int) -> int:
    return image.convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(x, y).value()


def test_what_is_on_the_front_is_not_on_the_back(facts: Facts, folder: Path) -> None:
    views = {view.plate: view for view in plan_views(case().plan, facts, zones=True)}
    front = next(view for view in views.values() if view.zones)
    assert {mark.number for view in views.values() if view.plate == "back" for mark in view.sites} <= {3}
    marks = site_marks(case().plan, LIBRARY)
    for plate, shown in (("front", {1, 2, 4}), ("back", {3})):
        bare = replace(front, plate=plate, depth=Depth.SKIN, sites=(), zones=(), frame=None)
        without = painted(bare, facts, folder)
        for mark in marks:
            image = painted(replace(bare, sites=(mark,)), facts, folder)
            assert bool(changed(image, without)) == (mark.number in shown), (plate, mark.number)
        zones = painted(replace(bare, zones=front.zones), facts, folder)
        assert bool(changed(zones, without)) == (plate == "front")


def test_the_plan_is_legible_in_grey(facts: Facts, folder: Path) -> None:
    """Essential zones are even and dark, spillover zones are spotted, discs are black on white."""
    (view,) = (v for v in plan_views(case(SITES[0], SITES[1]).plan, facts, zones=True) if v.zones)
    bare = replace(view, plate="front", frame=None, sites=(), title="", subtitle="")
    plain = painted(replace(bare, zones=()), facts, folder)
    tones: dict[str, list[tuple[int, int]]] = {}
    for zone in view.zones:
        image = painted(replace(bare, zones=(zone,)), facts, folder)
        tones[zone.kind] = [(grey(image, *at), grey(plain, *at)) for at in sorted(changed(image, plain))[::7]]
    essential = [before - after for after, before in tones["essential"]]
    assert sorted(essential)[len(essential) // 2] > 40
    spotted = [after for after, _ in tones["spillover"]]
    assert max(spotted) - min(spotted) > 80
    sited = painted(replace(bare, zones=(), sites=site_marks(case(SITES[0]).plan, LIBRARY)), facts, folder)
    disc = [grey(sited, *at) for at in changed(sited, plain)]
    assert min(disc) < 20
    assert max(disc) > 240


def test_a_mirrored_plate_is_its_original_turned_over(facts: Facts, folder: Path) -> None:
    both = with_mirrored(facts)
    assert set(both.plates) - set(facts.plates) == {"chest~left"}
    right, left = (site_of(DISC, DISC.trigger_points[0], side) for side in Side)
    seen = plan_views(case(right).plan, both, zones=True)[0]
    other = plan_views(case(left).plan, both, zones=True)[0]
    assert (seen.plate, other.plate) == ("chest", "chest~left")
    pictures = [
        painted(replace(view, frame=None, sites=(), title="x", subtitle=""), both, folder)
        for view in (seen, other)
    ]
    body = QRectF(20, 70, SIZE - 40, 400).toRect()
    a, b = pictures[0].copy(body), pictures[1].copy(body).flipped(Qt.Orientation.Horizontal)
    far = sum(
        abs(a.pixelColor(x, y).red() - b.pixelColor(x, y).red()) > 24
        for x in range(0, body.width(), 3)
        for y in range(0, body.height(), 3)
    )
    assert far < 0.01 * body.width() * body.height() / 9


@pytest.mark.parametrize("count", range(1, 8))
def test_plates_in_rows_leave_nothing_out_and_stay_on_the_first_page(
    count: int, facts: Facts, folder: Path
) -> None:
    view = plan_views(case(SITES[0]).plan, facts)[0]
    painted_views: list[ViewScene] = []

    class Noting(Pictures):
        def paint(self, painter: QPainter, view: ViewScene, *size: float, plain: bool = False) -> None:
            assert not plain
            box = painter.transform().mapRect(QRectF(0.0, 0.0, size[0], size[1]))
            assert -1.0 <= box.left() <= box.right() <= 1001.0
            painted_views.append(view)

    store = MirrorStore(facts, folder)
    views = [replace(view, title=f"{n}") for n in range(count)]
    rows = plate_blocks(views, Noting(store), 1000.0, 1600.0, 20.0)
    image = QImage(1000, 1600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for row in rows:
        row.paint(painter, 0.0, 0.0)
    painter.end()
    assert [one.title for one in painted_views] == [one.title for one in views]
    assert sum(row.height + 20.0 for row in rows[:2]) <= 1600.0


def test_on_a_page_a_plate_has_a_frame_and_no_attribution_of_its_own(facts: Facts, folder: Path) -> None:
    view = replace(plan_views(case(SITES[0]).plan, facts)[0], sites=(), title="", subtitle="")
    store = MirrorStore(facts, folder)
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Pictures(store).paint(painter, view, SIZE, SIZE, 1.0)
    painter.end()
    ink = [[image.pixelColor(x, y).green() < 250 for x in range(0, SIZE, 2)] for y in range(SIZE)]
    rows = [y for y in range(SIZE) if any(ink[y])]
    assert rows[-1] < SIZE - 10, "words stand where the page has its own"
    framed = [y for y in rows if sum(ink[y]) > 0.9 * max(map(sum, ink))]
    assert framed[0] < 70, "no line runs above what is shown"
    assert framed[-1] > 0.9 * rows[-1] - 20, "no line runs below it"


def test_long_words_above_a_plate_stay_above_it(facts: Facts, folder: Path) -> None:
    view = plan_views(case(SITES[0]).plan, facts)[0]
    view = replace(view, title="Shoulder and upper back, " * 4, subtitle="Sites 1, 2, 4, 6; " * 12)
    image = QImage(2 * SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Pictures(MirrorStore(facts, folder)).paint(painter, view, SIZE, SIZE, 1.0)
    painter.end()
    beyond = image.copy(SIZE + 1, 0, SIZE - 1, 64)
    plain = QImage(beyond.size(), beyond.format())
    plain.fill(Qt.GlobalColor.white)
    assert beyond == plain
