"""What other eyes and a grey print make of a colour, and how far two colours are from each other."""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

RGB = tuple[float, float, float]
Matrix = tuple[RGB, RGB, RGB]

EYES: dict[str, Matrix] = {
    "full colour": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""Linear RGB to linear RGB: Machado GM, Oliveira MM, Fernandes LAF, A physiologically-based model for
simulation of color vision deficiency, IEEE Transactions on Visualization and Computer Graphics 15(6),
2009, severity 1; grey is the luminance of Rec. 709."""


def seen(colour: str, eyes: str) -> RGB:
    """A colour ``#rrggbb`` as linear RGB, as some eyes see it."""
    rgb = [_linear(int(colour[i : i + 2], 16) / 255.0) for i in (1, 3, 5)]
    red, green, blue = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in EYES[eyes])
    return (min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue)))


def apart(one: str, other: str, eyes: str) -> float:
    """How far two colours are for some eyes: CIEDE2000, where 1 is the least that can be seen."""
    return ciede2000(_lab(seen(one, eyes)), _lab(seen(other, eyes)))


def lightness(colour: str, eyes: str = "full colour") -> float:
    """CIE L*, 0 to 100."""
    return _lab(seen(colour, eyes))[0]


def ciede2000(a: RGB, b: RGB) -> float:
    """The difference of two colours in Lab (Sharma, Wu and Dalal 2005)."""
    mean_chroma = (hypot(*a[1:]) + hypot(*b[1:])) / 2
    g = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)))
    (c1, h1), (c2, h2) = (_polar(one[1] * (1 + g), one[2]) for one in (a, b))
    dl, dc = b[0] - a[0], c2 - c1
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, chroma = (a[0] + b[0]) / 2, (c1 + c2) / 2
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    twist = -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + twist * (dc / sc) * (dh / sh))


def _polar(a: float, b: float) -> tuple[float, float]:
    """Chroma and hue in degrees."""
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _lab(rgb: RGB) -> RGB:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (_root(value) for value in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
