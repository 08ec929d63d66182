"""How much of a painted answer is right, on the samples of the skin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from atlas.domain.painting import Painting
from atlas.domain.quiz.question import Given, Question

if TYPE_CHECKING:
    from atlas.domain.skin import SkinTable


class PaintedAnswers:
    """Reads the table of the skin when the first one is given: a twentieth of a second."""

    def __init__(self, skin: Path) -> None:
        self._file = skin
        self._skin: SkinTable | None = None

    def given(self, painting: Painting, question: Question) -> Given:
        """The answer that a painting is. Raises ``OSError`` or ``ValueError`` where the skin is not read."""
        from atlas.domain.quiz.overlap import overlap  # numpy: only where something was painted
        from atlas.domain.skin import load_skin

        assert question.target is not None
        self._skin = self._skin or load_skin(self._file)
        return Given(overlap=overlap(painting, question.target, self._skin, question.side))
