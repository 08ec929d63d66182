"""Answers to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Rating, Review

NOW = datetime(2026, 11, 3, 14, 15, tzinfo=UTC)
ITEM = "zone:infraspinatus/1"


def answer(rating: int = 3, item: str = ITEM, days: float = 0.0, ms: int = 5_000) -> Review:
    """An answer that was given so many days after ``NOW``."""
    kind = QuizKind(item.partition(":")[0])
    return Review(NOW + timedelta(days=days), item, kind, Rating(rating), ms, "Deltoid")


ITEMS = st.sampled_from([ITEM, "zone:deltoid/2", "nerve:deltoid", "condition:neck_pain", "hazards:soleus"])
ANSWERS = st.lists(
    st.builds(
        answer,
        st.integers(1, 4),
        ITEMS,
        st.integers(0, 4_000).map(lambda hours: hours / 10),
        st.integers(0, 60_000),
    ),
    max_size=12,
    unique_by=lambda review: (review.when, review.item),
)
