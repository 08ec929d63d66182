"""Unit tests know no Qt: run alone, with pytest-qt switched off, they run where it cannot be imported."""

from __future__ import annotations

import sys

if "pytestqt" not in sys.modules:
    sys.modules["PySide6"] = None  # type: ignore[assignment]
