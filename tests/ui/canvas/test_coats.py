"""Zones of compared muscles and zones by their figures: patterns, what is shared, tints, edges, words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth
from atlas.domain.points import ZoneKind
from atlas.domain.scene import ZoneMark
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.coats import best_figures, step_of
from atlas.ui.canvas.contour import rings
from atlas.ui.canvas.hover import named_zones
from atlas.ui.canvas.legend import entries, legend_height
from atlas.ui.canvas.numbers import CORNERS, FAR, Field
from atlas.ui.canvas.patterns import CROSSED, DOTS, RISING, SOLID, tile
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR, CanvasTheme
from atlas.ui.export import export_view
from tests.ui.canvas.conftest import Show, front_point, front_zone, plain_view
from tests.ui.synthetic import make_plates, on_front

NAMES = ("One", "Two", "Three", "Four")


def spot(lane: int | None, x: float, z: float = 0.0, width: float = 60.0, **changes: object) -> ZoneMark:
    """A round zone on the front of the body."""
    at, facing = on_front(x, z)
    zone = replace(front_zone(), muscle=f"m{lane}", stroke=(at,), facing=(facing,), width=width, lane=lane)
    return replace(zone, **changes)


def picture(canvas: CanvasPair) -> QImage:
    return canvas.panes[0].view.viewport().grab().toImage()


def part(canvas: CanvasPair, x: float, z: float, half: int = 9) -> np.ndarray:
    """The picture round a place (mm to the right and up) as rows of RGB."""
    at = canvas.panes[0].view.navigator.to_view(200.0 + x, 300.0 - z).toPoint()
    box = picture(canvas).copy(at.x() - half, at.y() - half, 2 * half + 1, 2 * half + 1)
    box = box.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(box.constBits(), np.uint8).reshape(box.height(), box.bytesPerLine())
    return rows[:, : 3 * box.width()].reshape(box.height(), box.width(), 3).astype(float)


def grey(rgb: np.ndarray) -> np.ndarray:
    found: np.ndarray = rgb @ np.array([0.2126, 0.7152, 0.0722])
    return found


def mean(rgb: np.ndarray) -> np.ndarray:
    found: np.ndarray = rgb.reshape(-1, 3).mean(0)
    return found


def compared(show: Show, *zones: ZoneMark, theme: CanvasTheme = LIGHT) -> CanvasPair:
    canvas = show(plain_view("front", Depth.SKIN, zones=zones, compared=NAMES))
    canvas.set_theme(theme)
    return canvas


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR])
def test_four_muscles_are_told_apart_without_colour(show: Show, theme: CanvasTheme) -> None:
    """In grey one is even, one changes along one diagonal only, and the others along both."""
    places = [(-75.0, 60.0), (75.0, 60.0), (-75.0, -80.0), (75.0, -80.0)]
    canvas = compared(show, *[spot(i, x, z, 110.0) for i, (x, z) in enumerate(places)], theme=theme)
    sheets = [grey(part(canvas, x, z, 14)) for x, z in places]
    assert sheets[0].std() < 4 < 8 < min(sheet.std() for sheet in sheets[1:])

    def along(sheet: np.ndarray, rising: bool) -> float:
        """How much it changes from px to px along a diagonal."""
        turned = sheet[::-1] if rising else sheet
        return float(np.abs(turned[1:, 1:] - turned[:-1, :-1]).mean())

    assert along(sheets[1], rising=False) > 2.5 * along(sheets[1], rising=True)
    for sheet in sheets[2:]:
        assert 0.5 < along(sheet, rising=False) / along(sheet, rising=True) < 2.0
    tiles = [tile(pattern, 10, 0, 0xFFFFFF) for pattern in (SOLID, RISING, DOTS, CROSSED)]
    assert all(a != b for i, a in enumerate(tiles) for b in tiles[:i])


def test_where_two_overlap_both_are_seen_and_a_dark_line_runs_round_it(show: Show) -> None:
    alone = [spot(0, -30.0, width=100.0), spot(1, 30.0, width=100.0)]
    middle = {}
    for name, zones in {"first": alone[:1], "second": alone[1:], "both": alone}.items():
        middle[name] = grey(part(compared(show, *zones), 0.0, 0.0))
    assert middle["first"].std() < 4
    assert middle["both"].std() > 8
    assert middle["both"].mean() < min(middle["first"].mean(), middle["second"].mean())
    canvas = compared(show, *alone)
    edge = grey(part(canvas, 0.0, 40.0, 12))  # where the edges of both cross
    assert edge.min() < 60
    coats = canvas.panes[0].view._item.layers().coats
    assert [coat.shared for coat in coats] == [False, False, True]
    box = coats[-1].edge.outline.boundingRect()
    assert box.width() < 60 < box.height()


def test_muscles_that_do_not_meet_share_nothing(show: Show) -> None:
    canvas = compared(show, spot(0, -60.0), spot(1, 60.0))
    assert not any(coat.shared for coat in canvas.panes[0].view._item.layers().coats)


def test_spillover_is_paler_than_what_is_essential(show: Show) -> None:
    zones = (spot(0, -60.0), spot(0, 60.0, kind=ZoneKind.SPILLOVER))
    canvas = compared(show, *zones)
    bare, essential, spillover = (mean(part(canvas, x, z)) for x, z in ((0, -90), (-60, 0), (60, 0)))
    assert np.abs(essential - bare).sum() > np.abs(spillover - bare).sum() + 30 > 60


def measured(show: Show, *zones: ZoneMark, theme: CanvasTheme = LIGHT) -> CanvasPair:
    canvas = show(plain_view("front", Depth.SKIN, zones=zones, sure=True))
    canvas.set_theme(theme)
    return canvas


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR])
@pytest.mark.parametrize(
    ("percent", "step"), [(0.0, 0), (19.9, 0), (20.0, 1), (55.0, 2), (61.0, 3), (100.0, 4)]
)
def test_a_zone_has_the_tint_of_its_figure(show: Show, theme: CanvasTheme, percent: float, step: int) -> None:
    zone = spot(None, 60.0, percent=percent)
    assert step_of(zone) == step
    tint = QColor(theme.tints[step])
    colour = mean(part(measured(show, zone, theme=theme), 60.0, 0.0))
    away = {
        i: float(np.abs(colour - (c.red(), c.green(), c.blue())).sum())
        for i, c in enumerate(map(QColor, theme.tints))
    }
    assert min(away, key=lambda i: away[i]) == step, (tint.name(), colour)


def test_a_zone_without_a_figure_is_hatched_and_grey(show: Show) -> None:
    canvas = measured(show, spot(None, 60.0, width=90.0))
    rgb = part(canvas, 60.0, 0.0)
    assert grey(rgb).std() > 8
    bare = part(canvas, -60.0, 0.0)
    saturation = [np.ptp(mean(one)) for one in (rgb, bare)]
    assert saturation[0] < 0.8 * saturation[1]


def test_the_higher_figure_lies_on_top_whatever_the_order(show: Show) -> None:
    low, high = spot(None, -20.0, width=90.0, percent=10.0), spot(None, 20.0, width=90.0, percent=90.0)
    colours = [mean(part(measured(show, *order), 0.0, 0.0, 4)) for order in ((low, high), (high, low))]
    assert np.abs(colours[0] - colours[1]).max() < 2
    assert colours[0].mean() < 110


def test_of_points_that_share_a_zone_the_one_with_a_figure_is_shown() -> None:
    zones = (spot(None, 60.0), spot(None, 60.0, percent=36.1, point=2), spot(None, 60.0, point=3))
    assert [zone.point for zone in best_figures(zones).values()] == [2]


def test_an_unsure_zone_has_a_broken_edge(show: Show) -> None:
    def dark_share(zone: ZoneMark) -> float:
        canvas = measured(show, zone)
        view = canvas.panes[0].view
        path = view._item.layers().coats[-1].edge.outline
        image = picture(canvas)
        found = []
        for i in range(400):
            at = path.pointAtPercent(i / 400)
            place = view.navigator.to_view(at.x(), at.y())
            around = [place + QPointF(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            found.append(min(image.pixelColor(p.toPoint()).lightness() for p in around) < 80)
        return float(np.mean(found))

    sure, unsure = spot(None, 60.0, percent=30.0), spot(None, 60.0, percent=30.0, doubtful=True)
    assert dark_share(sure) > 0.95
    assert 0.4 < dark_share(unsure) < 0.85


def test_the_legend_says_which_is_which_and_goes_again(show: Show) -> None:
    canvas = compared(show, spot(0, -60.0), spot(1, 60.0))
    assert canvas.legend.isVisible()
    assert {f"{letter}  {name}" for letter, name in zip("ABCD", NAMES, strict=True)} <= {
        text for text, _ in entries(canvas._scene.views[0])
    }
    canvas = measured(show, spot(None, 60.0), spot(None, -60.0, percent=30.0, doubtful=True))
    words = " ".join(text for text, _ in entries(canvas._scene.views[0]))
    assert "% felt pain there" in words
    assert "no published figure" in words
    assert "low certainty" in words
    assert not show(plain_view("front", Depth.SKIN, zones=(front_zone(),))).legend.isVisible()


def test_a_narrow_legend_takes_more_lines_and_leaves_no_word_out() -> None:
    view = plain_view("front", zones=(spot(0, 0.0),), points=(front_point(),), compared=NAMES)
    assert legend_height(240.0, view, LIGHT) > legend_height(2000.0, view, LIGHT)


def test_hovering_tells_the_figure_its_n_and_its_source(qtbot: QtBot, show: Show) -> None:
    zones = (
        spot(0, 60.0, muscle="disc", figure="36.1% of 133, Poveda-Pagán 2017", percent=36.1),
        spot(1, 60.0, muscle="under", figure="no published figure"),
    )
    for canvas in (compared(show, *zones), measured(show, *zones)):
        view = canvas.panes[0].view
        qtbot.mouseMove(view.viewport(), QPoint(3, 3))
        at = view.navigator.to_view(260.0, 300.0).toPoint()
        qtbot.mouseMove(view.viewport(), at)
        said = [label.text() for label in view.findChildren(QWidget) if hasattr(label, "show_name")]
        assert said == [
            "Disc, essential: 36.1% of 133, Poveda-Pagán 2017\nUnder, essential: no published figure"
        ]
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_a_muscle_is_named_once_with_its_highest_figure() -> None:
    zones = (spot(0, 0.0, figure="none"), spot(0, 9.0, figure="20% of 9", percent=20.0))
    assert named_zones(zones, str.upper) == "M0, essential: 20% of 9"


def test_rings_run_round_what_is_inside_and_round_holes() -> None:
    sheet = np.zeros((40, 60), np.uint8)
    sheet[5:35, 5:50] = 255
    sheet[15:25, 20:30] = 0
    found = sorted(rings(sheet, 127.0), key=len)
    assert len(found) == 2
    assert found[1].min(0) == pytest.approx((4.5, 4.5), abs=0.8)
    assert found[1].max(0) == pytest.approx((49.5, 34.5), abs=0.8)
    assert rings(np.zeros((9, 9), np.uint8), 127.0) == []
    checks = np.indices((20, 20)).sum(0) % 2 * 255
    assert rings(checks.astype(np.uint8), 127.0) == []


def test_numbers_of_a_crowd_stand_apart_on_a_line() -> None:
    places = [(100.0 + 9 * (i % 3), 100.0 + 9 * (i // 3)) for i in range(7)]
    assert set(Field(places, 5.5, [(17.0, 10.0)] * len(places)).settle()) & set(FAR)
    assert Field(places[:1], 5.5, [(17.0, 10.0)]).settle() == [CORNERS[0]]


def test_the_picture_of_a_comparison_holds_its_legend(qapp: object, tmp_path: Path) -> None:
    assert qapp is not None
    plates, structures = make_plates(tmp_path / "plates")
    view = plain_view("front", Depth.SKIN, zones=(spot(0, -60.0), spot(3, 60.0)), compared=NAMES)
    export_view(view, plates, structures, tmp_path / "plates", LIGHT, (700, 900), tmp_path / "out.png")
    image = QImage(str(tmp_path / "out.png"))
    colours = {QColor(image.pixel(x, y)).name() for x in range(0, 700) for y in range(800, 880)}
    assert {QColor(LIGHT.lanes[0]).name(), QColor(LIGHT.lanes[3]).name()} <= colours


def test_a_narrow_canvas_keeps_its_room_for_the_body(show: Show) -> None:
    zones = tuple(spot(lane, 25.0 * lane - 40.0) for lane in range(4))
    canvas = compared(show, *zones, theme=PROJECTOR)
    canvas.resize(380, 600)
    assert canvas.legend.height() < 0.3 * canvas.width()
    assert canvas.panes[0].view._marks._mark_theme.scale == PROJECTOR.scale
    canvas.resize(170, 600)
    assert canvas.panes[0].view._marks._mark_theme.scale < 1.0
