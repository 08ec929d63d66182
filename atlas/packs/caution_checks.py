"""What must hold of every caution besides its fields."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.domain.library import Library
from atlas.packs.body import Body
from atlas.packs.finding import Finding


def neither_asked_nor_always(library: Library, _: Body) -> Iterator[Finding]:
    """Every caution either asks something or holds always, and not both."""
    for caution in library.cautions.values():
        if bool(caution.ask) == caution.always:
            field = "always" if caution.always else "ask"
            message = "A caution either asks something or holds always."
            yield Finding("cautions", caution.id, (field,), "", message)


def caution_without_place(library: Library, _: Body) -> Iterator[Finding]:
    """Every caution that holds always marks some sites."""
    for caution in library.cautions.values():
        if caution.always and not caution.marks:
            message = "The caution holds always and marks no site."
            yield Finding("cautions", caution.id, ("marks",), "", message, "at least one rule")


def caution_without_source(library: Library, _: Body) -> Iterator[Finding]:
    """Every caution rests on a source."""
    for caution in library.cautions.values():
        if not caution.sources:
            message = "The caution cites nothing."
            yield Finding("cautions", caution.id, ("sources",), "", message, "at least one source")
