"""The colours and sizes of the canvas."""

from __future__ import annotations

from dataclasses import dataclass

SERIF = "Caladea, Cambria, Georgia, DejaVu Serif, serif"
SANS = "Inter, Segoe UI, Helvetica Neue, Noto Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class CanvasTheme:
    """Colours as ``#rrggbb``; ``pale`` is the share of paper laid over what is not selected, 0 to 1.

    ``scale`` multiplies every size in px, text too (1 is a desk, 2 a lecture hall).
    """

    paper: str = "#fffdf8"
    ink: str = "#2b2320"
    quiet: str = "#6f635a"
    rule: str = "#ddd3c2"
    accent: str = "#8f2b2b"
    selected: str = "#ee6a58"
    essential: str = "#e0574c"
    spillover: str = "#a3142a"
    rim: str = "#7d0f14"
    region: str = "#6f9cc0"
    region_rim: str = "#1f4f7a"
    paint: str = "#9a7fe0"
    paint_rim: str = "#3d1d8a"
    place: str = "#123f66"
    chain: str = "#0b5a4e"
    halo: str = "#ffffff"
    mark: str = "#17110f"
    label_back: str = "#2b2320"
    label_ink: str = "#fffaf0"
    focus: str = "#1d5fa8"
    lanes: tuple[str, str, str, str] = ("#0560a8", "#8c3b00", "#149572", "#5b1a6e")
    """The hues of compared muscles, in the order of their letters."""
    tints: tuple[str, str, str, str, str] = ("#c6e2f3", "#8bbde0", "#5293c8", "#2766a3", "#10305f")
    """Zones by the share of people who reported them, in steps of 20%."""
    tint_rim: str = "#1b2440"
    skin: str = "#deb89c"
    """The skin of the body as it is in the pictures, for swatches."""
    blank: str = "#b9b6b2"
    blank_rim: str = "#55514d"
    """Zones without a figure: ground and lines."""
    pale: float = 0.34
    scale: float = 1.0
    title_font: str = SERIF
    text_font: str = SANS


LIGHT = CanvasTheme()
DARK = CanvasTheme(
    paper="#1b1918",
    ink="#f1eae0",
    quiet="#b3a698",
    rule="#3d3732",
    accent="#ef8c7d",
    selected="#f2705e",
    essential="#e65c50",
    spillover="#c01030",
    rim="#ffc9bf",
    region="#7fa9cc",
    region_rim="#cfe6fa",
    paint="#9c83ea",
    paint_rim="#36167f",
    label_back="#f1eae0",
    label_ink="#1b1918",
    focus="#7fb4f0",
    pale=0.45,
)
PROJECTOR = CanvasTheme(
    paper="#ffffff",
    ink="#000000",
    quiet="#3a3a3a",
    rule="#9a9a9a",
    accent="#a00000",
    essential="#e03a30",
    spillover="#90001c",
    region="#4f8fc4",
    region_rim="#003a70",
    paint="#8a66ee",
    paint_rim="#2a0680",
    place="#002e5c",
    chain="#00473c",
    label_back="#000000",
    label_ink="#ffffff",
    pale=0.5,
    scale=1.7,
)
