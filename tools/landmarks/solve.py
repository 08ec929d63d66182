"""Finds the place of each rule on the meshes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray

from tools.landmarks.model import DIRECTIONS, SKIN, Rule, direction
from tools.meshes import MeshStore

Vector = NDArray[np.float64]


class Solver:
    """Places of landmarks (mm, LPS), each found once; raises ``ValueError`` naming the rule that fails."""

    def __init__(self, store: MeshStore, rules: Iterable[Rule]) -> None:
        self.store = store
        self.rules = {rule.id: rule for rule in rules}
        self._found: dict[str, Vector] = {}
        skin = store.mesh(SKIN)
        self.triangles = skin.vertices[skin.faces]

    def place(self, name: str) -> Vector:
        """The place of one landmark."""
        if name not in self._found:
            try:
                self._found[name] = self._solve(self.rules[name].recipe)
            except (KeyError, ValueError) as error:
                raise ValueError(f"landmark {name}: {error}") from error
        return self._found[name]

    def _solve(self, recipe: Mapping[str, Any]) -> Vector:
        at = self._from(recipe["from"]) if "from" in recipe else self._vertex(recipe)
        for word, mm in recipe.get("shift", {}).items():
            at = at + mm * np.array(DIRECTIONS[word])
        if recipe.get("midline"):
            at = at * (0, 1, 1)
        skin = recipe.get("skin")
        if skin is None:
            return at
        if skin == "nearest":
            return nearest(self.triangles, at)
        return leave(self.triangles, at, direction(skin))

    def _from(self, place: Any) -> Vector:
        if isinstance(place, str):
            return self.place(place)
        if isinstance(place, Mapping):
            a, b = (self._from(p) for p in place["between"])
            mixed: Vector = a + place["share"] * (b - a)
            return mixed
        return np.array(place, float)

    def _vertex(self, recipe: Mapping[str, Any]) -> Vector:
        vertices = np.concatenate([self.store.mesh(part).vertices for part in recipe["of"]])
        if "most" not in recipe:
            middle: Vector = vertices.mean(0)
            return middle
        for axis, (low, high) in recipe.get("box", {}).items():
            column = vertices[:, "xyz".index(axis)]
            vertices = vertices[(column >= low) & (column <= high)]
        if not len(vertices):
            raise ValueError(f"no vertex of {recipe['of']} in the box {recipe['box']}")
        best: Vector = vertices[np.argmax(vertices @ direction(recipe["most"]))]
        return best


def nearest(triangles: Vector, at: Vector) -> Vector:
    """The point of the surface ``triangles`` (n, 3, 3) nearest to ``at`` (3,)."""
    reach = np.linalg.norm(triangles[:, 0] - at, axis=1)
    close = triangles[reach <= reach.min() + 30.0]
    points = trimesh.triangles.closest_point(close, np.broadcast_to(at, (len(close), 3)))
    best: Vector = points[np.argmin(((points - at) ** 2).sum(1))]
    return best


def leave(triangles: Vector, at: Vector, towards: Vector) -> Vector:
    """Where a ray from ``at`` inside the body first leaves it; raises ``ValueError`` if ``at`` is outside."""
    distance, outwards = _hits(triangles, at, towards)
    if not len(distance) or not outwards[np.argmin(distance)]:
        raise ValueError(f"{at.round(1).tolist()} is not inside the skin as seen towards {towards.tolist()}")
    place: Vector = at + distance.min() * towards
    return place


def _hits(triangles: Vector, at: Vector, towards: Vector) -> tuple[Vector, NDArray[np.bool_]]:
    """Distances of all hits of a ray, and whether the surface faces along the ray.

    Source: Moller, Trumbore, Fast, minimum storage ray-triangle intersection, J Graphics Tools 1997;2:21-28.
    """
    a, ab, ac = triangles[:, 0], triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    p = np.cross(towards, ac)
    det = np.einsum("ij,ij->i", ab, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        s = at - a
        u = np.einsum("ij,ij->i", s, p) / det
        q = np.cross(s, ab)
        v = q @ towards / det
        t = np.einsum("ij,ij->i", ac, q) / det
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0)
    return t[hit], det[hit] < 0
