"""Makes the small picture of each plate for the strip of the window from the plate's smallest picture.

``python -m tools.thumbnails`` after plates have been rendered; what is current is left alone.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from PIL import Image

from atlas import paths

SIDE_PX = 176
"""The longer side: three times what the strip shows, for projectors and dense screens."""
NAME = "thumbnail.webp"


def thumbnail(folder: Path) -> bytes:
    """The small picture of the plate in ``folder`` as WebP."""
    content = json.loads((folder / "plate.yaml").read_text(encoding="utf-8"))
    with Image.open(folder / content["pictures"]["superficial"][-1]) as picture:
        picture.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)
        out = BytesIO()
        picture.save(out, "WEBP", quality=88, method=6)
    return out.getvalue()


def main() -> None:
    """Write those that are missing or differ."""
    for file in sorted((paths.assets_folder() / "plates").glob("*/plate.yaml")):
        target, made = file.parent / NAME, thumbnail(file.parent)
        if not target.exists() or target.read_bytes() != made:
            target.write_bytes(made)


if __name__ == "__main__":
    main()
