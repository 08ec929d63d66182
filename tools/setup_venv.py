"""Makes a virtual environment and installs a locked set of versions into it; standard library only.

Works where Debian's ``python3-venv`` is missing: the environment is made without pip and filled by
the pip of the interpreter that runs this.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """``setup_venv.py FOLDER LOCKFILE``."""
    folder, lock = Path(sys.argv[1]), sys.argv[2]
    if sys.version_info < (3, 11):  # noqa: UP036  (said before anything is installed)
        print(
            f"Trigger Point Atlas needs Python 3.11 or later; this is {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 1
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    return subprocess.run([*pip, "install", "--quiet", "--requirement", lock], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
