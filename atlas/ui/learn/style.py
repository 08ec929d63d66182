"""The look of the panel of learning: that of the plan, and what questions need beyond it."""

from __future__ import annotations

from atlas.ui.plan.style import style_sheet as plan_sheet
from atlas.ui.themes import WindowTheme


def style_sheet(theme: WindowTheme) -> str:
    """The Qt style sheet of the panel and its pages."""
    c, px, serif = theme.canvas, theme.type_px, theme.serif.split(",")[0]
    return (
        plan_sheet(theme).replace("#plan", "#learn")
        + f"""
#learnPrompt {{ font-size: {round(px * 1.15)}px; font-weight: 600; padding: {px // 3}px 0; }}
#learnVerdict {{ font-family: "{serif}"; font-weight: bold; font-size: {round(px * 1.45)}px;
    padding-top: {px // 2}px; }}
#learnTold {{ font-weight: 600; }}
#learnSource {{ color: {c.quiet}; font-size: {round(px * 0.88)}px; }}
#learnTime {{ font-weight: 600; color: {c.accent}; }}
#learnPanel QSpinBox::up-button, #learnPanel QSpinBox::down-button {{ border: none;
    width: {round(px * 1.4)}px; }}
#learnPanel QSpinBox::up-arrow, #learnPanel QSpinBox::down-arrow {{ image: none; width: 0; height: 0;
    border-left: {px // 3}px solid {theme.raised}; border-right: {px // 3}px solid {theme.raised}; }}
#learnPanel QSpinBox::up-arrow {{ border-bottom: {px // 2}px solid {c.quiet}; }}
#learnPanel QSpinBox::down-arrow {{ border-top: {px // 2}px solid {c.quiet}; }}
#learnPanel QProgressBar {{ border: 1px solid {c.rule}; border-radius: {px // 3}px;
    background: {theme.raised}; color: {c.ink}; text-align: center; }}
#learnPanel QProgressBar::chunk {{ background: {theme.chosen}; }}
"""
    )
