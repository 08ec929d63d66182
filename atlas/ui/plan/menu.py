"""The menu under the right mouse button: what can be planned at a place of the body."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from atlas.domain.body import Position
from atlas.domain.plates import Structure
from atlas.domain.scene import PointMark, SiteMark, ZoneMark
from atlas.state.facts import Facts


class Asked(NamedTuple):
    """What the menu calls: a link with a side, a site by its number, a place on the skin."""

    link: Callable[..., object]
    remove: Callable[[int], object]
    place: Callable[[Position, Position], object]


def open_menu(
    window: QWidget,
    hit: object,
    body: tuple[Position, Position] | None,
    at: QPoint,
    facts: Facts,
    asked: Asked,
) -> QMenu:
    """Open the menu at a px of the screen for what was hit and the skin there."""
    menu = QMenu(window)
    _fill(menu, hit, facts, asked)
    if body is not None:
        menu.addAction("Place a free site here").triggered.connect(lambda: asked.place(*body))
    menu.aboutToHide.connect(menu.deleteLater)
    if not menu.isEmpty():
        menu.popup(at)
    return menu


def _fill(menu: QMenu, hit: object, facts: Facts, asked: Asked) -> None:
    muscles = facts.library.muscles
    if isinstance(hit, PointMark | ZoneMark) and hit.muscle in muscles:
        link = f"{hit.muscle}/{hit.point}"
        name = f"{muscles[hit.muscle].name} {hit.point}, {hit.side.value}"
        menu.addAction(f"Add {name} to the plan").triggered.connect(
            lambda: asked.link(f"plan:{link}", hit.side)
        )
        beneath = menu.addAction(f"What lies beneath {name}")
        beneath.triggered.connect(lambda: asked.link(f"section:{link}", hit.side))
    elif isinstance(hit, SiteMark):
        taken = menu.addAction(f"Take site {hit.number} out of the plan")
        taken.triggered.connect(lambda: asked.remove(hit.number))
    elif isinstance(hit, Structure) and hit.id in muscles and hit.side is not None:
        for point in muscles[hit.id].trigger_points:
            action = menu.addAction(f"Add {muscles[hit.id].name} {point.id}, {hit.side.value} to the plan")
            target = f"plan:{hit.id}/{point.id}"
            action.triggered.connect(lambda _checked=False, t=target: asked.link(t, hit.side))
