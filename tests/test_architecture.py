"""The import rule: which layer may know which, exceptions by name."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ATLAS = ROOT / "atlas"
STANDARD = set(sys.stdlib_module_names) | {"atlas"}

ALLOWED = {
    "domain": {"atlas.domain"},
    "packs": {"atlas.domain", "atlas.packs", "atlas.paths"},
    "notebook": {"atlas.domain", "atlas.notebook"},
    "state": {"atlas.domain", "atlas.state"},
    "ui": {"atlas.domain", "atlas.state", "atlas.ui"},
}
THIRD_PARTY = {
    "domain": set(),
    "packs": {"yaml"},
    "notebook": {"fsrs", "genanki"},
    "state": set(),
    "ui": {"PySide6"},
}

NUMPY = {
    "atlas/domain/skin.py",
    "atlas/domain/muscle_table.py",
    "atlas/domain/pain.py",
    "atlas/domain/pain_beside.py",
    "atlas/domain/pain_map.py",
    "atlas/domain/pain_paint.py",
    "atlas/domain/quiz/overlap.py",
    "atlas/ui/canvas/contour.py",
    "atlas/ui/canvas/paint_raster.py",
    "atlas/ui/canvas/paint_stencil.py",
    "atlas/ui/canvas/run_map.py",
    "atlas/ui/canvas/skin_map.py",
    "atlas/ui/canvas/zone_raster.py",
    "atlas/ui/canvas/zone_stencil.py",
    "atlas/domain/section.py",
    "atlas/ui/paper/mirror.py",
    "atlas/ui/section_labels.py",
    "atlas/ui/section_raster.py",
}
"""The only modules that may import numpy; all of them are loaded when first used."""

EXCEPTIONS = {
    ("atlas/ui/app.py", "atlas.packs"),
    ("atlas/ui/app.py", "atlas.paths"),
    ("atlas/ui/app.py", "atlas.notebook"),
    ("atlas/state/problem_card.py", "atlas.__version__"),
    ("atlas/cli.py", "atlas.ui.app"),
    ("atlas/cli.py", "atlas.ui.headless"),
}
"""Imports that the rule would forbid, each with its place: the composition root joins the layers."""


def modules() -> Iterator[Path]:
    yield from sorted(ATLAS.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            whole = node.module == "atlas"
            yield from (f"atlas.{alias.name}" for alias in node.names) if whole else [node.module]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def excepted(file: str, module: str) -> bool:
    return any(file == name and (module == m or module.startswith(m + ".")) for name, m in EXCEPTIONS)


@pytest.mark.parametrize("path", list(modules()), ids=name_of)
def test_a_layer_imports_only_what_it_may_know(path: Path) -> None:
    layer = path.relative_to(ATLAS).parts[0]
    if layer not in ALLOWED:
        return
    for module in imports(path):
        root = module.split(".")[0]
        if root == "atlas":
            inside = any(module == name or module.startswith(name + ".") for name in ALLOWED[layer])
            assert inside or excepted(name_of(path), module), f"{name_of(path)} imports {module}"
        elif root == "numpy":
            assert name_of(path) in NUMPY, f"{name_of(path)} imports numpy"
        else:
            allowed = root in STANDARD | THIRD_PARTY[layer]
            assert allowed, f"{name_of(path)} imports {module}"


def test_panels_and_canvas_never_know_each_other() -> None:
    for path in (ATLAS / "ui" / "panels").glob("*.py"):
        for module in imports(path):
            beyond_theme = module.startswith("atlas.ui.canvas") and module != "atlas.ui.canvas.theme"
            other_panel = module.startswith("atlas.ui.panels")
            own_part = path.name in {"card.py", "card_page.py"}
            assert not beyond_theme, f"{path.name} imports {module}"
            assert own_part or not other_panel, f"{path.name} imports {module}"
    for path in (ATLAS / "ui" / "pain").glob("*.py"):
        if path.name != "desk.py":  # which joins them
            found = [m for m in imports(path) if m.startswith(("atlas.ui.canvas.", "atlas.ui.panels"))]
            assert set(found) <= {"atlas.ui.canvas.theme"}, f"{path.name} imports {found}"
    for path in (ATLAS / "ui" / "canvas").glob("*.py"):
        assert not any(m.startswith("atlas.ui.panels") for m in imports(path)), path.name


def test_nothing_at_run_time_imports_the_tools() -> None:
    for path in modules():
        assert not any(module.split(".")[0] == "tools" for module in imports(path)), path


def test_the_numpy_list_is_not_longer_than_needed() -> None:
    for name in NUMPY:
        assert "numpy" in {module.split(".")[0] for module in imports(ROOT / name)}, name


def test_all_but_the_window_loads_without_qt() -> None:
    code = (
        "import sys, importlib, pkgutil\n"
        "sys.modules['PySide6'] = None\n"
        "import atlas.domain, atlas.packs, atlas.notebook, atlas.state\n"
        "for package in (atlas.domain, atlas.packs, atlas.notebook, atlas.state):\n"
        "    for module in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60)


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    code = (
        "import sys, atlas.ui.app, atlas.cli\n"
        "late = {'yaml', 'numpy', 'PIL', 'scipy', 'atlas.ui.desk', 'atlas.packs'} & set(sys.modules)\n"
        "assert not late, late\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60)


def test_the_first_paint_makes_none_of_the_enumerations_of_qt() -> None:
    """PySide makes all seventy when ``QtCore.Qt`` is first touched, which takes a fifth of an empty start."""
    code = (
        "import sys\n"
        "from PySide6 import QtCore\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from atlas.ui.app import Atlas\n"
        "app = QApplication([])\n"
        "atlas = Atlas([])\n"
        "told = []\n"
        "atlas.look.painted.connect(lambda: (told.append('Qt' in vars(QtCore)), app.quit()))\n"
        "atlas.shell.show()\n"
        "app.exec()\n"
        "assert told == [False], told\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60, env=environment)
