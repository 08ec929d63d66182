"""Blocks on pages: nothing is cut in two that belongs together, headings stay with what they head."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from atlas.ui.paper.blocks import Block


class Placed(NamedTuple):
    """A block and how far below the top of the page's room it stands, in px."""

    block: Block
    y: float


Stack = list[Placed]
"""What stands on one page, or in one column of it."""


def stacked(blocks: Iterable[Block], rooms: Iterable[float]) -> list[Stack]:
    """The blocks in one room after the other; ``rooms`` gives the height of each in px and never ends.

    A block higher than a whole room that cannot be divided stands alone and reaches beyond it.
    """
    left, heights = deque(blocks), iter(rooms)
    pages, page, y, room = list[Stack](), Stack(), 0.0, next(heights)
    while left:
        block = left.popleft()
        gap = block.before if page else 0.0
        space = room - y - gap
        fresh = not page or (len(page) == 1 and page[0].block is block.head)
        fits = block.height <= space
        parts = None if fits else block.split(space)
        if _together(block, left) <= space or (fresh and (fits or parts is None)):
            page.append(Placed(block, y + gap))
            y += gap + block.height
            continue
        if parts is not None:
            page.append(Placed(parts[0], y + gap))
        pages.append(page)
        _carry_over(block if parts is None else parts[1], left)
        page, y, room = Stack(), 0.0, next(heights)
    return [*pages, page] if page else pages


def _together(block: Block, following: deque[Block]) -> float:
    """What a block needs at least: its own height, and the beginning of what it stays with."""
    need, at = block.height, 0
    while block.keep and at < len(following):
        block = following[at]
        need += block.before + (block.height if block.keep else block.least)
        at += 1
    return need


def _carry_over(block: Block, left: deque[Block]) -> None:
    """What goes on overleaf, below its head where it has one."""
    left.appendleft(block)
    if block.head is not None:
        left.appendleft(block.head)
