"""What the panel of learning says: the question, how it is answered, what the answer was worth, the sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.domain.library import Library
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Forecast, Retention
from atlas.domain.quiz.question import Given, Question
from atlas.state.learn import Answered, Learning, Summary
from atlas.state.learn_decks import KIND_TITLES
from atlas.state.learn_weak import Weak
from atlas.state.model import AtlasState, LearnPage
from atlas.state.paper_sources import PaperSources

LETTERS = "123456789"
"""The keys of the choices, in order."""
FIND = "Click the place on the body. By keys: arrows move the cross, Shift with them goes far, Space sets it."
PAINT = (
    "Paint on the body, then press Enter; the strip below has more views of it. By keys: arrows move the "
    "brush, Shift with them goes far, Space paints, also while it moves; [ and ] size it."
)
CHOOSE = "Press the number of your answer."
ZONE = f"Solid is the essential zone, stippled the spillover. {CHOOSE}"
PAINTED = "Striped is your paint, solid the essential zone; stippled spillover counts neither way."
SEVERAL = "Press the numbers of all that are right, then Enter."


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer as it is told: ``mark`` is a sign, ``verdict`` the word, ``told`` what it was worth."""

    mark: str
    verdict: str
    told: str
    why: str
    sources: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All but the sources, for a reader of the screen."""
        return " ".join(part for part in (f"{self.verdict}.", self.told, self.why) if part)


def title_words(state: AtlasState) -> str:
    """What stands in the title bar while somebody learns."""
    learning = state.learning
    if state.learn_page is LearnPage.PROGRESS:
        return "Learn: progress"
    if state.learn_page is LearnPage.DECKS or learning is None:
        return "Learn: decks"
    if learning.over:
        return f"Learn: {learning.right} of {len(learning.done)} right"
    if learning.answered is None:
        return f"Learn: question {learning.number} of {learning.total}"
    verdict = "right" if learning.answered.grade.correct else "wrong"
    return f"Learn: answer {learning.number} of {learning.total}, {verdict}"


def place_words(learning: Learning) -> str:
    """How far the round has come."""
    right = f"{learning.right} of {len(learning.done)} right" if learning.done else "nothing answered yet"
    return f"Question {learning.number} of {learning.total}, {right}"


def how_words(question: Question) -> str:
    """How a question is answered, by hand and by keys."""
    if question.item.kind is QuizKind.FIND_POINT:
        return FIND
    if question.item.kind is QuizKind.PAINT_ZONE:
        return PAINT
    if question.item.kind is QuizKind.WHOSE_ZONE:
        return ZONE
    return SEVERAL if question.several else CHOOSE


def spoken_question(learning: Learning) -> str:
    """The question for those who hear it: where it stands, what is asked, what the picture shows."""
    question = learning.question
    if question is None:
        return ""
    shown = f"The body shows: {question.spoken}" if question.spoken else ""
    return " ".join(part for part in (f"{place_words(learning)}.", question.prompt, shown) if part)


def answer_words(answered: Answered, library: Library) -> AnswerWords:
    """What an answer was worth, why, and where that is written."""
    sources = PaperSources(library)
    sources.mark(*answered.question.sources)
    lines = tuple(line.partition("] ")[2] for line in sources.lines())
    grade, why = answered.grade, answered.question.why
    if answered.given == Given():
        right = _right(answered.question)
        told = f"Right would be: {right}." if right else grade.words
        return AnswerWords("–", "Not answered", told, why, lines)
    told = "" if grade.words == "Right." else grade.words
    if answered.given.overlap is not None:
        told = f"{told} {PAINTED}"
    found = ("✓", "Right") if grade.correct else ("✗", "Wrong")
    return AnswerWords(*found, told, why, lines)


def summary_words(summary: Summary) -> tuple[str, ...]:
    """The result of a round in a few lines."""
    if not summary.asked:
        return ("Nothing was answered.",)
    seconds = summary.ms / 1000.0 / summary.asked
    lines = [f"{summary.right} of {summary.asked} right ({summary.right / summary.asked:.0%})."]
    lines.append(f"{seconds:.0f} s for an answer on average.")
    lines += [f"{summary.skipped} skipped."] if summary.skipped else []
    return tuple(lines)


def kind_rows(summary: Summary) -> tuple[tuple[str, int, int], ...]:
    """By kind of question: its name, how many were right and how many there were."""
    return tuple((KIND_TITLES[QuizKind(kind)], right, asked) for kind, right, asked in summary.by_kind)


def due_words(count: int) -> str:
    """How much is due."""
    return "Nothing is due today." if not count else f"{count} due today."


def retention_words(found: Retention) -> str:
    """How much was still known on a later day."""
    if found.share is None:
        return "Retention is told once something was asked again on a later day."
    return f"Still known on a later day: {found.share:.0%} ({found.right} of {found.asked} answers)."


def forecast_words(days: Sequence[Forecast]) -> str:
    """The chart of what falls due in words."""
    rows = [f"{day.day:%d %B}: {day.due}" for day in days if day.due]
    return "Nothing falls due in these days." if not rows else "Falls due: " + ", ".join(rows) + "."


def weak_words(row: Weak, library: Library) -> str:
    """A muscle of the list of weak ones in a line."""
    muscle = library.muscles.get(row.muscle)
    return f"{muscle.name if muscle is not None else row.muscle}: {row.words}"


def _right(question: Question) -> str:
    return ", ".join(question.name_of(id) for id in question.right)
