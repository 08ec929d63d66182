"""What is known and looked at: the library, the plates, the structures of the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.domain.library import Library
from atlas.domain.plates import Plate, Structure


@dataclass(frozen=True)
class Facts:
    """What is known: the library, the plates in order, and what the numbers of the id maps stand for."""

    library: Library = field(default_factory=Library)
    plates: Mapping[str, Plate] = field(default_factory=dict)
    structures: tuple[Structure, ...] = ()
