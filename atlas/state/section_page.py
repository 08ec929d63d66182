"""The words beside a section: what the way meets in order, what is near, hazards, published depths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atlas.domain.anatomy import Hazard, Muscle
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.section_hazards import Danger, hazards_of
from atlas.state.figures import first_author
from atlas.state.muscle_card import HAZARD_WORDS

if TYPE_CHECKING:
    from atlas.domain.section import Label, Met, Near

NEEDLES_MM = (13, 25, 30, 40, 50, 60, 75, 100)
"""Common lengths of needles."""
_ORDER = "The order is that of the reference body; it gives no depth for a patient. "
ORDER_ONLY = (
    f"{_ORDER}The way drawn runs straight in from the skin over the site; the direction of the record stands "
    "below."
)
ORDER_DIRECTED = f"{_ORDER}The way drawn follows the direction of the record, which stands below."
NO_NERVES = (
    "The reference body has no peripheral nerves: none is shown, named or found near the way. Heart, lungs, "
    "liver and brain are shown as the hollow that holds them; nose, mouth and throat look like fat."
)
OBSERVED = "Measured in other people: what was found there, not how deep is safe in this patient."
NO_DEPTHS = "No published depth of this site was found."
MISSED = "On the reference body this way does not meet {name}."
BARRED = (
    "Bone or cartilage lies before the site on this way ({names}): the direction of the record "
    "counts and not the line drawn."
)
HARD = ("bone", "cartilage", "tooth")
BESIDE = "On the reference body this way passes beside {name}."
_DEEP = re.compile(r"\bskin\b.*\bto\b|\bdepth|needle length|length of the needle", re.I)
_ELSE = re.compile(r"\btip\b|\bacross\b|thickness|distance below|\bpath\b", re.I)
"""Words of a measurement that goes in from the skin, and of one that does not."""
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*[–-]\s*(\d+(?:\.\d+)?)")
_SPREAD = re.compile(r"(\d+(?:\.\d+)?)\s*±\s*(\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class DepthRow:
    """One published measurement; ``low``, ``middle`` and ``high`` in mm stand on the scale where it is a
    depth, and are None where it is another distance."""

    what: str
    mm: str
    n: int
    source: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class SectionPage:
    """All words of a section; ``order`` runs from the skin to the site, ``beyond`` what lies behind it."""

    title: str = ""
    order: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    missed: str = ""
    barred: str = ""
    """That bone lies before the site, so that a needle could not go this way."""
    near: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    recorded: str = ""
    direction: str = ""
    caution: str = ""
    depths: tuple[DepthRow, ...] = ()
    depths_note: str = ""
    note: str = ORDER_ONLY
    nerves: str = NO_NERVES
    ends_at_site: bool = True
    """Whether the site is the last of ``order``; a free site lies on the skin."""


def section_page(
    muscle: Muscle,
    point: TriggerPoint,
    side: Side,
    met: Iterable[Met],
    near: Iterable[Near],
    library: Library,
) -> SectionPage:
    """The page of one site, from what its way meets and what is near."""
    met, near = tuple(met), tuple(near)
    at = next((i for i, item in enumerate(met) if item.label.id == muscle.id), None)
    held = met if at is None else met[: at + 1]
    dangers, depths = hazards_of(met, near), depth_rows(muscle, library)
    return SectionPage(
        title=f"{muscle.name}, point {point.id}, {side.value} side",
        order=names_of(held, side),
        beyond=() if at is None else names_of(met[at + 1 :], side),
        missed="" if at is not None else _missed(muscle, near),
        barred="" if at is None else _barred(held[:-1]),
        near=names_of(near, side),
        dangers=danger_words(dangers),
        recorded=_recorded(muscle, dangers),
        direction=muscle.needling.direction,
        caution=muscle.needling.caution,
        depths=depths,
        depths_note=OBSERVED if depths else NO_DEPTHS,
        note=ORDER_ONLY if point.needle_from is None else ORDER_DIRECTED,
    )


def _barred(before: Iterable[Met]) -> str:
    """That a needle could not go this way, where bone lies before the site."""
    names = names_of((item for item in before if item.label.kind in HARD), None)
    return BARRED.format(names=", ".join(names).lower()) if names else ""


def _missed(muscle: Muscle, near: Iterable[Near]) -> str:
    beside = any(item.label.id == muscle.id for item in near)
    return (BESIDE if beside else MISSED).format(name=muscle.name)


def depth_rows(muscle: Muscle, library: Library) -> tuple[DepthRow, ...]:
    """The published depths of a muscle as rows; other distances follow without a place on the scale."""
    rows: list[DepthRow] = []
    for seen in muscle.needling.depths:
        again = seen.what.lower().startswith("the same") and bool(rows)
        deep = rows[-1].low is not None if again else _is_depth(seen.what)
        low, middle, high = read_mm(seen.mm) if deep else (None, None, None)
        rows.append(DepthRow(seen.what, seen.mm, seen.n, _source(seen.source, library), low, middle, high))
    return tuple(sorted(rows, key=lambda row: row.low is None))


def read_mm(text: str) -> tuple[float | None, float | None, float | None]:
    """Low, middle and high (mm) of a published figure such as 7.6 ± 1.0, 3.4 (2.1–6.0) or 15–25."""
    numbers = [float(number) for number in _NUMBER.findall(text)]
    if not numbers:
        return None, None, None
    spans, spread = _RANGE.search(text), _SPREAD.search(text)
    middle = numbers[0] if spread or not spans or spans.start() > 0 else None
    if spans:
        return float(spans[1]), middle, float(spans[2])
    if spread:
        return round(numbers[0] - float(spread[2]), 2), middle, round(numbers[0] + float(spread[2]), 2)
    return numbers[0], middle, numbers[0]


def _is_depth(what: str) -> bool:
    return bool(_DEEP.search(what)) and not _ELSE.search(what)


def names_of(items: Iterable[Met | Near], side: Side | None) -> tuple[str, ...]:
    """The names of structures, each once."""
    return tuple(dict.fromkeys(named(item.label, side) for item in items))


def named(label: Label, side: Side | None) -> str:
    """A structure's name; its side is said where it is not that of the site, or the site has none."""
    other = label.side and (side is None or label.side != side.value)
    return f"{label.name} ({label.side})" if other else label.name


