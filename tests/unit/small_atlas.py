"""A small made-up atlas: one muscle of the back that refers to the front, two plates, one close-up."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import (
    Attachments,
    BodyRegion,
    Citation,
    Condition,
    Hazard,
    Innervation,
    Muscle,
    Needling,
    Palpation,
    Region,
    Role,
    Source,
)
from atlas.domain.body import Depth, Position, Side
from atlas.domain.library import Library
from atlas.domain.plates import Camera, Plate, SkinDepth, Structure
from atlas.domain.points import Certainty, Reported, TriggerPoint, Zone, ZoneKind
from atlas.state.facts import Facts

FRONT: Position = (0.0, -1.0, 0.0)
BACK: Position = (0.0, 1.0, 0.0)


def zone(kind: ZoneKind, where: str, path: tuple[Position, ...], facing: Position) -> Zone:
    return Zone(kind, where, path, 40.0, stroke=path, facing=(facing,) * len(path))


POINT = TriggerPoint(
    id=1,
    name="upper part",
    at=(-100.0, 20.0, 1400.0),
    find="Flat palpation.",
    zones=(
        replace(
            zone(ZoneKind.ESSENTIAL, "front of the shoulder", ((-150.0, -100.0, 1400.0),), FRONT),
            reported=Reported(36.1, 133, "paper"),
            certainty=Certainty.LOW,
            doubt="one study",
        ),
    ),
    facing=BACK,
)
SECOND = TriggerPoint(
    id=2,
    name="lower part",
    at=(-100.0, 20.0, 1300.0),
    find="Flat palpation.",
    zones=(zone(ZoneKind.SPILLOVER, "medial border", ((-60.0, 30.0, 1350.0),), BACK),),
    facing=BACK,
)
MUSCLE = Muscle(
    id="backer",
    name="Backer",
    latin="Musculus dorsi",
    region=BodyRegion.SHOULDER,
    depth=Depth.INTERMEDIATE,
    attachments=Attachments("Here.", "There."),
    innervation=Innervation("some nerve", ("C5", "C6")),
    actions=("Turns.",),
    trigger_points=(POINT, SECOND),
    needling=Needling("Prone.", Palpation.FLAT, "Medially.", (Hazard.PNEUMOTHORAX,), "Thin bone."),
    sources=(Citation("book", "chapter 22"),),
    synonyms=("Behinder",),
    conditions={"ache": Role.MAJOR, "unknown": Role.MINOR},
    look_alikes=("C5 root.",),
)
CONDITION = Condition(
    "ache", "Shoulder ache", "It aches.", ("At night.",), ("Fever.",), ("Tumour.",), "Little.", "Three.", ()
)
SOURCES = {
    "book": Source("book", "Writer W", "A manual", 1999, edition="2nd edition"),
    "paper": Source("paper", "Author A", "A study", 2010, doi="10.1/x"),
}


def plate(name: str, view: Position, scale: float, height: float = 1900.0, parent: str = "") -> Plate:
    camera = Camera(
        view, (0.0, 0.0, 1.0), (0.0, -100.0, 850.0 if not parent else 1400.0), 760.0, height, scale
    )
    return Plate(
        name,
        name.replace("_", " ").capitalize(),
        "whole",
        camera,
        {depth: (f"{depth}.webp",) for depth in Depth},
        {depth: f"{depth}.ids.png" for depth in Depth},
        "outlines.json.gz",
        SkinDepth("skin_depth.png", 0.5, -300.0, 0.1),
        parent=parent,
    )


PLATES = {
    p.id: p
    for p in (
        plate("full_anterior", (0.0, 1.0, 0.0), 2.0),
        plate("full_posterior", (0.0, -1.0, 0.0), 2.0),
        plate("back_close", (0.0, -1.0, 0.0), 5.0, 400.0, "full_posterior"),
    )
}
LIBRARY = Library(
    muscles={"backer": MUSCLE},
    conditions={"ache": CONDITION},
    regions={
        "front": Region(
            "front", "Front of the shoulder", (((-150.0, -100.0, 1400.0), 40.0),), plate="full_anterior"
        )
    },
    sources=SOURCES,
)
STRUCTURES = (
    Structure(1, "backer", "Backer", "muscle", Side.RIGHT, Depth.INTERMEDIATE),
    Structure(2, "scapula", "Scapula", "bone", Side.RIGHT, None),
)
FACTS = Facts(LIBRARY, PLATES, STRUCTURES)
