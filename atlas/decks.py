"""Decks of questions on the command line: listed, or written for Anki with pictures."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from atlas.domain.checks import NotebookError
from atlas.domain.library import Library
from atlas.domain.quiz.items import QuizKind
from atlas.notebook.anki_file import save_anki
from atlas.rows import Row
from atlas.state.facts import Facts
from atlas.state.learn_decks import DeckKind, named_deck, offers

NAMED = (DeckKind.REGION, DeckKind.CONDITION, DeckKind.NERVE, DeckKind.DEPTH)


class NotWritten(Exception):
    """The deck is not known or cannot be written; the text is one clear sentence."""


def carry_out(args: Namespace, facts: Facts, assets: Path) -> tuple[list[Row], list[str]]:
    """List the decks, or write the one that the arguments name; as data and as lines for people.

    Raises ``NotWritten``.
    """
    if args.what == "decks":
        rows = deck_rows(facts.library)
        return rows, [f"{row['deck']}  {row['name']}" for row in rows]
    row = write_deck(args, facts, assets)
    return [row], [f"{row['file']}: {row['notes']} notes, {row['pictures']} pictures"]


def deck_rows(library: Library) -> list[Row]:
    """One row a deck: by what name it is asked for, and what it is called."""
    rows: list[Row] = [{"deck": "all", "name": "All muscles"}]
    for kind in NAMED:
        rows += [{"deck": f"{kind}:{offer.id}", "name": offer.name} for offer in offers(kind, library)]
    return rows


def write_deck(args: Namespace, facts: Facts, assets: Path) -> Row:
    """Write the deck that the arguments name; what was written. Raises ``NotWritten``."""
    from atlas.ui.learn.headless import export

    try:
        deck = named_deck(args.deck, facts.library)
    except LookupError as told:
        raise NotWritten(told.args[0]) from None
    if args.kinds:
        deck = replace(deck, kinds=tuple(map(QuizKind, args.kinds)))
    try:
        notes, pictures = export(deck, facts, assets, args.out, save_anki, _tell)
    except (NotebookError, OSError, ValueError) as told:
        raise NotWritten(f"{args.out} cannot be written: {told}") from told
    return {"file": str(args.out), "notes": notes, "pictures": pictures}


def _tell(done: int, total: int) -> bool:
    """How far the work has come, on a line of its own for those who watch."""
    if sys.stderr.isatty():
        print(
            f"\rpictures: {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True
        )
    return True
