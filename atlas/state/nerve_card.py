"""The card of a nerve or a root: the muscles that it supplies, by part of the body."""

from __future__ import annotations

from atlas.domain.library import Library
from atlas.domain.nerves import Nerve
from atlas.state.card import Card, Row, Section, Span
from atlas.state.lists import REGION_TITLES

SAID = "As the records of these muscles give it; their cards cite the sources."


def nerve_card(nerve: Nerve, library: Library) -> Card:
    """A nerve or root with a line a muscle: its whole supply in the words of its record."""
    sections = []
    for region, title in REGION_TITLES.items():
        own = [library.muscles[m] for m in nerve.muscles if library.muscles[m].region == region]
        rows = tuple(
            Row(
                "",
                (
                    Span(muscle.name, f"muscle:{muscle.id}", strong=True),
                    Span(f"  {muscle.innervation.nerve}, {' '.join(muscle.innervation.roots)}", note=True),
                ),
            )
            for muscle in sorted(own, key=lambda one: one.name)
        )
        sections += [Section(title, rows)] if rows else []
    count = len(nerve.muscles)
    said = Section("", paragraphs=((Span(SAID, note=True),),))
    return Card(nerve.name, f"{count} muscle{'s' * (count != 1)}", sections=(*sections, said))
