"""The sites of a plan in words, as the list of the window shows them."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.domain.cases import Plan, Site, Technique
from atlas.domain.library import Library
from atlas.state.plan_cautions import SiteCaution, site_cautions
from atlas.state.plan_marks import side_letter

TECHNIQUE_WORDS = {
    Technique.DEEP: "deep",
    Technique.SUPERFICIAL: "superficial",
    Technique.ELECTRICAL: "with electrical stimulation",
}
LENGTHS_MM = (13.0, 15.0, 25.0, 30.0, 40.0, 50.0, 60.0, 75.0, 100.0)
GAUGES_MM = (0.16, 0.18, 0.20, 0.22, 0.25, 0.30, 0.35)
"""Needles as they are sold; any other size can be typed."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One line of the list: number, name, side letter, what is done, and the answers that mark it."""

    number: int
    name: str
    side: str
    done: str
    cautions: tuple[str, ...]


def site_rows(plan: Plan, library: Library) -> tuple[SiteRow, ...]:
    """All sites in order."""
    told = site_cautions(plan, library)
    return tuple(
        SiteRow(n, site.name, side_letter(site.side), done_words(site), _marking(cautions))
        for n, (site, cautions) in enumerate(zip(plan.sites, told, strict=True), 1)
    )


def _marking(cautions: tuple[SiteCaution, ...]) -> tuple[str, ...]:
    """What holds of a place whoever lies there stands at the chosen site alone: it would drown the rest."""
    return tuple(one.name for one in cautions if one.answer is not None)


def done_words(site: Site) -> str:
    """Technique and needle, such as "deep, 0.25 × 40 mm"."""
    needle = needle_words(site)
    return f"{TECHNIQUE_WORDS[site.technique]}, {needle}" if needle else TECHNIQUE_WORDS[site.technique]


def needle_words(site: Site) -> str:
    """Diameter and length as they stand on the packet, as far as they are chosen."""
    length, gauge = site.needle_length_mm, site.gauge_mm
    if length is None and gauge is None:
        return ""
    if length is None:
        return f"{gauge:g} mm in diameter"
    return f"{gauge:g} × {length:g} mm" if gauge is not None else f"{length:g} mm long"


def suggested_words(site: Site, library: Library) -> str:
    """What the record says of the needle and the direction; empty for a free site."""
    muscle = library.muscles.get(site.muscle)
    if muscle is None:
        return ""
    needling, parts = muscle.needling, list[str]()
    if needling.needle is not None:
        low, high = needling.needle.length_mm
        parts.append(f"The record names {low:g}–{high:g} mm, {needling.needle.gauge_mm:g} mm in diameter.")
    parts.append(f"Direction: {needling.direction}")
    return " ".join(parts)
