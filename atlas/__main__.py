"""``python -m atlas`` opens the window, as ``trigger-point-atlas`` does."""

from __future__ import annotations

import sys

from atlas.cli import main

if __name__ == "__main__":
    sys.exit(main())