def danger_words(dangers: Iterable[Danger]) -> tuple[str, ...]:
    """A sentence for each hazard, with the structures that stand for it."""
    where = {True: "On the way", False: "Within 10 mm of the way"}
    return tuple(f"{where[danger.on_way]}: {_what(danger)}." for danger in dangers)


def _what(danger: Danger) -> str:
    """The hazard and its structures; canal and skull go under one hazard, so they are named alone."""
    names = ", ".join(danger.names).lower()
    return names if danger.hazard is Hazard.SPINAL_CANAL else f"{HAZARD_WORDS[danger.hazard]} ({names})"


def _recorded(muscle: Muscle, dangers: Iterable[Danger]) -> str:
    """The hazards of the record that the way does not show."""
    more = hazards_beside((muscle,), dangers)
    return f"The record names also: {', '.join(more)}." if more else ""


def hazards_beside(muscles: Iterable[Muscle], dangers: Iterable[Danger]) -> tuple[str, ...]:
    """The hazards of the records of muscles that are not among ``dangers``, each once."""
    seen = {danger.hazard for danger in dangers} | {Hazard.NONE_MAJOR}
    found = dict.fromkeys(hazard for muscle in muscles for hazard in muscle.needling.hazards)
    return tuple(HAZARD_WORDS[hazard] for hazard in found if hazard not in seen)


def _source(source_id: str, library: Library) -> str:
    """The first author's name and the year; the title where the authors are not known."""
    source = library.sources.get(source_id)
    if source is None:
        return source_id
    unknown = source.authors.lower().startswith("authors not")
    name = source.title if unknown else first_author(source.authors)
    return f"{name} {source.year}" if source.year else name
