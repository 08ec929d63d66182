"""Id maps as runs along their rows: exact to the px and some twenty times smaller (numpy; load late)."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from atlas.ui.canvas.grey import GreyMap


class RunMap:
    """Which number is under a plate px, in about a microsecond."""

    def __init__(self, grey: GreyMap, plate_size: tuple[int, int]) -> None:
        """``plate_size`` is the width and height of the plate in px."""
        self.width, self.height = grey.width, grey.height
        self._x_scale, self._y_scale = grey.width / plate_size[0], grey.height / plate_size[1]
        values = np.frombuffer(grey.values, np.uint16).reshape(grey.height, grey.stride)[:, : grey.width]
        begins = np.ones(values.shape, bool)
        np.not_equal(values[:, 1:], values[:, :-1], out=begins[:, 1:])
        counts = begins.sum(1, dtype=np.uint32)
        columns = np.broadcast_to(np.arange(grey.width, dtype=np.uint16), values.shape)
        self._columns = memoryview(columns[begins].tobytes()).cast("H")
        self._values = memoryview(values[begins].tobytes()).cast("H")
        rows = np.concatenate([np.zeros(1, np.uint32), np.cumsum(counts, dtype=np.uint32)])
        self._rows = memoryview(rows.tobytes()).cast("I")

    @property
    def nbytes(self) -> int:
        """The memory that the runs take."""
        return self._columns.nbytes + self._values.nbytes + self._rows.nbytes

    def at(self, x: float, y: float) -> int:
        """The value at a plate px, 0 outside."""
        column, row = int(x * self._x_scale), int(y * self._y_scale)
        if x < 0 or y < 0 or column >= self.width or row >= self.height:
            return 0
        first, last = self._rows[row], self._rows[row + 1]
        return self._values[bisect_right(self._columns, column, first, last) - 1]
