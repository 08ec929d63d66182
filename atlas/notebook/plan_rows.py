"""The sites and the answered cautions of a case as rows."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

from atlas.domain.body import Side
from atlas.domain.cases import MOST_SITES, Answer, CautionAnswer, Plan, Site, Technique
from atlas.domain.checks import Refused

SITE_COLUMNS = (
    "place, muscle, point, side, x, y, z, name, technique, needle_length_mm, gauge_mm, position, remark"
)
SITE_MARKS = ", ".join("?" * 13)
_OF = f"SELECT {SITE_COLUMNS}, id FROM sites WHERE case_id = ?"


def site_values(site: Site) -> tuple[Any, ...]:
    """A site in the order of ``SITE_COLUMNS``."""
    return (
        site.order, site.muscle, site.point, str(site.side), *site.at, site.name, str(site.technique),
        site.needle_length_mm, site.gauge_mm, site.position, site.remark,
    )  # fmt: skip


def site_of(row: tuple[Any, ...], number: int = 0) -> Site:
    """The site in such values."""
    place, muscle, point, side, x, y, z, name, technique, length, gauge, position, remark = row
    return Site(
        muscle, point, Side(side), (x, y, z), name, Technique(technique), length, gauge, position, remark,
        place, number,
    )  # fmt: skip


def plan_of(db: sqlite3.Connection, case: int) -> Plan:
    """The plan of a case, sites in order, cautions by id."""
    sites = db.execute(f"{_OF} ORDER BY place, id", (case,))
    cautions = db.execute(
        "SELECT caution, answer, answered, remark FROM cautions WHERE case_id = ? ORDER BY caution", (case,)
    )
    return Plan(
        tuple(site_of(row[:-1], row[-1]) for row in sites),
        tuple(CautionAnswer(id, Answer(a), date.fromisoformat(day), more) for id, a, day, more in cautions),
    )


def site_added(db: sqlite3.Connection, case: int, site: Site, order: int) -> Site:
    """Add a site at ``order``, at the end when 0; one that was there before comes back under its own id."""
    (count,) = db.execute("SELECT count(*) FROM sites WHERE case_id = ?", (case,)).fetchone()
    if count >= MOST_SITES:
        raise Refused(f"The plan has {count} sites; expected at most {MOST_SITES}.")
    kept = replace(site, order=count + 1)
    own = site.id if site.id and not _is_taken(db, site.id) else None
    row = db.execute(
        f"INSERT INTO sites (id, case_id, {SITE_COLUMNS}) VALUES (?, ?, {SITE_MARKS})",
        (own, case, *site_values(kept)),
    )
    kept = replace(kept, id=row.lastrowid or 0)
    return site_moved(db, case, kept.id, order) if order else kept


def site_changed(db: sqlite3.Connection, case: int, site: Site) -> Site:
    """Put ``site`` in the place of the one with its id; the order stays."""
    kept = replace(site, order=found_site(db, case, site.id).order)
    sets = ", ".join(f"{name} = ?" for name in SITE_COLUMNS.split(", "))
    db.execute(f"UPDATE sites SET {sets} WHERE id = ?", (*site_values(kept), site.id))
    return kept


def site_moved(db: sqlite3.Connection, case: int, number: int, order: int) -> Site:
    """Give a site another place in the order, counted from 1; the others make room."""
    found_site(db, case, number)
    rest = [id for id in _ids(db, case) if id != number]
    rest.insert(max(0, min(order - 1, len(rest))), number)
    _renumber(db, rest)
    return found_site(db, case, number)


def site_removed(db: sqlite3.Connection, case: int, number: int) -> Site:
    """Take a site out of the plan; what it was."""
    site = found_site(db, case, number)
    db.execute("DELETE FROM sites WHERE id = ?", (number,))
    _renumber(db, _ids(db, case))
    return site


def found_site(db: sqlite3.Connection, case: int, number: int) -> Site:
    """One site of a case. Raises ``Refused`` when it is not there, or no longer."""
    row = db.execute(f"{_OF} AND id = ?", (case, number)).fetchone()
    if row is None:
        raise Refused("This site is no longer in the plan; another window may have removed it.")
    return site_of(row[:-1], row[-1])


def answered(db: sqlite3.Connection, case: int, answer: CautionAnswer) -> None:
    """Keep the answer to a caution in the place of an earlier one."""
    db.execute(
        "REPLACE INTO cautions (case_id, caution, answer, answered, remark) VALUES (?, ?, ?, ?, ?)",
        (case, answer.id, str(answer.answer), answer.when.isoformat(), answer.remark),
    )


def _ids(db: sqlite3.Connection, case: int) -> list[int]:
    return [id for (id,) in db.execute("SELECT id FROM sites WHERE case_id = ? ORDER BY place, id", (case,))]


def _renumber(db: sqlite3.Connection, ids: list[int]) -> None:
    db.executemany("UPDATE sites SET place = ? WHERE id = ?", list(enumerate(ids, 1)))


def _is_taken(db: sqlite3.Connection, number: int) -> bool:
    return db.execute("SELECT 1 FROM sites WHERE id = ?", (number,)).fetchone() is not None
