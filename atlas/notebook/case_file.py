"""A case as one open JSON file, to hand over or to keep.

::

    {"format": "trigger-point-atlas case", "version": 1, "axes": "DICOM LPS, mm, ...",
     "case": {"code": "S-014", "created": "2026-11-03", "conditions": ["frozen_shoulder"], "note": "",
              "archived": false},
     "plan": {"sites": [SITE, ...],
              "cautions": [{"id": "anticoagulants", "answer": "yes|no|unknown", "when": "2026-11-03",
                            "remark": ""}]},
     "painting": [STROKE, ...],
     "sessions": [{"date": "2026-11-03", "pain_before": 7, "pain_after": 4, "range_of_motion": "",
                   "remark": "", "done": [{"site": SITE, "twitch": true, "reaction": ""}],
                   "painting": [STROKE, ...]}]}

    SITE    {"muscle": "infraspinatus" or "", "point": 1 or null, "side": "right|left", "at": [x, y, z] in mm,
             "name": "", "technique": "deep|superficial|electrical", "needle_length_mm": 40 or null,
             "gauge_mm": 0.25 or null, "position": "", "remark": ""}; the order is that of the list
    STROKE  {"radius": mm, "erases": false, "path": [[x, y, z], ...] in mm, "facing": [[x, y, z], ...]}

Sessions stand with the first one first. What may be empty may be left out; an unknown key is refused.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from atlas.domain.body import Side
from atlas.domain.cases import (
    MOST_CONDITIONS,
    MOST_SITES,
    Answer,
    Case,
    CautionAnswer,
    Done,
    Plan,
    Session,
    Site,
    Technique,
    WholeCase,
)
from atlas.domain.checks import Refused, brief
from atlas.domain.painting import Painting
from atlas.domain.strokes import MOST_STROKES, from_rows, to_rows
from atlas.notebook.fields import Fields
from atlas.notebook.record import read_record
from atlas.notebook.writing import keep_whole

FORMAT, VERSION = "trigger-point-atlas case", 1
SIZE_LIMIT = 32_000_000
MOST_SESSIONS, MOST_CAUTIONS = 2_000, 500

_ALL = ("format", "version", "axes", "case", "plan", "painting", "sessions")
_CASE = ("code", "created", "conditions", "note", "archived")
_SITE = (
    "muscle", "point", "side", "at", "name", "technique",
    "needle_length_mm", "gauge_mm", "position", "remark",
)  # fmt: skip
_CAUTION = ("id", "answer", "when", "remark")
_SESSION = ("date", "pain_before", "pain_after", "range_of_motion", "remark", "done", "painting")
_DONE = ("site", "twitch", "reaction")


def save_case(path: Path, whole: WholeCase) -> None:
    """Write a case in one move. Raises ``NotKept``."""
    keep_whole(path, json.dumps(_record(whole), ensure_ascii=False, allow_nan=False, indent=1).encode())


def load_case(path: Path) -> WholeCase:
    """The case in a file. Raises ``Refused`` with where, what stands there and what was expected."""
    record = read_record(path, "case", VERSION, SIZE_LIMIT // 1_000_000)
    return _whole(Fields(record, path.name, _ALL))


def _record(whole: WholeCase) -> dict[str, object]:
    case = whole.case
    return {
        "format": FORMAT,
        "version": VERSION,
        "axes": "DICOM LPS, mm, reference body of BodyParts3D",
        "case": {
            "code": case.code,
            "created": case.created.isoformat(),
            "conditions": list(case.conditions),
            "note": case.note,
            "archived": case.archived,
        },
        "plan": {
            "sites": [_site_record(site) for site in whole.plan.sites],
            "cautions": [
                {"id": told.id, "answer": told.answer, "when": told.when.isoformat(), "remark": told.remark}
                for told in whole.plan.cautions
            ],
        },
        "painting": to_rows(whole.painting),
        "sessions": [_session_record(session, painting) for session, painting in whole.sessions],
    }


def _session_record(session: Session, painting: Painting) -> dict[str, object]:
    return {
        "date": session.date.isoformat(),
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "range_of_motion": session.range_of_motion,
        "remark": session.remark,
        "done": [
            {"site": _site_record(done.site), "twitch": done.twitch, "reaction": done.reaction}
            for done in session.done
        ],
        "painting": to_rows(painting),
    }


def _site_record(site: Site) -> dict[str, object]:
    return {key: list(site.at) if key == "at" else getattr(site, key) for key in _SITE}


def _whole(fields: Fields) -> WholeCase:
    plan = fields.inner("plan", ("sites", "cautions"))
    cautions = plan.each("cautions", MOST_CAUTIONS, _caution)
    if len({told.id for told in cautions}) < len(cautions):
        raise Refused(f"{plan.at('cautions')}: a caution is answered twice; expected each once.")
    return WholeCase(
        _case(fields.raw("case"), fields.at("case")),
        Plan(_numbered(plan.each("sites", MOST_SITES, _site)), cautions),
        from_rows(fields.rows("painting", MOST_STROKES), fields.at("painting")),
        fields.each("sessions", MOST_SESSIONS, _session),
    )


def _case(value: object, where: str) -> Case:
    f = Fields(value, where, _CASE)
    conditions = f.each("conditions", MOST_CONDITIONS, _word)
    archived = f.truth("archived") is True
    return f.make(lambda: Case(f.text("code"), f.day("created"), conditions, f.text("note"), archived))


def _word(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise Refused(f"{where}: {brief(value)}; expected a text.")
    return value


def _site(value: object, where: str) -> Site:
    f = Fields(value, where, _SITE)
    needle = f.number("needle_length_mm"), f.number("gauge_mm")
    technique = f.choice("technique", Technique, Technique.DEEP)
    words = f.text("position"), f.text("remark")
    side, at = f.choice("side", Side), f.position("at")
    return f.make(
        lambda: Site(f.text("muscle"), f.whole("point"), side, at, f.text("name"), technique, *needle, *words)
    )


def _numbered(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    return tuple(replace(site, order=number) for number, site in enumerate(sites, 1))


def _caution(value: object, where: str) -> CautionAnswer:
    f = Fields(value, where, _CAUTION)
    answer = f.choice("answer", Answer)
    return f.make(lambda: CautionAnswer(f.text("id"), answer, f.day("when"), f.text("remark")))


def _session(value: object, where: str) -> tuple[Session, Painting]:
    f = Fields(value, where, _SESSION)
    done = f.each("done", MOST_SITES, _done)
    numbered = tuple(replace(d, site=replace(d.site, order=n)) for n, d in enumerate(done, 1))
    pain = f.whole("pain_before"), f.whole("pain_after")
    words = f.text("range_of_motion"), f.text("remark")
    session = f.make(lambda: Session(f.day("date"), numbered, *pain, *words))
    return session, from_rows(f.rows("painting", MOST_STROKES), f.at("painting"))


def _done(value: object, where: str) -> Done:
    f = Fields(value, where, _DONE)
    site = _site(f.raw("site"), f.at("site"))
    return f.make(lambda: Done(site, f.truth("twitch"), f.text("reaction")))
