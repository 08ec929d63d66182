"""Resolves the versions that ``make run`` and ``make test`` install, with hashes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

LOCKS = {"requirements.lock": (), "requirements-dev.lock": ("tools", "test")}


def main() -> None:
    """Write both lock files."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-q", "pip-tools"], check=True)
        for target, extras in LOCKS.items():
            _compile(python, target, extras)


def _compile(python: str, target: str, extras: tuple[str, ...]) -> None:
    options = [
        "--quiet",
        "--strip-extras",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
    ]
    options += ["--no-emit-trusted-host", "--resolver=backtracking", "--allow-unsafe", "--no-header"]
    for extra in extras:
        options += ["--extra", extra]
    subprocess.run(
        [python, "-m", "piptools", "compile", *options, "--output-file", target, "pyproject.toml"], check=True
    )


if __name__ == "__main__":
    main()
