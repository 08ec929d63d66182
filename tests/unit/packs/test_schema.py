"""The table of fields fits the dataclasses, and the page on data packs is what it says."""

from __future__ import annotations

from dataclasses import fields

import pytest

from atlas.packs import lesson_schema, schema
from atlas.packs.checks import CHECKS
from atlas.packs.record import Record
from tools.docs import PAGE, page

TABLES = {**vars(schema), **vars(lesson_schema)}
RECORDS = [value for value in TABLES.values() if isinstance(value, Record)]
WORKED_OUT = {"stroke", "facing"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.title)
def test_every_field_of_the_dataclass_is_in_the_table_and_no_other(record: Record) -> None:
    names = [field.name for field in record.table]
    assert len(names) == len(set(names))
    assert set(names) == {field.name for field in fields(record.make)} - WORKED_OUT


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.title)
def test_every_field_says_what_it_is(record: Record) -> None:
    assert record.doc.endswith(".")
    assert all(field.doc.endswith(".") for field in record.table)
    assert all(field.kind.expected for field in record.table)


def test_every_check_is_one_sentence() -> None:
    for check in CHECKS:
        text = (check.__doc__ or "").strip()
        assert text.endswith(".")
        assert "\n" not in text


def test_the_page_on_data_packs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"
