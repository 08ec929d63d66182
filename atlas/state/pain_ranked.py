"""A ranking in words: the page of a painting, with what tells its first two muscles apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.domain.painting import Painting
from atlas.state.pain_page import Earlier, PainPage, distinction_of, pain_page

if TYPE_CHECKING:
    from atlas.domain.pain import Answer, Ranking  # its module loads numpy


def page_of(
    ranking: Ranking, answers: tuple[Answer, ...], painting: Painting, earlier: Earlier | None = None
) -> PainPage:
    """The answers of a ranking to a painting in words."""
    two = [answer.muscle for answer in answers[:2]]
    only = ranking.apart(two[0], two[1]) if len(two) == 2 else ("", "")
    told = distinction_of(answers, ranking.library, only)
    shares, area = ranking.shares(painting), ranking.area_cm2(painting)
    return pain_page(answers, shares, area, ranking.library, earlier, told)


def since(ranking: Ranking, painting: Painting, earlier: Painting, when: str) -> Earlier:
    """How a painting differs from an earlier one."""
    grown, gone, kept = ranking.change(painting, earlier)
    return Earlier(when, grown, gone, kept)
