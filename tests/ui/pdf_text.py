"""The words in a PDF as Qt writes it: streams unpacked, glyphs turned back by the fonts' own tables."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(
    rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> \[(.*?)\]|<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> <([0-9a-fA-F]+)>",
    re.DOTALL,
)
_SHOW = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>(?=\s*(?:Tj|\]|[-\d.]))")


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def text_of(pdf: bytes) -> str:
    """All text in the order in which it was painted, runs apart by a blank."""
    objects = {int(m[1]): m[2] for m in _OBJECT.finditer(pdf)}
    streams = {number: _unpacked(body) for number, body in objects.items()}
    fonts = {name: _table(streams, objects, int(number)) for name, number in _fonts(objects)}
    return " ".join(_words(stream, fonts) for stream in streams.values() if b" Tf" in stream)


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found or b"/Image" in found[1]:
        return b""
    try:
        return zlib.decompress(found[2]) if b"FlateDecode" in found[1] else found[2]
    except zlib.error:
        return b""


def _fonts(objects: dict[int, bytes]) -> list[tuple[bytes, bytes]]:
    return [row for body in objects.values() for row in re.findall(rb"/(F\d+) (\d+) 0 R", body)]


def _table(streams: dict[int, bytes], objects: dict[int, bytes], font: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(font, b""))
    table: dict[int, str] = {}
    for row in _RANGE.finditer(streams[int(found[1])] if found else b""):
        if row[1]:
            for i, code in enumerate(re.findall(rb"<([0-9a-fA-F]+)>", row[3])):
                table[int(row[1], 16) + i] = bytes.fromhex(code.decode()).decode("utf-16-be")
        else:
            first, last, start = (int(row[i], 16) for i in (4, 5, 6))
            table.update({first + i: chr(start + i) for i in range(last - first + 1)})
    return table


def _words(stream: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    table: dict[int, str] = {}
    words: list[str] = []
    for found in _SHOW.finditer(stream):
        if found[1]:
            table = fonts.get(found[1], {})
        else:
            codes = re.findall(rb"[0-9a-fA-F]{4}", found[2])
            words.append("".join(table.get(int(code, 16), "?") for code in codes))
    return " ".join(words)
