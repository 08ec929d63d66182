"""What records are checked against and laid upon: the tables of the reference body, and its plates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.domain.library import Library
from atlas.domain.muscle_table import MuscleTable
from atlas.domain.muscle_table import load as load_muscles
from atlas.domain.skin import SkinTable, attach, attach_region, load_skin


@dataclass(frozen=True)
class Body:
    """The skin and the muscles of the reference body and the ids of its plates, as far as they are there."""

    skin: SkinTable | None
    muscles: MuscleTable | None
    plates: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """What cannot be checked, each as a sentence."""
        skin = "The skin table is missing: zones are not laid on the skin, and no path is checked."
        muscles = "The muscle table is missing: no trigger point is checked against its muscle."
        plates = "The plates are missing: no plate of a lesson is checked."
        rows = ((self.skin, skin), (self.muscles, muscles), (self.plates, plates))
        return tuple(sentence for there, sentence in rows if not there)

    def attach(self, library: Library, tick: Callable[[], None]) -> Library:
        """The library with the stroke of every zone and the facing of all that lies on the skin filled in."""
        if self.skin is None:
            return library
        muscles = {}
        for key, muscle in library.muscles.items():
            tick()
            muscles[key] = attach(muscle, self.skin)
        regions = {key: attach_region(region, self.skin) for key, region in library.regions.items()}
        return replace(library, muscles=muscles, regions=regions)


def load_body(skin: Path, muscles: Path, plates: Path) -> Body:
    """The tables in these files, each None if its file is not there, and the plates in a folder."""
    return Body(
        load_skin(skin) if skin.is_file() else None,
        load_muscles(muscles) if muscles.is_file() else None,
        frozenset(file.parent.name for file in plates.glob("*/plate.yaml")),
    )
