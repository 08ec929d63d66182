"""What was measured of a zone, in words: per cent, n and source."""

from __future__ import annotations

import re

from atlas.domain.library import Library
from atlas.domain.points import Reported

NO_FIGURE = "no published figure"


def figure_words(reported: Reported | None, library: Library) -> str:
    """Such as ``36% of 133, Poveda-Pagán 2017``; says so where nothing was published."""
    if reported is None:
        return NO_FIGURE
    share = f"{reported.percent:g}% of {reported.n}"
    record = library.sources.get(reported.source)
    if record is None:
        return share
    author = first_author(record.authors)
    return f"{share}, {author} {record.year}" if record.year else f"{share}, {author}"


def first_author(authors: str) -> str:
    """The family name of the first of ``Family GH, Other IJ``."""
    first = re.split(r"[,;]| and ", authors, maxsplit=1)[0].strip()
    return re.sub(r"(\s+[A-Z][A-Z.\-]{0,4})+$", "", first)
