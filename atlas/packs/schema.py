"""Every field of every record, once: what is read, checked and documented comes from this table."""

from __future__ import annotations

import re

from atlas.domain.anatomy import (
    Attachments,
    BodyRegion,
    Chain,
    Citation,
    Condition,
    DepthObservation,
    Frequency,
    Group,
    Hazard,
    Innervation,
    Landmark,
    LandmarkKind,
    Muscle,
    NeedleSize,
    Needling,
    Palpation,
    Prevalence,
    Region,
    Role,
    Source,
)
from atlas.domain.body import Depth
from atlas.domain.cautions import Caution, CautionGroup, Mark
from atlas.domain.points import Approach, Certainty, Reported, Sense, TriggerPoint, Zone, ZoneKind
from atlas.packs.kinds import IDENT, PLACE, Choice, Flag, Number, Pattern, PlaceOrLandmark, Text, Whole
from atlas.packs.lengths import Length
from atlas.packs.lists import Both, Many, Table
from atlas.packs.record import Field, Record

_TEXT = Text()
_NAME = Text(160)
_LOOSE = Text(160, loose=True)
_TEXTS = Many(_TEXT)
_COUNT = Whole(1, 10_000_000)
_PART = Pattern(re.compile("FJ[0-9]{4}M?"), "a mesh part of BodyParts3D, such as FJ1500")
_CERTAINTY = Field("certainty", Choice(Certainty), "How sure the record is; low asks for a doubt.")
_DOUBT = Field("doubt", _TEXT, "What is not sure, and why.")

CITATION = Record(Citation, "A source, and in a book the place in it.", (
    Field("source", IDENT, "The id of a source."),
    Field("place", _NAME, "Where in the source, such as chapter 22."),
), short="source")  # fmt: skip

_SOURCES = Field("sources", Many(CITATION), "What the record rests on.")

REPORTED = Record(Reported, "A published share of people who felt pain in a zone.", (
    Field("percent", Number(0, 100), "Per cent of n."),
    Field("n", _COUNT, "How many people."),
    Field("source", IDENT, "The id of the source."),
))  # fmt: skip

ZONE = Record(Zone, "A soft brush stroke on the skin: where referred pain is felt.", (
    Field("kind", Choice(ZoneKind), "How regularly pain is felt there."),
    Field("where", _TEXT, "The place in words."),
    Field("feels", _TEXT, "How the pain is described."),
    Field("sense", Choice(Sense), "What is felt: pain, or something other that is told but never ranked."),
    Field("path", Many(PlaceOrLandmark(), 1), "The middle of the stroke on the skin; one place is a spot."),
    Field("width", Number(2, 500), "The whole width of the stroke in mm."),
    Field("reported", REPORTED, "A published share."),
    _CERTAINTY,
    _DOUBT,
))  # fmt: skip

TRIGGER_POINT = Record(TriggerPoint, "One trigger point and its zones.", (
    Field("id", Whole(1, 99), "Its number in the muscle."),
    Field("name", _NAME, "Where in the muscle it lies."),
    Field("group", IDENT, "The group of the muscle that holds it."),
    Field("at", PLACE, "Its position on the right side, in the muscle."),
    Field("find", _TEXT, "How the fingers find it."),
    Field("reached_from", Choice(Approach), "The side it is reached from, if not through the nearest skin."),
    Field("needle_from", PlaceOrLandmark(), "Where the needle enters the skin, if not straight in."),
    Field("zones", Many(ZONE, leave_out=True), "Where pain is felt."),
    Field("symptoms", _TEXTS, "What it does besides pain."),
    _CERTAINTY,
    _DOUBT,
))  # fmt: skip

ATTACHMENTS = Record(Attachments, "Where a muscle begins and ends.", (
    Field("origin", _TEXT, "Where it begins."),
    Field("insertion", _TEXT, "Where it ends."),
))  # fmt: skip

INNERVATION = Record(Innervation, "The nerve of a muscle.", (
    Field("nerve", _TEXT, "The nerve."),
    Field("roots", Many(Text(40)), "Its roots, such as C5."),
))  # fmt: skip

