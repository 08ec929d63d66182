"""Light: surface frames at the hits, ambient occlusion with low-discrepancy rays, and shading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.domain.plates import Camera
from tools.plates.body import Body
from tools.plates.scene import Hits, Scene, origins_of

Floats = NDArray[np.float32]
CHUNK = 400_000
REACH_MM = 90.0
"""How far ambient occlusion looks."""
GOLDEN = 2.399963229728653


@dataclass(frozen=True)
class Surface:
    """What lies at each hit: ``position`` and unit ``normal`` (n, 3) towards the reader."""

    position: Floats
    normal: Floats


def surface_at(body: Body, camera: Camera, hits: Hits, samples: int, rows: slice) -> Surface:
    """The surface at some of the hits; normals are turned to the reader."""
    forward = np.array(camera.forward, np.float32)
    at, face = hits.at[rows], hits.face[rows]
    position = origins_of(camera, samples, at) + hits.t[rows, None] * forward
    normal = blend(body.normals, hits, rows)
    corners = body.triangles[face]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal *= np.where((flat @ forward) > 0, -1.0, 1.0)[:, None].astype(np.float32)
    away = np.maximum(normal @ forward + 0.02, 0.0)[:, None]
    normal = normal - away * forward
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    return Surface(position, normal)


def blend(values: Floats, hits: Hits, rows: slice) -> Floats:
    """Corner values (m, 3) or (m, 3, k) of the triangles blended at the hits."""
    corner = values[hits.face[rows]]
    u, v = hits.u[rows], hits.v[rows]
    if corner.ndim == 3:
        u, v = u[:, None], v[:, None]
    return (1 - u - v) * corner[:, 0] + u * corner[:, 1] + v * corner[:, 2]


def openness(
    body: Body, scene: Scene, camera: Camera, hits: Hits, samples: int, rays: int, share: int
) -> Floats:
    """How open each hit lies (n,), 0 to 1: the share of ``rays`` that meet nothing near.

    ``share`` is 1, or the number of hits of one pixel between which one even set of rays is divided.
    """
    out = np.empty(len(hits.at), np.float32)
    for start in range(0, len(out), CHUNK):
        rows = slice(start, min(start + CHUNK, len(out)))
        surface = surface_at(body, camera, hits, samples, rows)
        x, y = hits.at[rows] % hits.size[0], hits.at[rows] // hits.size[0]
        inner = (x % samples + samples * (y % samples)) if share > 1 else np.zeros(len(x), np.int64)
        out[rows] = _open_share(scene, surface, (x // samples, y // samples), inner, rays, share)
    return out


def _open_share(
    scene: Scene, surface: Surface, pixel: tuple[NDArray, NDArray], inner: NDArray, rays: int, share: int
) -> Floats:
    tangent, other = _frame(surface.normal)
    start = surface.position + np.float32(0.25) * surface.normal
    turn, spread, far = (_hash(*pixel, k) for k in range(3))
    inner = inner.astype(np.float32)
    free = np.zeros(len(inner), np.float32)
    for k in range(rays):
        i = np.float32(k * share) + inner
        out = (i + spread) / np.float32(share * rays)
        angle = (i * np.float32(GOLDEN) + turn * np.float32(2 * np.pi)) % np.float32(2 * np.pi)
        radius = np.sqrt(out)
        direction = np.sqrt(1 - out)[:, None] * surface.normal
        direction += (radius * np.cos(angle))[:, None] * tangent
        direction += (radius * np.sin(angle))[:, None] * other
        reach = np.float32(2.0) + np.float32(REACH_MM) * ((i * np.float32(0.75487767) + far) % 1) ** 2
        free += ~scene.blocked(start, direction, reach)
    return free / np.float32(rays)


def _frame(normal: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors square to each normal (Duff et al., JCGT 2017;6(1))."""
    x, y, z = normal.T
    sign = np.where(z >= 0, 1.0, -1.0).astype(np.float32)
    a = -1.0 / (sign + z)
    b = x * y * a
    tangent = np.stack([1.0 + sign * x * x * a, sign * b, -sign * x], 1)
    return tangent, np.stack([b, sign + y * y * a, -y], 1)


def _hash(x: NDArray[np.int64], y: NDArray[np.int64], k: int) -> Floats:
    """Interleaved gradient noise (Jimenez 2014): evenly spread numbers 0 to 1 over neighbouring pixels."""
    x, y = x + 5.588238 * k, y + 47.0 * k
    return ((52.9829189 * ((0.06711056 * x + 0.00583715 * y) % 1.0)) % 1.0).astype(np.float32)


def even(value: Floats, structure: NDArray[np.int32], depth: Floats, reach: int, step_mm: float) -> Floats:
    """A picture averaged with its neighbours of the same structure and nearly the same depth."""
    total, weight = value.copy(), np.ones_like(value)
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            if dx or dy:
                _add_shifted(total, weight, value, structure, depth, (dx, dy), step_mm)
    return total / weight


def _add_shifted(
    total: Floats, weight: Floats, value: Floats, structure: NDArray[np.int32], depth: Floats,
    shift: tuple[int, int], step_mm: float,
) -> None:  # fmt: skip
    dx, dy = shift
    h, w = value.shape
    here = (slice(max(dy, 0), h + min(dy, 0)), slice(max(dx, 0), w + min(dx, 0)))
    there = (slice(max(-dy, 0), h + min(-dy, 0)), slice(max(-dx, 0), w + min(-dx, 0)))
    alike = (structure[here] == structure[there]) & (np.abs(depth[here] - depth[there]) < step_mm)
    total[here] += np.where(alike, value[there], 0)
    weight[here] += alike


def shade(surface: Surface, camera: Camera, albedo: Floats, opened: Floats, finish: Floats) -> Floats:
    """Linear colour (n, 3) of a surface lit from the picture's upper left.

    ``finish`` (n, 5) is the strength and the sharpness of the highlight and the shadows' exponents.
    """
    right, top, forward = (np.array(v, np.float32) for v in (camera.right, camera.top, camera.forward))
    reader = surface.normal @ -forward
    key = _towards(surface.normal, -0.55 * right + 0.62 * top - 0.62 * forward)
    fill = _towards(surface.normal, 0.8 * right - 0.05 * top - 0.5 * forward)
    sky = 0.5 + 0.5 * (surface.normal @ top)
    level = (0.30 + 0.16 * sky) * opened + 0.66 * np.clip(key, 0, 1) * (0.45 + 0.55 * opened)
    level += 0.13 * np.clip(fill, 0, 1) * opened
    rim = 0.62 + 0.38 * _smooth(reader / 0.6)
    shadow = opened[:, None] ** finish[:, 2:]
    half = -0.55 * right + 0.62 * top - 1.62 * forward
    shine = finish[:, 0] * np.clip(_towards(surface.normal, half), 0, 1) ** finish[:, 1] * opened
    return albedo * shadow * (level * rim)[:, None] + shine[:, None]


def _towards(normal: Floats, direction: Floats) -> Floats:
    return normal @ (direction / np.linalg.norm(direction)).astype(np.float32)


def _smooth(x: Floats) -> Floats:
    t = np.clip(x, 0, 1)
    return t * t * (3 - 2 * t)
