"""Muscles, conditions, regions, landmarks and sources: the records of the atlas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from atlas.domain.body import Depth, Position
from atlas.domain.points import Certainty, TriggerPoint


class BodyRegion(StrEnum):
    """The part of the body under which a muscle is listed."""

    HEAD_NECK = "head_neck"
    SHOULDER = "shoulder"
    ARM = "arm"
    FOREARM_HAND = "forearm_hand"
    THORAX = "thorax"
    ABDOMEN = "abdomen"
    LOW_BACK = "low_back"
    HIP = "hip"
    THIGH = "thigh"
    LEG_FOOT = "leg_foot"
    PELVIC_FLOOR = "pelvic_floor"


class Palpation(StrEnum):
    """How the fingers find the taut band."""

    FLAT = "flat"
    PINCER = "pincer"
    DEEP = "deep"


class Hazard(StrEnum):
    """What a needle could meet."""

    PNEUMOTHORAX = "pneumothorax"
    VESSEL = "vessel"
    NERVE = "nerve"
    KIDNEY = "kidney"
    VISCUS = "viscus"
    JOINT = "joint"
    EYE = "eye"
    SPINAL_CANAL = "spinal_canal"
    NONE_MAJOR = "none_major"


class Role(StrEnum):
    """How much a muscle contributes to a condition."""

    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and, for a book, the place in it, such as ``chapter 22``.

    Written in YAML as the source's id alone or as ``{source: ID, place: TEXT}``.
    """

    source: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Attachments:
    """Where a muscle begins and ends."""

    origin: str
    insertion: str


@dataclass(frozen=True, slots=True)
class Innervation:
    """The nerve of a muscle and its roots, such as C5."""

    nerve: str
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedleSize:
    """A usual needle: length from and to in mm, diameter in mm."""

    length_mm: tuple[float, float]
    gauge_mm: float


@dataclass(frozen=True, slots=True)
class DepthObservation:
    """One published measurement of depth: what was measured, in mm as text, in how many, by whom."""

    what: str
    mm: str
    n: int
    source: str


@dataclass(frozen=True, slots=True)
class Needling:
    """The needling card of a muscle. Nothing on it is called safe."""

    position: str
    palpation: Palpation
    direction: str
    hazards: tuple[Hazard, ...]
    caution: str
    needle: NeedleSize | None = None
    depths: tuple[DepthObservation, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A named head or part of a muscle that holds some of its trigger points."""

    id: str
    name: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle as a clinician names it, with its trigger points."""

    id: str
    name: str
    latin: str
    region: BodyRegion
    depth: Depth
    attachments: Attachments
    innervation: Innervation
    actions: tuple[str, ...]
    trigger_points: tuple[TriggerPoint, ...]
    needling: Needling
    sources: tuple[Citation, ...]
    parts: tuple[str, ...] = ()
    loft: str = ""
    groups: tuple[Group, ...] = ()
    synonyms: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    activation: tuple[str, ...] = ()
    perpetuation: tuple[str, ...] = ()
    conditions: Mapping[str, Role] = field(default_factory=dict)
    look_alikes: tuple[str, ...] = ()
    certainty: Certainty = Certainty.MODERATE
    doubt: str = ""
    ta2: int | None = None
    fma: int | None = None


@dataclass(frozen=True, slots=True)
class Prevalence:
    """A published share of patients in whom a muscle held active trigger points."""

    muscle: str
    percent: str
    source: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A complaint and what the atlas knows about it; its muscles are those that name it."""

    id: str
    name: str
    what: str
    presents: tuple[str, ...]
    red_flags: tuple[str, ...]
    look_alikes: tuple[str, ...]
    evidence: str
    sessions: str
    sources: tuple[Citation, ...]
    synonyms: tuple[str, ...] = ()
    prevalence: tuple[Prevalence, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A named pain region on the skin: spots (position, radius in mm), right side or midline.

    ``facing`` holds the skin's outward unit normal at each spot, empty until the skin table was asked.
    """

    id: str
    name: str
    spots: tuple[tuple[Position, float], ...]
    borders: str = ""
    synonyms: tuple[str, ...] = ()
    plate: str = ""
    facing: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Frequency:
    """An area of the body and the muscles whose trigger points refer pain there, the commonest cause first.

    ``regions`` are the pain regions that the area takes in, the most typical one first.
    """

    id: str
    name: str
    regions: tuple[str, ...]
    muscles: tuple[str, ...]
    sources: tuple[Citation, ...]
    certainty: Certainty = Certainty.MODERATE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """A key muscle, whose id it has, and the muscles in which its trigger points set up satellites.

    Treating the key is said to quiet the satellites, which lie in its zones of referred pain.
    """

    id: str
    satellites: tuple[str, ...]
    sources: tuple[Citation, ...]
    certainty: Certainty = Certainty.MODERATE
    doubt: str = ""


class LandmarkKind(StrEnum):
    """Whether a landmark is a bony point or a place on the skin."""

    BONE = "bone"
    SKIN = "skin"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named place of the body, right side or midline, and how to palpate it."""

    id: str
    name: str
    kind: LandmarkKind
    at: Position
    palpate: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One citation; ``year`` is None where it could not be confirmed."""

    id: str
    authors: str
    title: str
    year: int | None = None
    published: str = ""
    edition: str = ""
    doi: str = ""
    pmid: str = ""
    isbn: str = ""
    note: str = ""