NEEDLE = Record(NeedleSize, "A usual needle.", (
    Field(
        "length_mm",
        Both((Number(5, 200), Number(5, 200)), "two lengths [from, to] in mm"),
        "Its length in mm, from and to.",
    ),
    Field("gauge_mm", Number(0.1, 1.5), "Its diameter in mm."),
))  # fmt: skip

DEPTH = Record(DepthObservation, "One published measurement of a depth.", (
    Field("what", _TEXT, "What was measured, and in whom."),
    Field("mm", Length(), "The depth in mm, as published: numbers alone; counts belong in the caution."),
    Field("n", _COUNT, "In how many."),
    Field("source", IDENT, "The id of the source."),
))  # fmt: skip

NEEDLING = Record(Needling, "The needling card. Nothing on it is called free of risk.", (
    Field("position", _TEXT, "How the patient lies or sits."),
    Field("palpation", Choice(Palpation), "How the fingers hold the band."),
    Field("needle", NEEDLE, "A usual needle."),
    Field("direction", _TEXT, "Where the needle points, and away from what."),
    Field("hazards", Many(Choice(Hazard)), "What the needle could meet."),
    Field("caution", _TEXT, "What to heed."),
    Field("depths", Many(DEPTH), "Published measurements."),
    _SOURCES,
))  # fmt: skip

GROUP = Record(Group, "A named head or part of a muscle.", (
    Field("id", IDENT, "The id that trigger points name."),
    Field("name", _NAME, "Its name."),
    Field("parts", Many(_PART), "Its mesh parts of the right side."),
))  # fmt: skip

MUSCLE = Record(Muscle, "One muscle, in `muscles/<id>.yaml`.", (
    Field("id", IDENT, "The name of the file without .yaml."),
    Field("name", _NAME, "Its English name."),
    Field("latin", _NAME, "Its name in Terminologia Anatomica."),
    Field("ta2", _COUNT, "Its number in Terminologia Anatomica 2; left out if not checked."),
    Field("fma", _COUNT, "Its number in the Foundational Model of Anatomy; left out if not checked."),
    Field("region", Choice(BodyRegion), "The region under which it is listed."),
    Field("depth", Choice(Depth), "The layer in which it lies."),
    Field("parts", Many(_PART), "Its mesh parts of the right side."),
    Field("loft", IDENT, "The recipe of a muscle that the meshes lack."),
    Field("groups", Many(GROUP), "Heads or parts that hold trigger points of their own."),
    Field("synonyms", Many(_NAME), "Other names that a reader may look for."),
    Field("attachments", ATTACHMENTS, "Where it begins and ends."),
    Field("innervation", INNERVATION, "Its nerve and roots."),
    Field("actions", _TEXTS, "What it does."),
    Field("trigger_points", Many(TRIGGER_POINT), "Its trigger points."),
    Field("symptoms", _TEXTS, "What its trigger points do besides pain."),
    Field("activation", _TEXTS, "What makes its trigger points active."),
    Field("perpetuation", _TEXTS, "What keeps them active."),
    Field("needling", NEEDLING, "The needling card."),
    Field("conditions", Table(Choice(Role)), "Conditions it takes part in: major or minor."),
    Field("look_alikes", _TEXTS, "What it may be taken for."),
    _SOURCES,
    _CERTAINTY,
    _DOUBT,
))  # fmt: skip

PREVALENCE = Record(Prevalence, "A published share of patients with active trigger points in a muscle.", (
    Field("muscle", IDENT, "The id of the muscle."),
    Field("percent", _LOOSE, "Per cent, as published."),
    Field("n", _COUNT, "Of how many patients."),
    Field("source", IDENT, "The id of the source."),
))  # fmt: skip

CONDITION = Record(Condition, "One complaint, in `conditions/<id>.yaml`.", (
    Field("id", IDENT, "The name of the file without .yaml."),
    Field("name", _NAME, "Its name."),
    Field("synonyms", Many(_NAME), "Other names that a reader may look for."),
    Field("what", _TEXT, "What it is."),
    Field("presents", _TEXTS, "How it shows."),
    Field("red_flags", _TEXTS, "What asks for another diagnosis first."),
    Field("look_alikes", _TEXTS, "What it may be taken for."),
    Field("evidence", _TEXT, "How good the evidence for needling is."),
    Field("sessions", _TEXT, "What trials did: how often and how long."),
    Field("prevalence", Many(PREVALENCE), "Published shares by muscle."),
    _SOURCES,
))  # fmt: skip

