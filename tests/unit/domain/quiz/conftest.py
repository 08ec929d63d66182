"""All that ships, read once, and an examiner for it."""

from __future__ import annotations

import pytest

from atlas import paths
from atlas.domain.library import Library
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import Item, items_of
from atlas.domain.skin import SkinTable, load_skin
from atlas.packs.load import load


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library that ships."""
    cache = tmp_path_factory.mktemp("quiz")
    return load((paths.data_folder(),), paths.assets_folder(), cache).library


@pytest.fixture(scope="session")
def examiner(library: Library) -> Examiner:
    """Makes questions about it."""
    return Examiner(library)


@pytest.fixture(scope="session")
def items(library: Library) -> tuple[Item, ...]:
    """All that can be asked of it."""
    return items_of(library, library.muscles)


@pytest.fixture(scope="session")
def skin() -> SkinTable:
    """The skin of the reference body."""
    return load_skin(paths.assets_folder() / "body" / "skin.npy")
