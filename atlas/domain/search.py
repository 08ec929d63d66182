"""What can be found in a library and by which words: names first, then what the cards say in prose."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.domain.anatomy import Condition, Hazard, Landmark, Muscle, Region
from atlas.domain.guide import BlockKind, GuidePage
from atlas.domain.library import Library
from atlas.domain.nerves import Nerve
from atlas.domain.points import TriggerPoint
from atlas.domain.word_index import Field, Hit, Index
from atlas.domain.words import words_of

__all__ = ["Hit", "Index", "build", "words_of"]

TEXT = 0.45
"""The weight of a word that only the text of a card holds."""
ASIDE = 0.40
"""The weight of such a word where it says less about the thing."""


def build(library: Library) -> Index:
    """An index of the muscles, points, conditions, regions, nerves, landmarks and pages of a library."""
    index = Index()
    for muscle in library.muscles.values():
        index.add("muscle", muscle.id, muscle.name, _muscle(muscle), texts=_muscle_texts(muscle))
        for point in muscle.trigger_points:
            name = f"{muscle.name} {point.id}: {point.name}"
            title = f"{muscle.name} {point.id}"
            index.add(
                "point", f"{muscle.id}/{point.id}", name, _point(muscle, point), title, _point_texts(point)
            )
    for condition in library.conditions.values():
        index.add(
            "condition", condition.id, condition.name, _named(condition), texts=_condition_texts(condition)
        )
    for region in library.regions.values():
        index.add("region", region.id, region.name, _named(region), texts=((region.borders, ASIDE),))
    for nerve in library.nerves.values():
        index.add("nerve", nerve.id, nerve.name, _nerve(nerve), title=nerve.id.replace("_", " "))
    for landmark in library.landmarks.values():
        index.add(
            "landmark", landmark.id, landmark.name, _landmark(landmark), texts=((landmark.palpate, ASIDE),)
        )
    for page in library.guide.values():
        index.add("guide", page.id, page.title, _page(page), texts=_page_texts(page))
    index.close()
    return index


def _muscle(muscle: Muscle) -> Iterator[Field]:
    """A muscle is found by its names, its nerve and its roots."""
    yield muscle.name, 1.0
    yield muscle.latin, 0.9
    yield muscle.id, 0.9
    yield from ((synonym, 0.95) for synonym in muscle.synonyms)
    yield from ((group.name, 0.8) for group in muscle.groups)
    yield muscle.innervation.nerve, 0.6
    yield from ((root, 0.7) for root in muscle.innervation.roots)


def _muscle_texts(muscle: Muscle) -> Iterator[Field]:
    """What it does, what is felt, what brings it on and keeps it, how it is needled, where it refers."""
    for texts in (muscle.actions, muscle.symptoms, muscle.activation, muscle.perpetuation):
        yield from ((text, TEXT) for text in texts)
    yield from ((zone.where, TEXT) for point in muscle.trigger_points for zone in point.zones)
    yield from ((text, ASIDE) for text in muscle.look_alikes)
    needling = muscle.needling
    yield needling.position, TEXT
    yield from ((hazard.value, TEXT) for hazard in needling.hazards if hazard is not Hazard.NONE_MAJOR)
    yield from ((text, ASIDE) for text in (needling.direction, needling.caution))
    yield from ((text, ASIDE) for text in (muscle.attachments.origin, muscle.attachments.insertion))


def _point(muscle: Muscle, point: TriggerPoint) -> Iterator[Field]:
    yield point.name, 0.7
    yield muscle.name, 0.65
    yield str(point.id), 0.9
    yield "".join(words_of(f"{muscle.name} {point.id}")), 0.85


def _point_texts(point: TriggerPoint) -> Iterator[Field]:
    yield point.find, ASIDE
    yield from ((text, TEXT) for text in point.symptoms)
    yield from ((f"{zone.where} {zone.feels}", ASIDE) for zone in point.zones)


def _condition_texts(condition: Condition) -> Iterator[Field]:
    yield from ((text, TEXT) for text in (condition.what, *condition.presents))
    yield from ((text, ASIDE) for text in (*condition.red_flags, *condition.look_alikes))
    yield from ((text, ASIDE) for text in (condition.evidence, condition.sessions))


def _nerve(nerve: Nerve) -> Iterator[Field]:
    yield nerve.name, 0.95
    yield nerve.id, 1.0


def _landmark(landmark: Landmark) -> Iterator[Field]:
    yield landmark.name, 0.9
    yield landmark.id, 0.8


def _page(page: GuidePage) -> Iterator[Field]:
    yield page.title, 0.9
    yield page.id, 0.8
    yield from ((block.text, 0.5) for block in page.blocks if block.kind is BlockKind.HEADING)


def _page_texts(page: GuidePage) -> Iterator[Field]:
    yield from ((block.text, ASIDE) for block in page.blocks if block.kind is not BlockKind.HEADING)


def _named(record: Condition | Region) -> Iterator[Field]:
    yield record.name, 1.0
    yield record.id, 0.9
    yield from ((synonym, 0.95) for synonym in record.synonyms)