REGION = Record(Region, "One pain region on the skin, in `regions.yaml` under its id.", (
    Field("id", IDENT, "The key under which it stands."),
    Field("name", _NAME, "Its name."),
    Field(
        "spots",
        Many(Both((PlaceOrLandmark(), Number(1, 500)), "[a landmark or a position, a radius in mm]"), 1),
        "Round spots that make up the region.",
    ),
    Field("borders", _TEXT, "Its borders in words."),
    Field("synonyms", Many(_NAME), "Other names that a reader may look for."),
    Field("plate", IDENT, "The plate on which it is shown best."),
))  # fmt: skip

LANDMARK = Record(Landmark, "One named place, in `landmarks.yaml` under its id.", (
    Field("id", IDENT, "The key under which it stands."),
    Field("name", _NAME, "Its name."),
    Field("kind", Choice(LandmarkKind), "A bony point or a place on the skin."),
    Field("at", PLACE, "Its position, right side or midline."),
    Field("palpate", _TEXT, "How the fingers find it."),
    Field("rule", _TEXT, "How its position was taken from the meshes."),
))  # fmt: skip

SOURCE = Record(Source, "One citation, in `sources.yaml` under its id.", (
    Field("id", IDENT, "The key under which it stands."),
    Field("authors", Text(1000), "Its authors."),
    Field("year", Whole(1500, 2100), "When it was published; left out where that could not be confirmed."),
    Field("title", Text(1000), "Its title."),
    Field("published", Text(400), "Journal, volume and pages, or publisher and place."),
    Field("edition", _LOOSE, "The edition of a book."),
    Field("doi", _LOOSE, "Its DOI."),
    Field("pmid", _LOOSE, "Its number in PubMed."),
    Field("isbn", _LOOSE, "Its ISBN."),
    Field("note", _TEXT, "What a reader should know about it."),
))  # fmt: skip

FREQUENCY = Record(Frequency, "One area of the body, in `frequency.yaml` under its id.", (
    Field("id", IDENT, "The key under which it stands."),
    Field("name", _NAME, "Its name."),
    Field("regions", Many(IDENT, 1), "The pain regions that it takes in, the most typical one first."),
    Field("muscles", Many(IDENT, 1), "The muscles that refer pain there, the commonest cause first."),
    _SOURCES,
    _CERTAINTY,
    _DOUBT,
))  # fmt: skip

CHAIN = Record(Chain, "A key muscle and its satellites, in `chains.yaml` under the id of the key.", (
    Field("id", IDENT, "The key under which it stands: the id of the key muscle."),
    Field("satellites", Many(IDENT, 1), "The muscles whose trigger points its own set up and keep."),
    _SOURCES,
    _CERTAINTY,
    _DOUBT,
))  # fmt: skip

CAUTION = Record(Caution, "A caution of the checklist of a plan, in `cautions.yaml` under its id.", (
    Field("id", IDENT, "The key under which it stands."),
    Field("name", _NAME, "Its name, in a few words."),
    Field("group", Choice(CautionGroup), "The list under which it is asked."),
    Field("ask", _TEXT, "The question to the patient; left out where nothing is asked."),
    Field("finding", _TEXT, "What a yes says, so that 'Not known whether' can stand before it."),
    Field("then", _TEXT, "What it means for the plan, with the reason."),
    Field("guide", _NAME, "The words with which it begins in the guide."),
    Field("marks", Many(Choice(Mark)), "Which sites it marks: those for which one of the rules holds."),
    Field("always", Flag(), "Whether it holds for its sites without being asked."),
    Field("technique", _TEXT, "What the practitioner heeds at these sites."),
    Field("tell", _TEXT, "What the patient is told."),
    Field("plain", _NAME, "What it is about, in few words for the patient, where the name says too much."),
    _SOURCES,
))  # fmt: skip

FILES: tuple[Record, ...] = (MUSCLE, CONDITION, REGION, FREQUENCY, CHAIN, CAUTION, LANDMARK, SOURCE)
"""The records that a data folder holds."""
