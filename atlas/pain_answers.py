"""The ranking for places, regions and drawings that are named on the command line."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from atlas.domain.body import Position, SideView
from atlas.domain.library import Library
from atlas.domain.pain import Answer, Ranking
from atlas.domain.pain_map import build
from atlas.domain.painting import Painting, Stroke
from atlas.domain.skin import SkinTable, load_skin, on_skin
from atlas.state import pain_actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.pain_page import PainPage
from atlas.state.pain_ranked import page_of
from atlas.state.painting_file import Unreadable, load_painting

FAR_MM = 150.0
"""Nothing in the body lies further from the skin; a trigger point may be given as the place of a pain."""


class NotPainted(Exception):
    """There is nothing to rank; the text is one clear sentence."""


def answers_for(args: Namespace, library: Library, assets: Path) -> tuple[tuple[Answer, ...], PainPage]:
    """The muscles that may refer the pain of the arguments, and the page that says so in words."""
    file = assets / "body" / "skin.npy"
    if not file.is_file():
        raise NotPainted(f"the skin table {file} is missing; without it nothing lies on the body")
    skin = load_skin(file)
    painting = _painting(args, library, skin)
    ranking = Ranking(library, build(library, skin))
    answers = ranking.rank(painting, args.limit)
    return answers, page_of(ranking, answers, painting)


def _painting(args: Namespace, library: Library, skin: SkinTable) -> Painting:
    """All that was named, on one body."""
    state, facts = AtlasState(side=SideView(args.side)), Facts(library)
    for region in args.region:
        state = pain_actions.paint_region(state, facts, region)
    strokes = [*state.painting.strokes, *(_tap(at, args.radius, skin) for at in args.at)]
    if args.drawing is not None:
        try:
            strokes += load_painting(args.drawing)[0].strokes
        except (OSError, Unreadable) as error:
            raise NotPainted(f"{args.drawing} cannot be read: {error}") from error
    if not strokes:
        raise NotPainted("say where it hurts: --at X,Y,Z, --region ID or --drawing FILE")
    return Painting(tuple(strokes))


def _tap(at: Position, radius: float, skin: SkinTable) -> Stroke:
    """A round spot on the skin nearest to a place."""
    place, facing, away = on_skin(at, skin)
    if away > FAR_MM:
        where = ",".join(f"{v:g}" for v in at)
        raise NotPainted(f"{where} lies {away:.0f} mm from the skin; the body is not there")
    return Stroke((place,), (facing,), radius)
