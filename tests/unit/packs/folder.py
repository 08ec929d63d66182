"""A small data folder that is right, to be spoilt by tests."""

from __future__ import annotations

from pathlib import Path

from atlas import paths
from atlas.packs.load import Loaded, load

ASSETS = paths.assets_folder()

MUSCLE = """\
id: infraspinatus
name: Infraspinatus
latin: Musculus infraspinatus
region: shoulder
depth: intermediate
parts: [FJ1500]
attachments: {origin: the fossa, insertion: the tubercle}
innervation: {nerve: suprascapular nerve, roots: [C5, C6]}
actions: [Lateral rotation of the arm.]
trigger_points:
  - id: 1
    name: medial part
    at: [-93, -16, 1398]
    find: Flat palpation across the fibres.
    zones:
      - kind: essential
        where: front of the shoulder
        path: [shoulder_front, [-203, -135, 1390]]
        width: 60
        reported: {percent: 36.1, n: 133, source: simons1999}
      - kind: spillover
        where: outer side of the arm
        path: [[-238, -108, 1300]]
        width: 46
needling:
  position: Prone.
  palpation: flat
  needle: {length_mm: [30, 50], gauge_mm: 0.25}
  direction: Toward the scapula.
  hazards: [pneumothorax]
  caution: The bone can be thin.
  depths: [{what: skin to muscle, mm: 12.5, n: 20, source: simons1999}]
  sources: [simons1999]
conditions: {shoulder_pain: major}
sources:
  - {source: simons1999, place: chapter 22}
"""

CONDITION = """\
id: shoulder_pain
name: Shoulder pain
what: Pain about the shoulder.
presents: [Pain on reaching.]
red_flags: [Fever.]
look_alikes: [Pain from the neck.]
evidence: Low.
sessions: Three to six.
prevalence: [{muscle: infraspinatus, percent: 77, source: simons1999}]
sources: [simons1999]
"""

TABLES = {
    "landmarks": "shoulder_front: {name: Front of the shoulder, kind: skin, at: [-188, -124, 1440]}\n",
    "regions": "shoulder: {name: Shoulder, spots: [[shoulder_front, 40], [[-200, -100, 1400], 30]]}\n",
    "sources": "simons1999: {authors: Simons DG, year: 1999, title: The manual, edition: 2}\n",
}


def write(folder: Path, muscle: str = MUSCLE, condition: str = CONDITION, **tables: str) -> Path:
    """The folder, with what is given in place of what is right; returns the muscle's file."""
    (folder / "muscles").mkdir(parents=True, exist_ok=True)
    (folder / "conditions").mkdir(exist_ok=True)
    for name, text in {**TABLES, **tables}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "conditions" / "shoulder_pain.yaml").write_text(condition, encoding="utf-8")
    file = folder / "muscles" / "infraspinatus.yaml"
    file.write_text(muscle, encoding="utf-8")
    return file


def read(*folders: Path, cache: Path | None = None) -> Loaded:
    """The folders as the program reads them."""
    return load(folders, ASSETS, cache)
