"""What may stand on the command line; wrong usage ends with exit code 2."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from atlas.domain.body import Depth, Position, SideView
from atlas.domain.painting import RADII_MM
from atlas.domain.quiz.items import QuizKind

PROGRAM = "trigger-point-atlas"
KINDS = ("muscles", "points", "conditions", "regions", "landmarks", "plates")
PICTURES = (".png", ".svg", ".pdf")
PAPERS = (*PICTURES, ".json")
PAGES = ("a4", "letter")
SMALLEST_PX, LARGEST_PX = 16, 16_384


def parse(words: Sequence[str]) -> Namespace:
    """The arguments, with the name of the ``command``; ``data`` may stand anywhere and more than once."""
    anywhere = ArgumentParser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    anywhere.add_argument("--data", metavar="FOLDER", action="append", type=Path, default=[])
    known, rest = anywhere.parse_known_args(_joined(words))
    parser = _parser()
    args = parser.parse_args(rest)
    args.data = tuple(known.data)
    case_file = args.command == "plan" and args.what == "export" and args.out.suffix.lower() == ".json"
    if case_file and (args.patient or args.sections or args.zones):
        parser.error("a .json file holds the whole case: --patient, --sections and --zones are for paper")
    return args


def _joined(words: Sequence[str]) -> list[str]:
    """``--at -98,-18,1398`` as one word, or a place on the right would be taken for an option."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == "--at":
            out[-1] = f"--at={word}"
        else:
            out.append(word)
    return out


def _parser() -> ArgumentParser:
    about = "An atlas of trigger points. Opens its window, or carries out one command without it."
    parser = ArgumentParser(prog=PROGRAM, description=about, allow_abbrev=False)
    parser.add_argument("--data", metavar="FOLDER", help="add or override data; may be repeated")
    parser.set_defaults(command="window")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, doc: str) -> ArgumentParser:
        added = commands.add_parser(name, help=doc, description=doc, allow_abbrev=False)
        added.set_defaults(command=name)
        return added

    check = command("check", "validate the shipped data, or a data folder")
    check.add_argument("folder", metavar="FOLDER", type=Path, nargs="?")
    listing = command("list", "list all of a kind")
    listing.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    show = command("show", "show a muscle, condition or page of the guide")
    show.add_argument("id", metavar="ID")
    search = command("search", "find anything by name")
    search.add_argument("words", metavar="WORDS", nargs="+")
    for each in (check, listing, show, search):
        each.add_argument("--json", action="store_true", help="print JSON")
    _add_pain(command("pain", "rank the muscles that may refer pain to places, a region or a drawing"))
    _add_render(command("render", "draw a plate to a file"))
    _add_plan(command("plan", "list the plans of your notebook, or put one on paper"))
    _add_learn(command("learn", "list the decks of questions, or export one to Anki"))
    return parser


def _add_pain(pain: ArgumentParser) -> None:
    again: Any = {"action": "append", "default": []}
    pain.add_argument("--at", metavar="X,Y,Z", type=_place, help="a place in mm; may be repeated", **again)
    pain.add_argument("--region", metavar="ID", help="a pain region; may be repeated", **again)
    pain.add_argument("--drawing", metavar="FILE", type=Path, help="a painted pain that was saved")
    pain.add_argument(
        "--side",
        choices=[side.value for side in SideView],
        default=SideView.RIGHT.value,
        help="the side of --region",
    )
    pain.add_argument("--radius", metavar="MM", type=_radius, default=15.0, help="of each place; 15")
    pain.add_argument("--limit", metavar="N", type=_count, default=20, help="so many rows at most; 20")
    pain.add_argument("--json", action="store_true", help="print JSON")


def _place(text: str) -> Position:
    try:
        x, y, z = (float(part) for part in text.split(","))
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a place such as -215,-118,1392 (mm)") from None
    if not all(isfinite(v) and abs(v) < 3000.0 for v in (x, y, z)):
        raise ArgumentTypeError(f"'{text}' lies outside every body; the skin spans about 2 m")
    return (x, y, z)


def _radius(text: str) -> float:
    low, high = RADII_MM
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise ArgumentTypeError(f"'{text}' is not a radius from {low:g} to {high:g} mm")
    return value


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise ArgumentTypeError(f"'{text}' is not a number from 1 to 1000")
    return int(text)


def _add_render(render: ArgumentParser) -> None:
    depths, sides = [depth.value for depth in Depth], [side.value for side in SideView]
    endings = ", ".join(PICTURES)
    render.add_argument("--plate", metavar="ID", required=True)
    render.add_argument("--depth", choices=depths, default=Depth.SUPERFICIAL.value)
    render.add_argument("--select", metavar="ID", nargs="+", action="extend", default=[], help="what to show")
    render.add_argument("--side", choices=sides, default=SideView.RIGHT.value)
    render.add_argument("--size", metavar="WxH", type=_size, default=(1600, 1200), help="in px")
    render.add_argument("--out", metavar="FILE", type=_picture, required=True, help=f"ends in {endings}")


def _add_plan(plan: ArgumentParser) -> None:
    kinds = plan.add_subparsers(title="what to do", dest="what", metavar="WHAT", required=True)
    listing = kinds.add_parser("list", help="list the cases with what is planned", allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help="print JSON")
    export = kinds.add_parser("export", help="write the plan of a case to a file", allow_abbrev=False)
    export.add_argument("case", metavar="CASE", help="the code of the case")
    endings = f"ends in {', '.join(PICTURES)}, or in .json for the case file"
    export.add_argument("--out", metavar="FILE", type=_paper, required=True, help=endings)
    export.add_argument("--patient", action="store_true", help="the sheet for the patient")
    export.add_argument("--sections", action="store_true", help="with what lies beneath each site")
    export.add_argument("--zones", action="store_true", help="with where pain may be felt")
    export.add_argument("--page", choices=PAGES, default=PAGES[0], help="the size of the paper; a4")


def _add_learn(learn: ArgumentParser) -> None:
    kinds = learn.add_subparsers(title="what to do", dest="what", metavar="WHAT", required=True)
    listing = kinds.add_parser("decks", help="list the decks", allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help="print JSON")
    export = kinds.add_parser("export", help="write a deck with pictures for Anki", allow_abbrev=False)
    named = "region:ID, condition:ID, nerve:ID, depth:ID, muscles:ID,ID or all"
    export.add_argument("--deck", metavar="DECK", required=True, help=named)
    kinds_asked = ", ".join(QuizKind)
    export.add_argument("--kinds", metavar="KIND", nargs="+", choices=list(QuizKind), help=kinds_asked)
    export.add_argument("--out", metavar="FILE", type=_package, required=True, help="ends in .apkg")
    export.add_argument("--json", action="store_true", help="print JSON")


def _package(text: str) -> Path:
    if Path(text).suffix.lower() != ".apkg":
        raise ArgumentTypeError(f"'{text}' must end in .apkg")
    return Path(text)


def _paper(text: str) -> Path:
    if Path(text).suffix.lower() not in PAPERS:
        raise ArgumentTypeError(f"'{text}' must end in {' or '.join(PAPERS)}")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ArgumentTypeError(f"'{text}' is not a size such as 1600x1200")
    if not all(SMALLEST_PX <= int(px) <= LARGEST_PX for px in (width, height)):
        raise ArgumentTypeError(f"'{text}': each side must be from {SMALLEST_PX} to {LARGEST_PX} px")
    return int(width), int(height)


def _picture(text: str) -> Path:
    if Path(text).suffix.lower() not in PICTURES:
        raise ArgumentTypeError(f"'{text}' must end in {' or '.join(PICTURES)}")
    return Path(text)
