"""The table of chains: what is wrong in it is told, and what points nowhere is taken out."""

from __future__ import annotations

from pathlib import Path

from atlas import paths
from atlas.packs.load import load
from tests.unit.packs.folder import read, write

TABLE = """\
infraspinatus:
  satellites: [infraspinatus, nobody]
  sources: [{source: nothing, place: chapter 2}]
stranger:
  satellites: [infraspinatus]
  sources: [{source: simons1999}]
"""


def test_unknown_muscles_and_sources_and_a_key_of_itself_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "chains.yaml").write_text(TABLE)
    told = [(p.line, p.message) for p in read(tmp_path).problems]
    assert sorted(told) == [
        (2, "A key cannot be its own satellite."),
        (2, "There is no muscle 'nobody'."),
        (3, "There is no source 'nothing'."),
        (4, "There is no muscle 'stranger'."),
    ]


def test_what_points_nowhere_is_taken_out(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "chains.yaml").write_text(TABLE)
    (chain,) = read(tmp_path).library.chains.values()
    assert (chain.id, chain.satellites, chain.sources) == ("infraspinatus", ("infraspinatus",), ())


def test_all_that_ship_rest_on_a_source_and_link_both_ways() -> None:
    library = load((paths.data_folder(),), paths.assets_folder()).library
    assert len(library.chains) >= 12
    for key, chain in library.chains.items():
        assert key in library.muscles
        assert chain.sources
        assert len(set(chain.satellites)) == len(chain.satellites)
        for satellite in chain.satellites:
            assert library.muscles[satellite].trigger_points, satellite
            assert chain in library.keys_of(satellite)
