"""Makes the question of an item; the same item and the same random numbers give the same question."""

from __future__ import annotations

from random import Random

from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.quiz import of_conditions, of_muscles, of_nerves, of_points
from atlas.domain.quiz.items import Item, QuizKind
from atlas.domain.quiz.question import Question
from atlas.domain.quiz.reach import Reach


class Examiner:
    """Makes questions about one library and keeps what it has measured on the way."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._reach = Reach(library)

    def question(self, item: Item, rng: Random, side: Side | None = None) -> Question:
        """The question of an item. ``side`` is the side on which a point is found or a zone painted.

        Raises ``LookupError`` for an item that is not of the library.
        """
        library, reach = self.library, self._reach
        match item.kind:
            case QuizKind.FIND_POINT:
                return of_points.find_point(item, library, side)
            case QuizKind.WHOSE_ZONE:
                return of_points.whose_zone(item, library, reach, rng)
            case QuizKind.PAINT_ZONE:
                return of_points.paint_zone(item, library, side, reach)
            case QuizKind.NAME_MUSCLE:
                return of_muscles.name_muscle(item, library, rng)
            case QuizKind.NERVE:
                return of_nerves.nerve(item, library, rng)
            case QuizKind.ATTACHMENTS:
                return of_muscles.attachments(item, library, rng)
            case QuizKind.HAZARDS:
                return of_muscles.hazards(item, library)
            case QuizKind.MUSCLES_FOR_CONDITION:
                return of_conditions.muscles_for_condition(item, library, rng)
            case QuizKind.CASE:
                return of_conditions.case(item, library, reach, rng)


def question(item: Item, library: Library, rng: Random) -> Question:
    """The question of an item, for one alone; an ``Examiner`` is quicker for many."""
    return Examiner(library).question(item, rng)
