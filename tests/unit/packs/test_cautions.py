"""The table of cautions: what is wrong in it is told with its line, and what ships fits the guide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas import paths
from atlas.domain.cautions import Caution, CautionGroup, Mark
from atlas.domain.guide import BlockKind, GuidePage
from atlas.domain.library import Library
from atlas.packs.load import load
from tests.unit.packs.folder import read, write

ENTRY = """\
pregnancy:
  name: Pregnancy
  group: relative
  ask: Are you pregnant?
  finding: the patient is pregnant
  then: Talk about it first.
  guide: Pregnancy
  marks: [belly_low_back]
  sources: [simons1999]
"""
MISTAKES = {
    "an unknown group": (("relative", "relativ"), 3, "'relativ' is not known here.", "relative"),
    "an unknown rule": (("[belly_low_back]", "[belly, all]"), 8, "'belly' is not known here.", ""),
    "a field that is no field": (
        ("finding:", "findings:"), 5, "'findings' is no field of a caution.", "finding",
    ),
    "always that is neither true nor false": (
        ("  ask: Are you pregnant?\n", "  always: perhaps\n"), 4, "'perhaps' does not fit.", "",
    ),
    "no finding": (("  finding: the patient is pregnant\n", ""), 1, "The field 'finding' is missing", ""),
    "an unknown source": (("simons1999", "simons1998"), 9, "There is no source 'simons1998'.", "simons1999"),
    "nothing asked and not always": (
        ("  ask: Are you pregnant?\n", ""), 1, "A caution either asks something or holds always.", "",
    ),
    "asked and always": (
        ("  marks:", "  always: true\n  marks:"), 8, "A caution either asks something or holds always.", "",
    ),
    "always and nowhere": (
        ("  ask: Are you pregnant?\n", "  always: true\n"), 1,
        "The caution holds always and marks no site.", "",
    ),
    "no source": (("[simons1999]", "[]"), 9, "The caution cites nothing.", ""),
}  # fmt: skip


def table(folder: Path, text: str) -> None:
    write(folder)
    (folder / "cautions.yaml").write_text(text, encoding="utf-8")


def test_a_right_entry_is_read_whole(tmp_path: Path) -> None:
    table(tmp_path, ENTRY)
    loaded = read(tmp_path)
    assert loaded.problems == ()
    (caution,) = loaded.library.cautions.values()
    assert (caution.id, caution.group, caution.always) == ("pregnancy", CautionGroup.RELATIVE, False)
    assert caution.marks == (Mark.BELLY_LOW_BACK,)
    assert caution.is_question


@pytest.mark.parametrize(("change", "line", "message", "hint"), MISTAKES.values(), ids=list(MISTAKES))
def test_every_mistake_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, message: str, hint: str
) -> None:
    text = ENTRY.replace(*change)
    if message.endswith("marks no site."):
        text = text.replace("  marks: [belly_low_back]\n", "")
    table(tmp_path, text)
    (problem,) = [p for p in read(tmp_path).problems if p.message.startswith(message)]
    assert Path(problem.file).name == "cautions.yaml"
    assert (problem.line, problem.hint) == (line, hint)


def test_an_unknown_source_is_taken_out_and_the_caution_stays(tmp_path: Path) -> None:
    table(tmp_path, ENTRY.replace("[simons1999]", "[simons1999, nothing]"))
    (caution,) = read(tmp_path).library.cautions.values()
    assert [citation.source for citation in caution.sources] == ["simons1999"]


def test_a_broken_table_leaves_the_rest_of_the_atlas(tmp_path: Path) -> None:
    table(tmp_path, "pregnancy: [\n")
    loaded = read(tmp_path)
    assert len(loaded.problems) == 1
    assert loaded.library.cautions == {}
    assert set(loaded.library.muscles) == {"infraspinatus"}


def test_the_cache_gives_back_what_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    table(folder, ENTRY.replace("  ask: Are you pregnant?\n", "  always: true\n"))
    first = read(folder, cache=tmp_path / "cache")
    again = read(folder, cache=tmp_path / "cache")
    assert dict(again.library.cautions) == dict(first.library.cautions)
    assert again.library.cautions["pregnancy"].always is True


def test_an_entry_of_another_folder_takes_the_place_of_one_with_its_id(tmp_path: Path) -> None:
    table(tmp_path / "first", ENTRY)
    table(tmp_path / "second", ENTRY.replace("Talk about it first.", "Ask."))
    library = read(tmp_path / "first", tmp_path / "second").library
    assert [caution.then for caution in library.cautions.values()] == ["Ask."]


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


def bullets(page: GuidePage) -> Iterator[str]:
    return (block.text for block in page.blocks if block.kind is BlockKind.ITEM)


def said(page: GuidePage) -> str:
    return "\n".join(block.text for block in page.blocks)


def questions(library: Library) -> list[Caution]:
    return [caution for caution in library.cautions.values() if caution.is_question]


def test_every_bullet_of_the_guide_has_its_question(library: Library) -> None:
    page = library.guide["contraindications"]
    items = list(bullets(page))
    assert len(items) >= 30
    for item in items:
        assert any(item.startswith(caution.guide) for caution in questions(library)), item


def test_every_question_begins_a_bullet_or_is_asked_at_every_visit(library: Library) -> None:
    page = library.guide["contraindications"]
    last = page.blocks[-1].text
    for caution in questions(library):
        begins = [item for item in bullets(page) if item.startswith(caution.guide)]
        assert len(begins) == 1 or caution.guide in last, caution.id


def test_what_the_guide_asks_at_every_visit_is_asked(library: Library) -> None:
    last = library.guide["contraindications"].blocks[-1].text
    asked = {caution.guide for caution in questions(library) if caution.guide in last}
    assert asked == {"Something new since last time?", "New medicine", "How was it after the last treatment?"}


def test_what_holds_always_begins_with_words_of_the_page_on_risks(library: Library) -> None:
    blocks = [block.text for block in library.guide["safety"].blocks]
    always = [caution for caution in library.cautions.values() if caution.always]
    assert {caution.id for caution in always} >= {
        "pneumothorax",
        "nerve",
        "vessel",
        "spinal_canal",
        "free_site",
    }
    for caution in always:
        assert any(block.startswith(caution.guide) for block in blocks), caution.id


def test_the_groups_are_the_lists_of_the_guide(library: Library) -> None:
    heading, where = "", {}
    for block in library.guide["contraindications"].blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        elif block.kind is BlockKind.ITEM:
            where[block.text] = heading
    lists = {
        CautionGroup.RED_FLAG: "Red flags",
        CautionGroup.ABSOLUTE: "Do not",
        CautionGroup.RELATIVE: "Think",
    }
    for caution in questions(library):
        for item in (item for item in where if item.startswith(caution.guide)):
            expected = lists.get(caution.group, "Think")
            assert where[item].startswith(expected), caution.id


def test_every_entry_is_a_clear_text_with_known_sources(library: Library) -> None:
    for caution in library.cautions.values():
        assert caution.sources, caution.id
        assert all(citation.source in library.sources for citation in caution.sources), caution.id
        assert caution.finding[0].islower(), caution.id
        assert not caution.finding.endswith("."), caution.id
        assert caution.then.endswith("."), caution.id
        assert "?" in caution.ask or caution.always, caution.id
        words = " ".join((caution.name, caution.ask, caution.then, caution.technique, caution.tell)).split()
        assert not {"safe", "safely", "harmless"} & {word.strip(".,;:").lower() for word in words}, caution.id


def test_what_the_pneumothorax_asks_for_is_told(library: Library) -> None:
    caution = library.cautions["pneumothorax"]
    assert caution.marks == (Mark.CHEST,)
    assert "training" in caution.technique
    for sign in ("chest pain", "breathlessness", "dry cough", "breathing in", "emergency", "needle"):
        assert sign in caution.tell
