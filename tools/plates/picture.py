"""From rays to a finished picture: colours, ink and transparency of a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from atlas.domain.plates import Camera, Structure
from tools.plates import paint
from tools.plates.body import MATERIAL, MATERIALS, Body
from tools.plates.ink import lines
from tools.plates.light import CHUNK, blend, even, openness, shade, surface_at
from tools.plates.scene import Hits
from tools.plates.view import SAMPLES, View

Floats = NDArray[np.float32]
SMOOTH_MM = 2.5
"""Depths in one pixel that differ less belong to one smooth surface."""
FIBRE_MM = 7.0
"""Half the length of a streak."""


@dataclass(frozen=True)
class Palette:
    """The colour tables of a set of structures, linear light."""

    colour: Floats
    finish: Floats
    ink: Floats
    tint: Floats

    @staticmethod
    def of(structures: Iterable[Structure]) -> Palette:
        """The tables for these structures."""
        return Palette(
            paint.colour_table(), paint.finish_table(), paint.ink_table(), paint.tint_table(structures)
        )


@dataclass(frozen=True)
class Grain:
    """Fine and broad noise (h, w) that muscles are streaked with, in the pixels of a plate."""

    fine: Floats
    broad: Floats

    @staticmethod
    def of(camera: Camera) -> Grain:
        """Noise for a whole plate."""
        return Grain(paint.noise(camera.size, 0.8, 1), paint.noise(camera.size, 0.55 * camera.scale, 2))

    def cut(self, box: tuple[int, int, int, int]) -> Grain:
        """The noise of the pixels x0, y0, x1, y1."""
        window = (slice(box[1], box[3]), slice(box[0], box[2]))
        return Grain(self.fine[window], self.broad[window])


def picture(view: View, palette: Palette, grain: Grain, rays: int) -> Floats:
    """Premultiplied linear RGBA (h, w, 4) of a view; ``rays`` of occlusion a pixel.

    Pixels inside a surface are lit once, pixels on an edge once for each of their samples.
    """
    inner, edge = _divided(view)
    streak = _streaks(view, grain)
    opened = openness(view.body, view.scene, view.camera, inner.hits, SAMPLES, rays, 1)
    smooth, map_of = _evened(view, inner, opened)
    ink = _ink(view)
    w, h = view.camera.size
    out = np.zeros((h * w, 4), np.float32)
    out[inner.pixel(w)] = _lit(inner, palette, smooth, streak, ink)
    few = max(2, rays // SAMPLES**2)
    opened = openness(view.body, view.scene, view.camera, edge.hits, SAMPLES, few, SAMPLES**2)
    opened = np.where(edge.sunk, map_of.reshape(-1)[edge.pixel(w)], opened)
    lit = _lit(edge, palette, opened, streak, ink) / SAMPLES**2
    for k in range(4):
        out[:, k] += np.bincount(edge.pixel(w), lit[:, k], h * w).astype(np.float32)
    return out.reshape(h, w, 4)


@dataclass(frozen=True)
class Points:
    """Some of a view's hits and their materials; ``whole`` when each stands for a whole pixel."""

    view: View
    hits: Hits
    material: NDArray[np.uint8]
    sunk: NDArray[np.bool_]
    whole: bool

    def pixel(self, width: int) -> NDArray[np.int64]:
        """The flat index of the pixel of each point in a picture ``width`` px wide."""
        x, y = self.hits.at % self.hits.size[0], self.hits.at // self.hits.size[0]
        return (y // SAMPLES) * width + x // SAMPLES


def _divided(view: View) -> tuple[Points, Points]:
    """One hit of each pixel that lies within one smooth surface, and all hits of the other pixels."""
    hits, n = view.hits, SAMPLES
    kind = hits.spread(view.material.astype(np.int32) + len(MATERIALS) * view.body.structure[hits.face], -1)
    first, depth = kind[::n, ::n], view.depth[::n, ::n]
    same = first >= 0
    for dy, dx in ((0, 1), (1, 0), (1, 1)):
        same &= kind[dy::n, dx::n] == first
        with np.errstate(invalid="ignore"):
            same &= np.abs(view.depth[dy::n, dx::n] - depth) < SMOOTH_MM
    x, y = hits.at % hits.size[0], hits.at // hits.size[0]
    inside = same[y // n, x // n]
    corner = inside & (x % n == 0) & (y % n == 0)
    return _points(view, corner, True), _points(view, ~inside, False)


def _points(view: View, chosen: NDArray[np.bool_], whole: bool) -> Points:
    rows = np.flatnonzero(chosen)
    hits = Hits(view.hits.size, *(getattr(view.hits, k)[rows] for k in ("at", "face", "t", "u", "v")))
    return Points(view, hits, view.material[rows], view.sunk[rows], whole)


def _evened(view: View, inner: Points, opened: Floats) -> tuple[Floats, Floats]:
    """Openness of the inner pixels averaged with their like neighbours, and the picture (h, w) of all.

    Surfaces that were sunk have no light of their own: they take that of the nearest pixel that has.
    """
    hits, size = inner.hits, view.camera.size
    small = Hits(size, inner.pixel(size[0]), hits.face, hits.t, hits.u, hits.v)
    lit = small.spread(~inner.sunk, False)
    picture = small.spread(opened, 1.0)
    if not lit.all() and lit.any():
        rows, columns = distance_transform_edt(~lit, return_distances=False, return_indices=True)
        picture = picture[rows, columns]
    structure = small.spread(view.body.structure[hits.face], 0)
    with np.errstate(invalid="ignore"):
        smooth = even(picture, structure, small.spread(hits.t, np.inf), 2, 1.6)
    return smooth.reshape(-1)[small.at], picture


def _streaks(view: View, grain: Grain) -> tuple[Floats, Floats]:
    """Fine and broad streaks (h, w) by pixel, 0 off the muscles."""
    x, y = view.hits.at % view.hits.size[0], view.hits.at // view.hits.size[0]
    one = (
        (x % SAMPLES == 0)
        & (y % SAMPLES == 0)
        & np.isin(view.material, (MATERIAL["muscle"], MATERIAL["tendon"]))
    )
    hits = _points(view, one, True).hits
    right, top = np.array(view.camera.right, np.float32), np.array(view.camera.top, np.float32)
    along = blend(view.body.fibres, hits, slice(None))
    course = np.stack([along @ right, -(along @ top)], 1)
    course /= np.maximum(np.linalg.norm(course, axis=1, keepdims=True), 0.15)
    field = hits.spread(course, 0.0)[::SAMPLES, ::SAMPLES]
    length = FIBRE_MM * view.camera.scale
    lengths = (min(length, 20.0), 1.5 * length)
    return paint.streaks((grain.fine, grain.broad), field, view.structure[::SAMPLES, ::SAMPLES], lengths)


def _ink(view: View) -> Floats:
    tone = view.hits.spread(view.material.astype(np.int32), -1)
    of_eye = view.body.material[view.hits.face] >= MATERIAL["sclera"]
    return lines(view.structure, view.depth, tone, view.hits.spread(of_eye, False))


def _lit(
    points: Points, palette: Palette, opened: Floats, streak: tuple[Floats, Floats], ink: Floats
) -> Floats:
    """Inked linear RGBA (n, 4) of points."""
    out = np.ones((len(points.hits.at), 4), np.float32)
    for start in range(0, len(out), CHUNK):
        rows = slice(start, min(start + CHUNK, len(out)))
        out[rows, :3] = _lit_rows(points, palette, rows, opened[rows], streak)
    line = _line_at(points, ink)[:, None]
    out[:, :3] = np.clip(out[:, :3], 0, 1) * (1 - line) + palette.ink[points.material] * line
    return out


def _line_at(points: Points, ink: Floats) -> Floats:
    at, width = points.hits.at, points.hits.size[0]
    flat = ink.reshape(-1)
    if not points.whole:
        return flat[at]
    return (flat[at] + flat[at + 1] + flat[at + width] + flat[at + width + 1]) / 4


def _lit_rows(
    points: Points, palette: Palette, rows: slice, opened: Floats, streak: tuple[Floats, Floats]
) -> Floats:
    hits, body, view = points.hits, points.view.body, points.view
    face, material, at = hits.face[rows], points.material[rows], hits.at[rows]
    y, x = at // hits.size[0] // SAMPLES, at % hits.size[0] // SAMPLES
    albedo = palette.colour[material] * palette.tint[body.structure[face]]
    flesh = material == MATERIAL["muscle"]
    fine, broad = (np.clip(picture[y, x], -2, 2) / 2 for picture in streak)
    tendon = blend(body.tendon, hits, rows)
    frayed = 1.6 * broad * tendon * np.clip(1 - tendon, 0, 1)
    pale = (np.clip(1.05 * tendon + frayed, 0, 0.85) * flesh)[:, None]
    albedo = albedo * (1 - pale) + palette.colour[MATERIAL["tendon"]] * pale
    fibrous = flesh + 0.5 * (material == MATERIAL["tendon"])
    albedo *= (1 + (paint.STREAKS[0] * fine + paint.STREAKS[1] * broad) * fibrous)[:, None]
    surface = surface_at(body, view.camera, hits, SAMPLES, rows)
    albedo = _painted(albedo, palette, material, surface.position, body)
    return shade(surface, view.camera, albedo, opened, palette.finish[material])


def _painted(
    albedo: Floats, palette: Palette, material: NDArray[np.uint8], position: Floats, body: Body
) -> Floats:
    """The colours of the skin with brows and lips."""
    for decal in body.decals:
        weight = (0.85 * decal.weight(position) * (material == MATERIAL["skin"]))[:, None]
        albedo = albedo * (1 - weight) + palette.colour[decal.material] * weight
    return albedo


def bytes_of(rgba: Floats) -> NDArray[np.uint8]:
    """Straight sRGB RGBA bytes of premultiplied linear light."""
    alpha = rgba[..., 3:]
    colour = paint.encoded(rgba[..., :3] / np.maximum(alpha, 1e-6))
    return np.round(np.concatenate([colour, np.clip(alpha, 0, 1)], -1) * 255).astype(np.uint8)


def over(front: Floats, behind: Floats) -> Floats:
    """One premultiplied picture over another."""
    return front + behind * (1 - front[..., 3:])


def ghost(skin: View) -> Floats:
    """The body's silhouette as a very faint tint with a thin line, premultiplied linear RGBA (h, w, 4)."""
    inside = skin.structure > 0
    one = np.zeros(inside.shape, np.int32)
    line = lines(inside.astype(np.int32), np.where(inside, np.float32(0), np.inf), one)
    fine = 0.08 * inside + 0.32 * line
    alpha = (fine[::2, ::2] + fine[1::2, ::2] + fine[::2, 1::2] + fine[1::2, 1::2])[..., None] / 4
    tint = paint.linear(np.array([168, 138, 118], np.float32) / 255)
    return np.concatenate([alpha * tint, alpha], -1).astype(np.float32)
