"""A virtual screen with the real program on it, used with mouse and keys and read back as pixels."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageGrab

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 768)
PATIENCE_S = 40.0


class Program:
    """The running atlas as a person meets it: a title, a picture, a keyboard, a mouse."""

    def __init__(self, display: str, process: subprocess.Popen[bytes]) -> None:
        self.display, self.process = display, process
        self.window = ""

    def title(self) -> str:
        """What stands in the title bar."""
        return self._xdotool("getwindowname", self.window).strip()

    def wait_for_window(self) -> None:
        """Until the window of the atlas is on the screen."""

        def found() -> bool:
            search = self._xdotool("search", "--onlyvisible", "--name", "Trigger Point Atlas", check=False)
            self.window = search.split()[-1] if search.split() else ""
            return bool(self.window)

        self.wait(found, "the window never came up")
        self._xdotool("windowfocus", "--sync", self.window)

    def wait_for_title(self, words: str) -> None:
        """Until the title bar says something."""
        self.wait(lambda: words in self.title(), f"the title never said {words!r}")

    def wait_for_dialog(self, title: str) -> None:
        """Until a window with this title is on the screen; the keys go to it then."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self._xdotool("search", "--onlyvisible", "--name", title, check=False).split()
            return bool(found)

        self.wait(there, f"no dialog {title!r} came up")
        self._xdotool("windowfocus", "--sync", found[-1])

    def wait(self, condition: Callable[[], bool], complaint: str) -> None:
        """Until a condition holds; fails with what the program said on the way."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
            assert time.monotonic() < end, complaint
            time.sleep(0.1)

    def keys(self, *keys: str) -> None:
        """Press keys such as ``ctrl+k``."""
        self._xdotool("key", "--delay", "40", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._xdotool("type", "--delay", "40", words)

    def open_first_find(self, words: str, title: str) -> None:
        """Search and press Enter until the title says what was found; the data may still be read."""

        def opened() -> bool:
            self.keys("ctrl+k", "ctrl+a")
            self.write(words)
            self.keys("Return")
            time.sleep(0.3)
            return title in self.title()

        self.wait(opened, f"searching {words!r} never led to {title!r}")

    def click(self, x: int, y: int) -> None:
        """Click a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def drag(self, begin: tuple[int, int], end: tuple[int, int], steps: int = 8) -> None:
        """Drag with the left button from a place of the screen to another."""
        self._xdotool("mousemove", str(begin[0]), str(begin[1]), "mousedown", "1")
        for i in range(1, steps + 1):
            x, y = (round(a + (b - a) * i / steps) for a, b in zip(begin, end, strict=True))
            self._xdotool("mousemove", str(x), str(y))
            time.sleep(0.03)
        self._xdotool("mouseup", "1")

    def click_until_title_changes(self, box: tuple[int, int, int, int]) -> None:
        """Click places of a part of the screen, row by row, until something is selected."""
        left, top, right, bottom = box
        for y in range(top, bottom, 40):
            for x in range(left, right, 40):
                before = self.title()
                self.click(x, y)
                time.sleep(0.5)
                if self.title() != before:
                    return
        raise AssertionError("no click selected anything")

    def wait_to_end(self) -> None:
        """Until the program has ended by itself, without an error."""
        assert self.process.wait(PATIENCE_S) == 0

    def picture(self) -> Image.Image:
        """The screen as it is now."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def _xdotool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=check,
        )
        return done.stdout


@contextmanager
def program(home: Path, *arguments: str) -> Iterator[Program]:
    """Start a virtual screen and the program on it, as ``python -m atlas`` does; end both."""
    assert shutil.which("Xvfb"), "Xvfb is missing; make test installs it"
    assert shutil.which("xdotool"), "xdotool is missing; make test installs it"
    with _screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "TRIGGER_POINT_ATLAS_HOME": str(home),
        }
        process = subprocess.Popen([sys.executable, "-m", "atlas", *arguments], cwd=ROOT, env=environment)
        try:
            started = Program(display, process)
            started.wait_for_window()
            yield started
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{SIZE[0]}x{SIZE[1]}x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)
