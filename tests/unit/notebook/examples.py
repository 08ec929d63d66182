"""Records to test with, by hand and by hypothesis."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from atlas.domain.body import Side
from atlas.domain.case_codes import check_code
from atlas.domain.cases import Answer, Case, CautionAnswer, Done, Plan, Session, Site, Technique
from atlas.domain.checks import Refused
from atlas.domain.painting import Painting, Stroke
from atlas.notebook.case_file import WholeCase
from atlas.notebook.found import How
from atlas.notebook.notebook import Notebook

DAY = date(2026, 11, 3)
CASE = Case("S-014", DAY, ("frozen_shoulder", "sleeps badly"), "Works at a lathe.\nRight-handed.")
_AT = (-98.0, -18.0, 1398.0)
SITE = Site("infraspinatus", 1, Side.RIGHT, _AT, "Infraspinatus 1", Technique.DEEP, 40.0, 0.25, "prone")
FREE = Site("", None, Side.LEFT, (61.5, 20.0, 1410.0), "scar", Technique.SUPERFICIAL, remark="its end")
PAINT = Painting(
    (
        Stroke(((-200.0, -100.0, 1390.0), (-205.0, -98.0, 1385.0)), ((0.0, -1.0, 0.0),) * 2, 14.0),
        Stroke(((-200.0, -100.0, 1390.0),), ((0.0, -1.0, 0.0),), 6.0, erases=True),
    )
)
_DONE = Done(replace(SITE, order=1), True, "sore for a day")
SESSION = Session(DAY, (_DONE,), 7, 4, "abduction 90°", "first one")
CAUTION = CautionAnswer("anticoagulants", Answer.UNKNOWN, DAY, "asks at home")
WHOLE = WholeCase(
    CASE, Plan((replace(SITE, order=1), replace(FREE, order=2)), (CAUTION,)), PAINT, ((SESSION, PAINT),)
)


def opened(path: Path) -> Notebook:
    """The notebook in a file that must open without a remark."""
    opening = Notebook.open(path)
    assert opening.notebook is not None, opening.sentence
    assert not opening.sentence
    return opening.notebook


def how_it_opens(path: Path) -> How:
    """What becomes of opening a file, which is closed again."""
    opening = Notebook.open(path)
    if opening.notebook is not None:
        opening.notebook.close()
    return opening.how


def filled(path: Path) -> Notebook:
    """A notebook with one case that has everything."""
    notebook = opened(path)
    notebook.add_case(CASE)
    for site in WHOLE.plan.sites:
        notebook.add_site(CASE.code, site)
    notebook.answer_caution(CASE.code, CAUTION)
    notebook.set_painting(CASE.code, PAINT)
    session = notebook.add_session(CASE.code, SESSION)
    notebook.set_painting(CASE.code, PAINT, session.id)
    return notebook


def _allowed(code: str) -> bool:
    with suppress(Refused):
        check_code(code)
        return True
    return False


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
PAGES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,12}", fullmatch=True).filter(_allowed)
_MM = st.floats(-2_000, 2_000).map(lambda v: round(v, 2) + 0.0)
_UNIT = st.floats(-1, 1).map(lambda v: round(v, 4) + 0.0)
_PAIN = st.none() | st.integers(0, 10)
_SITES = st.builds(
    Site, st.just("infraspinatus"), st.none() | st.integers(1, 9), st.sampled_from(Side),
    st.tuples(_MM, _MM, _MM), LINES, st.sampled_from(Technique), st.none() | st.floats(1, 300),
    st.none() | st.floats(0.05, 2), LINES, PAGES,
)  # fmt: skip


def _numbered(sites: list[Site]) -> tuple[Site, ...]:
    return tuple(replace(site, order=n) for n, site in enumerate(sites, 1))


def _done(sites: list[Site], twitch: bool | None, reaction: str) -> tuple[Done, ...]:
    return tuple(Done(site, twitch, reaction) for site in _numbered(sites))


@st.composite
def _strokes(draw: st.DrawFn) -> Stroke:
    places = draw(st.lists(st.tuples(_MM, _MM, _MM, _UNIT, _UNIT, _UNIT), min_size=1, max_size=4))
    radius = draw(st.floats(4, 60).map(lambda v: round(v, 2)))
    return Stroke(tuple(p[:3] for p in places), tuple(p[3:] for p in places), radius, draw(st.booleans()))


_FEW_SITES = st.lists(_SITES, max_size=3)
_PAINTINGS = st.lists(_strokes(), max_size=3).map(lambda strokes: Painting(tuple(strokes)))
_DONES = st.builds(_done, _FEW_SITES, st.none() | st.booleans(), PAGES)
_SESSIONS = st.builds(Session, st.dates(), _DONES, _PAIN, _PAIN, PAGES, PAGES)
_CAUTIONS = st.lists(
    st.builds(CautionAnswer, LINES.filter(bool), st.sampled_from(Answer), st.dates(), PAGES),
    max_size=3,
    unique_by=lambda told: told.id,
).map(lambda told: tuple(sorted(told, key=lambda one: one.id)))
_CASES = st.builds(
    Case, CODES, st.dates(), st.lists(LINES.filter(str.strip), max_size=3).map(tuple), PAGES, st.booleans()
)
WHOLE_CASES = st.builds(
    WholeCase,
    _CASES,
    st.builds(Plan, _FEW_SITES.map(_numbered), _CAUTIONS),
    _PAINTINGS,
    st.lists(st.tuples(_SESSIONS, _PAINTINGS), max_size=3).map(
        lambda rows: tuple(sorted(rows, key=lambda row: row[0].date))
    ),
)
