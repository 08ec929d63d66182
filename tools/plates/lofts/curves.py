"""Smooth curves through positions: the lines on which lofted muscles begin and end."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator

Points = NDArray[np.float64]


def by(x: float, y: float, z: float) -> Points:
    """A displacement (mm) to the left, back and up."""
    return np.array((x, y, z), float)


def even(count: int) -> Points:
    """``count`` parameters from 0 to 1 at even steps."""
    return np.linspace(0.0, 1.0, count)


def edged(count: int) -> Points:
    """``count`` parameters from 0 to 1, denser toward both ends, so that a rounded edge stays round."""
    half_turns = np.linspace(0.0, np.pi, count)
    return (1 - np.cos(half_turns)) / 2


def spline(points: ArrayLike, at: ArrayLike) -> Points:
    """A smooth curve through positions (n, 3), sampled at parameters 0..1 of its chord length."""
    rows = np.asarray(points, float)
    steps = np.linalg.norm(np.diff(rows, axis=0), axis=1)
    knots = np.concatenate([[0.0], np.cumsum(steps)])
    curve = CubicSpline if len(rows) > 2 else PchipInterpolator
    dense = curve(knots, rows)(np.linspace(0.0, knots[-1], 20 * len(rows)))
    return resample(dense, at)


def resample(points: ArrayLike, at: ArrayLike) -> Points:
    """A polyline (n, 3) at parameters 0..1 of its own length."""
    rows = np.asarray(points, float)
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(rows, axis=0), axis=1))])
    where = np.asarray(at, float) * lengths[-1]
    return np.stack([np.interp(where, lengths, rows[:, axis]) for axis in range(3)], axis=1)


def smoothed(points: ArrayLike, rounds: int) -> Points:
    """A polyline with its wobble ironed out; both ends stay."""
    rows = np.array(points, float)
    for _ in range(rounds):
        rows[1:-1] = (rows[:-2] + 2 * rows[1:-1] + rows[2:]) / 4
    return rows


def steps(values: ArrayLike, at: ArrayLike) -> Points:
    """Numbers given at even steps from 0 to 1, smoothly in between without overshoot."""
    given = np.asarray(values, float)
    if len(given) == 1:
        return np.full(np.shape(at), given[0])
    return PchipInterpolator(even(len(given)), given)(np.asarray(at, float))


def rounded_ends(count: int, share: float) -> Points:
    """One in the middle, falling roundly to nought over ``share`` of the length at both ends."""
    t = even(count)
    inside = np.clip(np.minimum(t, 1 - t) / share, 0.0, 1.0)
    return np.sqrt(1 - (1 - inside) ** 2)
