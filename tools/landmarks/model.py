"""The rules of landmarks as they stand in ``rules/*.yaml``, and the words that say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

RULES_FOLDER = Path(__file__).parent / "rules"
SKIN, EARS = "FJ2810", "FJ2811"

DIRECTIONS: Mapping[str, tuple[float, float, float]] = {
    "lateral": (-1, 0, 0),
    "medial": (1, 0, 0),
    "front": (0, -1, 0),
    "back": (0, 1, 0),
    "up": (0, 0, 1),
    "down": (0, 0, -1),
}
"""Words for directions on the right side of the body, LPS."""

SUPERLATIVES = {
    "lateral": "most lateral",
    "medial": "most medial",
    "front": "foremost",
    "back": "hindmost",
    "up": "highest",
    "down": "lowest",
}


@dataclass(frozen=True)
class Rule:
    """One landmark to be computed: its words, and the recipe of its place."""

    id: str
    name: str
    palpate: str
    recipe: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """``skin`` where the place lies on the skin, else ``bone``."""
        on_skin = "skin" in self.recipe or set(self.recipe.get("of", ())) & {SKIN, EARS}
        return "skin" if on_skin else "bone"


def read_rules(folder: Path = RULES_FOLDER) -> Iterator[Rule]:
    """All rules in reading order; raises ``ValueError`` where an id is given twice."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        for key, row in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if key in seen:
                raise ValueError(f"{path.name}: landmark {key} is given twice")
            seen.add(key)
            yield Rule(key, row["name"], row["palpate"], row["rule"])


def direction(words: str) -> NDArray[np.float64]:
    """The unit vector of words such as ``lateral up``."""
    total = np.sum([DIRECTIONS[word] for word in words.split()], axis=0, dtype=float)
    unit: NDArray[np.float64] = total / np.linalg.norm(total)
    return unit


def in_words(recipe: Mapping[str, Any], part_names: Mapping[str, str]) -> str:
    """The recipe as one sentence; ``part_names`` by part id."""
    text = _start_in_words(recipe, part_names)
    if shift := recipe.get("shift"):
        text += ", moved " + " and ".join(f"{mm:g} mm {word}" for word, mm in shift.items())
    if recipe.get("midline"):
        text += ", moved to the median plane"
    if skin := recipe.get("skin"):
        goal = "the nearest skin" if skin == "nearest" else f"the skin, straight {' and '.join(skin.split())}"
        text += f", then to {goal}"
    return text[0].upper() + text[1:] + "."


def _start_in_words(recipe: Mapping[str, Any], part_names: Mapping[str, str]) -> str:
    if "from" in recipe:
        return _place_in_words(recipe["from"])
    parts = " and ".join(f"{part_names[part]} ({part})" for part in recipe["of"])
    if "most" not in recipe:
        return f"the middle of {parts}"
    most = " and ".join(SUPERLATIVES[word] for word in recipe["most"].split())
    box = recipe.get("box", {})
    limits = " and ".join(f"{axis} {low:g} to {high:g} mm" for axis, (low, high) in box.items())
    return f"the {most} vertex of {parts}" + (f" within {limits}" if limits else "")


def _place_in_words(place: Any) -> str:
    if isinstance(place, str):
        return f"from {place}"
    if isinstance(place, Mapping):
        a, b = (_place_in_words(p).removeprefix("from ") for p in place["between"])
        return f"from {place['share'] * 100:g} per cent of the way from {a} to {b}"
    return "from " + ", ".join(f"{axis} {value:g}" for axis, value in zip("xyz", place, strict=True)) + " mm"
