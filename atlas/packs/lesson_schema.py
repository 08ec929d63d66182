"""The fields of lessons: what is read, checked and documented comes from these tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from atlas.domain.body import Depth, SideView
from atlas.domain.lessons import CAPTION_LENGTH, WHOLE_PLATE, Lesson, Reveal, Step, Zoom
from atlas.packs.kinds import IDENT, Choice, Context, Flag, Number, Pattern, PlaceOrLandmark, Text, Whole
from atlas.packs.lists import Many
from atlas.packs.record import Field, Record
from atlas.packs.schema import CITATION

FIT = "fit"
"""The word for the whole plate."""
NOTE_LENGTH, QUESTION_LENGTH, ANSWER_LENGTH = 900, 160, 400

_SUBJECT = Pattern(
    re.compile("(?:(?:muscle|condition|region|landmark):)?[a-z][a-z0-9_]{0,63}(?:/[1-9][0-9]?)?"),
    "the id of a muscle, a condition, a region or a landmark, or a point such as infraspinatus/2; "
    "where two kinds share an id, with the kind, such as landmark:occiput",
)

ZOOM = Record(Zoom, "A part of a plate.", (
    Field("at", PlaceOrLandmark(), "Its middle, a landmark or a position of the right side or the midline."),
    Field("width", Number(20, 2500), "Its width in mm; it is as high, as far as the plate goes."),
))  # fmt: skip


@dataclass(frozen=True)
class Framing:
    """The whole plate (``fit``), or a part of it with both its place and its width."""

    expected: str = "fit for the whole plate, or {at: a landmark or [x, y, z], width: mm}"

    def read(self, value: Any, context: Context) -> Any:
        """A ``Zoom``, or ``FAIL`` with a fault noted."""
        if value == FIT:
            return WHOLE_PLATE
        if type(value) is not dict:
            return context.fail(value, "This does not say which part of the plate is shown.", self.expected)
        if value.get("at") is None or value.get("width") is None:
            return context.fail(value, "A part of the plate needs its place and its width.", self.expected)
        return ZOOM.read(value, context)


STEP = Record(Step, "One step of a lesson: what the body shows, and what is said.", (
    Field("plate", IDENT, "The plate, such as shoulder_back_posterior."),
    Field("depth", Choice(Depth), "How far the body is peeled; superficial if left out."),
    Field("side", Choice(SideView), "The side that is marked; right if left out."),
    Field("select", _SUBJECT, "What is shown; left out for the bare plate."),
    Field(
        "reveal",
        Many(Choice(Reveal)),
        "What is drawn of it, in the order in which it comes up; reported is how sure it is. "
        "All but reported if left out.",
    ),
    Field("zoom", Framing(), "What part of the plate is shown; left out, what is selected fills it."),
    Field("labels", Flag(), "Whether numbers of points and names stand on the body; true if left out."),
    Field("caption", Text(CAPTION_LENGTH), f"One line for the class, {CAPTION_LENGTH} characters at most."),
    Field("note", Text(NOTE_LENGTH), f"What the presenter says, {NOTE_LENGTH} characters at most."),
    Field("question", Text(QUESTION_LENGTH), f"A question, {QUESTION_LENGTH} characters at most."),
    Field("answer", Text(ANSWER_LENGTH), f"What is shown after it, {ANSWER_LENGTH} characters at most."),
    Field("seconds", Whole(1, 3600), "The time that the class has, in seconds."),
))  # fmt: skip

LESSON = Record(Lesson, "One lesson, in `lessons/<id>.yaml`.", (
    Field("id", IDENT, "The name of the file without .yaml."),
    Field("title", Text(80), "Its title."),
    Field("about", Text(600), "What the class will know afterwards, in a few sentences."),
    Field("minutes", Whole(1, 600), "About how many minutes it takes."),
    Field("steps", Many(STEP, 1), "Its steps."),
    Field("sources", Many(CITATION), "What it rests on."),
))  # fmt: skip
