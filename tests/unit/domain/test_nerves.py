"""Nerves are read from the words of the records: each by its own name, with all that it supplies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.domain.anatomy import Innervation, Muscle
from atlas.domain.nerves import is_root, nerves_of, stems_in
from tests.unit.small_atlas import MUSCLE


def muscle(ident: str, nerve: str, *roots: str) -> Muscle:
    return replace(MUSCLE, id=ident, innervation=Innervation(nerve, roots))


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("suprascapular nerve", ["suprascapular"]),
        ("deep branch of the ulnar nerve", ["ulnar"]),
        ("medial and lateral pectoral nerves", ["medial pectoral", "lateral pectoral"]),
        ("nerve to piriformis", ["to piriformis"]),
        ("second to fifth intercostal nerves", ["intercostal"]),
        ("long thoracic nerve", ["long thoracic"]),
        ("medial branches of the dorsal rami", ["dorsal rami"]),
        ("facial nerve (VII), cervical branch", ["facial"]),
        ("ansa cervicalis", []),
    ],
)
def test_nerves_are_read_from_the_words(text: str, stems: list[str]) -> None:
    assert list(stems_in(text)) == stems


def test_a_nerve_is_known_by_its_stem_elsewhere() -> None:
    nerves = nerves_of(
        [
            muscle("a", "tibial nerve"),
            muscle("b", "sciatic nerve, tibial part"),
            muscle("c", "obturator nerve"),
            muscle("d", "nerve to obturator internus"),
            muscle("e", "accessory obturator nerve"),
            muscle("f", "accessory nerve (XI)"),
        ]
    )
    assert nerves["tibial"].muscles == ("a", "b")
    assert nerves["obturator"].muscles == ("c",)
    assert nerves["accessory"].muscles == ("f",)
    assert nerves["to_obturator_internus"].name == "Nerve to obturator internus"


def test_roots_stand_from_above_after_the_nerves() -> None:
    nerves = nerves_of([muscle("a", "some nerve", "T1", "C10", "C5", "VII")])
    assert list(nerves) == ["some", "VII", "C5", "C10", "T1"]
    assert nerves["C5"].is_root
    assert nerves["C5"].name == "C5 (root)"
    assert nerves["VII"].name == "Cranial nerve VII"
    assert not is_root("ulnar")
