"""What may stand on the command line; wrong usage ends with exit code 2."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from atlas.domain.body import Depth, SideView

PROGRAM = "trigger-point-atlas"
KINDS = ("muscles", "points", "conditions", "regions", "landmarks", "plates")
PICTURES = (".png", ".svg", ".pdf")
SMALLEST_PX, LARGEST_PX = 16, 16_384


def parse(words: Sequence[str]) -> Namespace:
    """The arguments, with the name of the ``command``; ``data`` may stand anywhere and more than once."""
    anywhere = ArgumentParser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    anywhere.add_argument("--data", metavar="FOLDER", action="append", type=Path, default=[])
    known, rest = anywhere.parse_known_args(words)
    args = _parser().parse_args(rest)
    args.data = tuple(known.data)
    return args


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
    _add_render(command("render", "draw a plate to a file"))
    return parser


def _add_render(render: ArgumentParser) -> None:
    depths, sides = [depth.value for depth in Depth], [side.value for side in SideView]
    endings = ", ".join(PICTURES)
    render.add_argument("--plate", metavar="ID", required=True)
    render.add_argument("--depth", choices=depths, default=Depth.SUPERFICIAL.value)
    render.add_argument("--select", metavar="ID", nargs="+", action="extend", default=[], help="what to show")
    render.add_argument("--side", choices=sides, default=SideView.RIGHT.value)
    render.add_argument("--size", metavar="WxH", type=_size, default=(1600, 1200), help="in px")
    render.add_argument("--out", metavar="FILE", type=_picture, required=True, help=f"ends in {endings}")


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
