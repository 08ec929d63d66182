"""Nerves and roots: which muscles each supplies, read from the words of the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.domain.anatomy import Muscle

_ROOT = re.compile(r"[CTLS]\d{1,2}|Co\d?|V[123]|[IVX]+")
_TO = re.compile(r"nerve to [\w ]+")
_WORD = re.compile(r"[\w-]+|[,;:()]")
_ENDS = frozenset((
    ",", ";", ":", "(", ")", "the", "of", "or", "by", "with", "from", "to", "often", "at", "times", "branch",
    "branches", "rami", "is", "a", "both",
))  # fmt: skip
_SPINAL = frozenset(("cervical", "thoracic", "lumbar", "sacral", "intercostal"))


@dataclass(frozen=True, slots=True)
class Nerve:
    """A nerve, or a root such as C5, and the ids of the muscles that name it."""

    id: str
    name: str
    muscles: tuple[str, ...]

    @property
    def is_root(self) -> bool:
        """Whether it is a root or a cranial nerve by its number."""
        return is_root(self.id)


def is_root(ident: str) -> bool:
    """Whether an id is that of a root."""
    return _ROOT.fullmatch(ident) is not None


def nerve_id(stem: str) -> str:
    """The id of the nerve with a stem, such as ``dorsal scapular``."""
    return stem.replace(" ", "_").replace("-", "_")


def nerve_link(ident: str) -> str:
    """The link to a nerve or a root."""
    return f"{'root' if is_root(ident) else 'nerve'}:{ident}"


def nerves_of(muscles: Iterable[Muscle]) -> dict[str, Nerve]:
    """Every nerve, then every root, by id."""
    known = tuple(muscles)
    own = {text: set(stems_in(text)) for text in {muscle.innervation.nerve for muscle in known}}
    rest = {text: _TO.sub("", text) for text in own}
    nerves = {}
    for stem in sorted(set().union(*own.values())):
        alone = _alone(stem)
        naming = {text for text in own if stem in own[text] or (alone and alone.search(rest[text]))}
        supplied = tuple(muscle.id for muscle in known if muscle.innervation.nerve in naming)
        ident = nerve_id(stem)
        nerves[ident] = Nerve(ident, _name(stem), supplied)
    roots = sorted({root for muscle in known for root in muscle.innervation.roots}, key=_root_order)
    for root in roots:
        supplied = tuple(m.id for m in known if root in m.innervation.roots)
        nerves[root] = Nerve(root, _root_name(root), supplied)
    return nerves


def stems_in(text: str) -> Iterator[str]:
    """What stands before ``nerve`` in a text: 'medial and lateral pectoral nerves' gives both.

    A nerve that is named after what it supplies gives ``to piriformis``; rami give ``dorsal rami``.
    """
    words = _WORD.findall(text)
    for i, word in enumerate(words):
        if word in ("nerve", "nerves"):
            before = _before(words[:i])
            if before:
                yield from _apart(before)
            elif words[i + 1 : i + 2] == ["to"]:
                yield "to " + " ".join(_until_end(words[i + 2 :]))
        elif word in ("rami", "ramus") and words[i - 1 : i] in (["dorsal"], ["ventral"]):
            yield f"{words[i - 1]} rami"


def _before(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in reversed(words):
        if word in _ENDS:
            break
        found.insert(0, word)
    while found[:1] == ["and"]:
        found = found[1:]
    return found


def _until_end(words: list[str]) -> list[str]:
    ends = next((i for i, word in enumerate(words) if word in _ENDS or word == "and"), len(words))
    return words[:ends]


def _apart(words: list[str]) -> Iterator[str]:
    """'upper and lower subscapular' as two; the ordinals of spinal nerves are left out.

    The long thoracic nerve is none of the thoracic ones: it comes from the neck.
    """
    if words[-1] in _SPINAL and words[0] != "long":
        yield words[-1]
    elif "and" in words:
        at = words.index("and")
        shared = words[at + 2 :]
        yield " ".join([*words[:at], *shared])
        yield " ".join(words[at + 1 :])
    else:
        yield " ".join(words)


def _alone(stem: str) -> re.Pattern[str] | None:
    """What finds a nerve by its stem, as in 'sciatic nerve, tibial part'; None where that says too little."""
    if stem.startswith("to ") or stem.endswith("rami") or stem in _SPINAL:
        return None
    return re.compile(rf"(?<![\w-]){re.escape(stem)}(?![\w-])(?! (?:[\w-]+ )?(?:nerves?|plexus|rami))")


def _name(stem: str) -> str:
    if stem.endswith("rami"):
        return f"{stem.capitalize()} of the spinal nerves"
    if stem.startswith("to "):
        return f"Nerve {stem}"
    return f"{stem.capitalize()} nerve{'s' * (stem in _SPINAL)}"


def _root_name(root: str) -> str:
    return f"{root} (root)" if root[0] in "CTLS" else f"Cranial nerve {root}"


def _root_order(root: str) -> tuple[int, int, str]:
    """Cranial nerves, then C, T, L, S, each from above."""
    number = int("".join(c for c in root if c.isdigit()) or 0)
    letter = "CTLS".find(root[0]) if root[1:].isdigit() and root[0] in "CTLS" else -1
    return (letter, number, root)
