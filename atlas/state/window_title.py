"""What stands in the title bar."""

from __future__ import annotations

from atlas.state.model import AtlasState, Mode

NAME = "Trigger Point Atlas"


def titled(words: str) -> str:
    """The name of the atlas behind what the window is about."""
    return f"{words} - {NAME}" if words else NAME


def window_title(state: AtlasState, card: str) -> str:
    """The plan, the round of questions, or what is selected, whose ``card`` has this title."""
    if state.mode is Mode.LEARN:
        from atlas.state.learn_words import title_words  # not before somebody learns

        return titled(title_words(state))
    if state.mode is Mode.PLAN:
        code = state.case.whole.case.code if state.case is not None else ""
        return titled(f"Plan {code}" if code else "Cases")
    return titled(card if state.selection else "")
