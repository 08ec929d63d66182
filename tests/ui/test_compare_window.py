"""Comparing muscles and showing how sure, in the real window on the shipped atlas."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from atlas.domain.body import Depth
from atlas.state.facts import Facts
from atlas.ui.canvas.theme import LIGHT
from tests.ui.test_window import Window, choose, facts, window

__all__ = ["facts", "window"]


def trigger(window: Window, command: str) -> None:
    window.desk.acts.by_id[command].trigger()


def compare(window: Window, *muscles: str) -> None:
    for muscle in muscles:
        choose(window, f"muscle:{muscle}")
        trigger(window, "compare")


def count(image: QImage, colour: str, away: int) -> int:
    """How many px (of every second) are near a colour."""
    wanted = QColor(colour)
    found = 0
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            c = image.pixelColor(x, y)
            parts = (c.red() - wanted.red(), c.green() - wanted.green(), c.blue() - wanted.blue())
            found += max(map(abs, parts)) <= away
    return found


def test_two_muscles_are_compared_by_the_key(window: Window) -> None:
    assert window.desk.acts.by_id["compare"].shortcut().toString() == "Ctrl+M"
    compare(window, "infraspinatus", "supraspinatus")
    card = window.desk.card.plain_text()
    assert window.desk.card.card.title == "Infraspinatus and Supraspinatus"
    assert "WHAT IS SHARED" in card
    assert "Suprascapular nerve" in card
    assert window.desk.canvas.legend.isVisible()
    assert "A  Infraspinatus" in window.desk.canvas.legend.accessibleName()


def test_links_of_the_card_add_remove_and_return(window: Window) -> None:
    for muscle in ("infraspinatus", "supraspinatus", "deltoid"):
        choose(window, f"muscle:{muscle}")
        window.desk.card.linkRequested.emit(f"add:{muscle}")
    window.desk.card.linkRequested.emit("remove:supraspinatus")
    assert window.desk.card.card.title == "Infraspinatus and Deltoid"
    choose(window, "muscle:masseter")
    assert not window.desk.canvas.legend.isVisible()
    window.desk.card.linkRequested.emit("comparison:")
    assert window.desk.card.card.title == "Infraspinatus and Deltoid"
    trigger(window, "compare.end")
    assert window.desk.card.card.title == "Trigger Point Atlas"
    assert not window.desk.canvas.legend.isVisible()


def test_the_points_of_the_shipped_muscles_carry_letters(window: Window, facts: Facts) -> None:
    compare(window, "infraspinatus", "supraspinatus", "deltoid", "scalenes")
    labels = {point.label for point in window.desk.canvas._scene.views[0].points}
    counts = [len(facts.library.muscles[m].trigger_points) for m in window.store.state.compared]
    assert labels == {f"{letter}{i + 1}" for letter, n in zip("ABCD", counts, strict=True) for i in range(n)}
    choose(window, "muscle:trapezius")
    assert not window.desk.acts.by_id["compare"].isEnabled()
    assert "Two to four muscles can be compared" in window.desk.card.plain_text()


def test_the_switch_tints_zones_and_draws_rings(qtbot: object, window: Window) -> None:
    assert window.desk.acts.by_id["sure"].shortcut().toString() == "Alt+U"
    choose(window, "muscle:infraspinatus")
    window.store.apply(lambda state: state)
    trigger(window, f"depth.{Depth.SKIN}")
    qtbot.waitUntil(lambda: window.desk.canvas.ready)
    before = window.desk.canvas.grab().toImage()
    trigger(window, "sure")
    qtbot.waitUntil(lambda: window.desk.canvas.ready)
    qtbot.wait(50)
    after = window.desk.canvas.grab().toImage()
    assert window.desk.canvas.legend.isVisible()
    assert count(after, LIGHT.tints[1], 30) > count(before, LIGHT.tints[1], 30) + 500
    assert all(view.ring for view in window.desk.canvas._scene.views)
    trigger(window, "sure")
    assert not window.desk.canvas.legend.isVisible()
