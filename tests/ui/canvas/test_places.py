"""Pain regions, landmarks and points that other parts of the body cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from atlas.domain.body import Depth, Side, mirror
from atlas.domain.points import ZoneKind
from atlas.domain.scene import PlaceMark, RegionMark
from atlas.domain.sight import BEHIND_MM
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.marks import placed
from atlas.ui.canvas.places import _free_side
from atlas.ui.canvas.regions import Disc, patches
from atlas.ui.canvas.skin_map import SkinMap
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR
from atlas.ui.canvas.zone_raster import zone_mask
from atlas.ui.canvas.zone_stencil import _sheet, join, without
from tests.ui.canvas.conftest import Show, front_point, front_zone, plain_view
from tests.ui.synthetic import make_plates, on_front


def region(*, facing: bool = True) -> RegionMark:
    """Two spots that nearly touch on the front of the right side."""
    places = [on_front(-60.0, -60.0), on_front(-60.0, -105.0)]
    normals = tuple(n for _, n in places) if facing else ()
    return RegionMark("breast", Side.RIGHT, tuple((p, 20.0) for p, _ in places), normals)


def blueness(colour: QColor) -> int:
    return colour.blue() - colour.red()


def grabbed(canvas: CanvasPair, pane: int = 0) -> Callable[[float, float], QColor]:
    view = canvas.panes[pane].view
    image: QImage = view.viewport().grab().toImage()
    return lambda x, z: image.pixelColor(view.navigator.to_view(200.0 + x, 300.0 - z).toPoint())


def mean_blue(colours: Callable[[float, float], QColor], x: float) -> float:
    """Over an area that is larger than the lines of the hatch are apart."""
    return float(np.mean([blueness(colours(x + i, -60 + j)) for i in range(-8, 9) for j in range(-8, 9)]))


def test_a_region_is_seen_on_its_side_and_its_front_in_every_theme(show: Show) -> None:
    for theme in (LIGHT, DARK, PROJECTOR):
        canvas = show(
            plain_view("front", Depth.SKIN, regions=(region(),)),
            plain_view("back", Depth.SKIN, regions=(region(),)),
        )
        canvas.set_theme(theme)
        front, back = grabbed(canvas, 0), grabbed(canvas, 1)
        assert mean_blue(front, -60) > mean_blue(front, 60) + 20
        assert abs(mean_blue(back, 60) - mean_blue(back, -60)) < 6


def test_a_region_without_normals_takes_those_of_the_skin(show: Show) -> None:
    front = grabbed(show(plain_view("front", Depth.SKIN, regions=(region(facing=False),))))
    assert mean_blue(front, -60) > mean_blue(front, 60) + 20
    back = grabbed(show(plain_view("back", Depth.SKIN, regions=(region(facing=False),))))
    assert abs(mean_blue(back, 60) - mean_blue(back, -60)) < 6


def test_neighbouring_spots_are_one_patch_and_far_ones_are_not() -> None:
    mark = region()
    discs = [Disc(mark, at, n, r) for (at, r), n in zip(mark.spots, mark.facing, strict=True)]
    assert len(list(patches(discs))) == 3
    far = replace(discs[1], at=(-60.0, -90.0, -160.0))
    assert len(list(patches([discs[0], far]))) == 2
    other = replace(discs[1], mark=replace(mark, side=Side.LEFT))
    assert len(list(patches([discs[0], other]))) == 3


def test_a_landmark_has_a_ringed_dot_and_its_name(show: Show) -> None:
    at, facing = on_front(-60.0, 60.0)
    mark = PlaceMark("nipple", Side.RIGHT, at, facing, "Nipple")
    plain = show(plain_view("front", Depth.SKIN)).panes[0].view.viewport().grab().toImage()
    view = show(plain_view("front", Depth.SKIN, places=(mark,))).panes[0].view
    image = view.viewport().grab().toImage()
    middle = view.navigator.to_view(140, 240).toPoint()
    assert blueness(image.pixelColor(middle)) > blueness(plain.pixelColor(middle)) + 30
    right = [
        (x, y)
        for x in range(middle.x() + 26, middle.x() + 90)
        for y in range(middle.y() - 40, middle.y() - 10)
        if image.pixelColor(x, y) != plain.pixelColor(x, y)
    ]
    assert len(right) > 100
    assert show(plain_view("back", Depth.SKIN, places=(mark,))).panes[0].view._marks._places == ()


def test_the_name_of_a_landmark_stays_in_the_room_and_off_the_points() -> None:
    room = QRectF(0, 0, 400, 300)
    at = QPointF(390, 10)
    _, box = _free_side(at, 80.0, 16.0, room, [], LIGHT)
    assert room.contains(box)
    at = QPointF(200, 150)
    _, first = _free_side(at, 80.0, 16.0, room, [], LIGHT)
    _, second = _free_side(at, 80.0, 16.0, room, [first.center()], LIGHT)
    assert not second.contains(first.center())


def test_a_point_behind_another_part_of_the_body_is_left_out(tmp_path: Path) -> None:
    plates, _ = make_plates(tmp_path)
    values = np.asarray(Image.open(tmp_path / "front" / "skin_depth.png")).astype(np.uint16)
    plate = plates["front"]
    skin = SkinMap(values, plate.skin_depth, plate.camera)
    mark = front_point(x=-20.0, z=0.0)
    x, y, z = mark.at
    near, far = replace(mark, at=(x, y + 60.0, z)), replace(mark, at=(x, y + BEHIND_MM + 8.0, z))
    view = plain_view(points=(near, far))
    assert [point.mark for point in placed(view, plate)] == [near, far]
    assert [point.mark for point in placed(view, plate, skin)] == [near]


def test_points_are_left_out_once_the_skin_has_been_read(show: Show) -> None:
    mark = front_point(x=-20.0, z=0.0)
    far = replace(mark, at=(mark.at[0], mark.at[1] + 150.0, mark.at[2]))
    view = show(plain_view(points=(far,))).panes[0].view
    assert view._marks.points == ()
    assert view._pointer.picker.points == ()


def test_spillover_leaves_free_what_essential_zones_cover(tmp_path: Path) -> None:
    plates, _ = make_plates(tmp_path)
    values = np.asarray(Image.open(tmp_path / "front" / "skin_depth.png")).astype(np.uint16)
    skin = SkinMap(values, plates["front"].skin_depth, plates["front"].camera)
    wide = replace(front_zone(ZoneKind.SPILLOVER), width=90.0)
    masks = [zone_mask(skin, zone) for zone in (wide, front_zone())]
    spill, essential = (join(skin, [(mask, 1.0)]) for mask in masks)
    rest = without(skin, spill, essential)
    left = round((essential.area[0] - spill.area[0]) / skin.px)
    top = round((essential.area[1] - spill.area[1]) / skin.px)
    inside = _sheet(rest)[top : top + essential.height, left : left + essential.width]
    assert inside[_sheet(essential) == 255].max() == 0
    assert int(_sheet(rest).max()) == int(_sheet(spill).max())


def test_where_zones_of_one_kind_overlap_the_tint_is_even(show: Show) -> None:
    """Two crossing zones are as dark in the middle as one."""
    moved = replace(front_zone(), stroke=tuple((x + 25.0, y, z) for x, y, z in front_zone().stroke))
    single = grabbed(show(plain_view("front", Depth.SKIN, zones=(front_zone(),))))(70, -75)
    double = grabbed(show(plain_view("front", Depth.SKIN, zones=(front_zone(), moved))))(70, -75)
    assert abs(single.lightness() - double.lightness()) < 4


def test_the_mirrored_region_lies_on_the_other_side(show: Show) -> None:
    mark = region()
    left = RegionMark(
        "breast",
        Side.LEFT,
        tuple((mirror(p), r) for p, r in mark.spots),
        tuple(mirror(n) for n in mark.facing),
    )
    front = grabbed(show(plain_view("front", Depth.SKIN, regions=(left,))))
    assert mean_blue(front, 60) > mean_blue(front, -60) + 20
