"""Boxes of map px as pairs of slices: joined, cut with each other, one seen from another's corner."""

from __future__ import annotations

from atlas.ui.canvas.skin_map import Window


def joined(a: Window | None, b: Window | None) -> Window | None:
    """The smallest window that holds two; None is nothing."""
    if a is None or b is None:
        return a or b
    rows, columns = (slice(min(p.start, q.start), max(p.stop, q.stop)) for p, q in zip(a, b, strict=True))
    return rows, columns


def common(a: Window | None, b: Window | None) -> Window | None:
    """What two windows share, None if nothing."""
    if a is None or b is None:
        return None
    rows, columns = (slice(max(p.start, q.start), min(p.stop, q.stop)) for p, q in zip(a, b, strict=True))
    return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else None


def within(outer: Window, inner: Window) -> Window:
    """``inner`` counted from the corner of ``outer``, which holds it."""
    rows, columns = (slice(q.start - p.start, q.stop - p.start) for p, q in zip(outer, inner, strict=True))
    return rows, columns


def wider(window: Window, px: int, shape: tuple[int, int]) -> Window:
    """A window with ``px`` more on each side, within a map of ``shape``."""
    rows, columns = (
        slice(max(0, p.start - px), min(size, p.stop + px)) for p, size in zip(window, shape, strict=True)
    )
    return rows, columns
