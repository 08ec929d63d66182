"""What the canvas must show: frozen records in body positions, worked out before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from atlas.domain.body import Depth, Position, Side, SideView
from atlas.domain.painting import Stroke
from atlas.domain.points import ZoneKind

Rect: TypeAlias = tuple[float, float, float, float]
"""A rectangle on a plate: left, top, width, height in plate px."""


@dataclass(frozen=True, slots=True)
class PointMark:
    """A trigger point on one side: ``at`` in mm; ``emphasis`` 1 is selected, less is fainter."""

    muscle: str
    point: int
    side: Side
    at: Position
    facing: Position | None
    label: str
    emphasis: float


@dataclass(frozen=True, slots=True)
class ZoneMark:
    """A referral zone on one side: stroke on the skin, its normals, ``width`` in mm, ``strength`` 0 to 1.

    ``lane`` is the place of its muscle in a comparison, None outside one. ``percent`` is the published share
    of people who felt pain there, None where there is no figure; ``figure`` says it with n and source.
    ``doubtful`` marks a zone of low certainty.
    """

    muscle: str
    point: int
    side: Side
    kind: ZoneKind
    stroke: tuple[Position, ...]
    facing: tuple[Position, ...]
    width: float
    strength: float
    lane: int | None = None
    percent: float | None = None
    figure: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class RegionMark:
    """A pain region on one side: round spots of the skin (position, radius in mm) and their normals.

    ``facing`` is empty where the normals are not known.
    """

    region: str
    side: Side
    spots: tuple[tuple[Position, float], ...]
    facing: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A landmark on one side: ``at`` in mm, the normal of the skin near it if known, and its name."""

    landmark: str
    side: Side
    at: Position
    facing: Position | None
    name: str


@dataclass(frozen=True, slots=True)
class SiteMark:
    """A site of the plan: its number in the order, ``at`` in mm, the way it looks out of the body if known.

    ``warned`` says that a caution holds for it.
    """

    number: int
    side: Side
    at: Position
    facing: Position | None
    name: str
    chosen: bool = False
    warned: bool = False


@dataclass(frozen=True, slots=True)
class ChainMark:
    """An arrow from a key point to a satellite (mm), with the ways in which they look out of the body.

    ``strength`` is 1 for an arrow from the selected muscle, less for one to it; ``name`` is the muscle at the
    other end, which is the start where ``named_start``.
    """

    start: Position
    end: Position
    strength: float
    name: str
    start_facing: Position | None = None
    end_facing: Position | None = None
    named_start: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """A structure on one side that is shown through what covers it, or put back.

    ``step`` is its place on the scale of how well it is known (0 well, 4 the weakest), None outside of it;
    ``figure`` says it in words.
    """

    structure: str
    side: Side
    style: Literal["selected", "muted"]
    step: int | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class ViewScene:
    """One plate with its marks; ``frame`` is the part to bring into view (plate px), None the whole."""

    plate: str
    depth: Depth
    side_view: SideView
    points: tuple[PointMark, ...]
    zones: tuple[ZoneMark, ...]
    highlights: tuple[Highlight, ...]
    frame: Rect | None
    title: str
    subtitle: str
    pinned: bool
    ring: bool
    regions: tuple[RegionMark, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    paint: tuple[Stroke, ...] = ()
    """The painted pain in the order in which it was painted; an eraser takes away what lies before it."""
    compared: tuple[str, ...] = ()
    """The names of the muscles that are compared, in order; their zones and points carry letters."""
    sure: bool = False
    """Whether zones are tinted by the share of people who reported them."""
    chains: tuple[ChainMark, ...] = ()
    sites: tuple[SiteMark, ...] = ()
    """The sites of the plan, on every plate that shows them."""
    known: bool = False
    """Whether muscles are tinted by how well they are known."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole canvas: one view or two side by side."""

    views: tuple[ViewScene, ...]
