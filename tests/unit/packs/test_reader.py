"""What is not plain YAML is refused at its line, quickly, and never by an exception of another kind."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.packs.reader import Refused, parse
from atlas.packs.scalars import plain

HOSTILE: dict[str, tuple[bytes, int, str]] = {
    "aliases that explode": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "Anchors"),
    "an alias of nothing": (b"a: 1\nb: *a", 2, "Aliases"),
    "a merge key": (b"a: {b: c}\nd:\n  <<: {a: b}", 3, "Merge keys"),
    "a python tag": (b"a: 1\nb: !!python/object/apply:os.system [ls]", 2, "Tags"),
    "a tag directive": (b"%TAG ! x:\n---\na: 1", 2, "Tags"),
    "lists 10,000 deep": (b"a: " + b"[" * 10_000 + b"]" * 10_000, 1, "deeper than 24"),
    "200 kB of brackets": (b"[" * 200_000, 1, "deeper than 24"),
    "200 kB of braces": (b"{a: " * 50_000, 1, "deeper than 24"),
    "dashes without end": (b"- " * 100_000, 1, "deeper than 24"),
    "question marks without end": (b"? " * 100_000, 1, "key must be a word"),
    "a NUL": (b"a: 1\nb: \0", 2, "control character"),
    "no UTF-8": (b"a: 1\nb: \xff\xfe", 2, "UTF-8"),
    "a tab for indentation": (b"a:\n\tb: 1", 2, "tab"),
    "a tab between": (b"a: 1\nb:\t1", 2, "tab"),
    "a key twice": (b"a: 1\nb: 2\na: 3", 3, "'a' stands here a second time"),
    "two documents": (b"a: 1\n---\nb: 2", 2, "second document"),
    "a list as a key": (b"a: 1\n? [x]\n: y", 2, "key must be a word"),
    "no mapping": (b"- a\n- b", 1, "keys and values"),
    "nothing": (b"", 1, "keys and values"),
    "a colon in a text": (b"name: a: b", 1, "needs quotes"),
    "an open bracket": (b"a: [1, 2", 2, "closing bracket"),
    "an open quote": (b'a: "' + b"x " * 100_000, 1, "quote is not closed"),
    "a character that is none": ("a: 1\nb: \x81".encode(), 2, "character"),
    "too many values": (b"".join(b"a%d: 1\n" % i for i in range(20_000)), 2500, "more values"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_sentence_and_a_line(name: str) -> None:
    data, line, words = HOSTILE[name]
    start = time.thread_time()
    with pytest.raises(Refused) as refused:
        parse(data)
    assert time.thread_time() - start < 0.5
    assert words in refused.value.message
    assert abs(refused.value.line - line) <= 1
    assert refused.value.message.endswith(".")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    line = 1
    try:
        parse(data)
    except Refused as refused:
        line = refused.line
    assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("true", True), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("+4", 4), ("0x1f", "0x1f"), ("0123", "0123"), ("12:30", "12:30"),
        ("1.5", 1.5), ("-.5", -0.5), ("1e3", 1000.0), ("1_000", "1_000"), ("2.5.1", "2.5.1"), ("C5", "C5"),
    ],
)  # fmt: skip
def test_plain_words_are_typed_as_yaml_1_2_does(text: str, value: object) -> None:
    assert plain(text) == value
    assert type(plain(text)) is type(value)


def test_quotes_make_a_text() -> None:
    assert parse(b"a: '12'\nb: \"true\"\nc: 12") == {"a": "12", "b": "true", "c": 12}


def test_nested_lists_and_mappings_come_out_as_written() -> None:
    data = b"a:\n  - {b: [1, [2, 3]], c: {}}\n  - []\nd: text with spaces\n"
    assert parse(data) == {"a": [{"b": [1, [2, 3]], "c": {}}, []], "d": "text with spaces"}
