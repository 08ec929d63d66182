"""The style sheet of the section's panel."""

from __future__ import annotations

from atlas.ui.themes import WindowTheme


def section_style(theme: WindowTheme) -> str:
    """The colours, the type and the sliders of a theme."""
    c, px = theme.canvas, theme.type_px
    knob = px // 3 + px // 2 * 2
    return f"""
#sectionPanel {{ background: {theme.panel}; }}
#sectionPanel QToolButton {{ border: 1px solid {c.rule}; border-radius: 0; background: {theme.raised};
    padding: {px // 3}px {px // 2}px; }}
#sectionPanel QToolButton:checked {{ background: {c.accent}; color: {theme.on_accent};
    border-color: {c.accent}; }}
#sectionPanel QToolButton:focus {{ border: 2px solid {c.focus}; }}
#under {{ font-weight: 600; min-height: {round(px * 1.4)}px; }}
#sectionWords, QScrollArea {{ background: {theme.panel}; border: none; }}
#sectionTitle {{ font-weight: bold; font-size: {round(px * 1.25)}px; }}
#sectionHead {{ color: {c.accent}; font-weight: 600; padding: {px // 2}px 0 0 0; }}
#sectionCaution {{ background: {theme.caution}; border: 1px solid {theme.caution_edge};
    border-radius: {px // 3}px; padding: {px // 2}px; }}
#sectionQuiet {{ color: {c.quiet}; }}
QSlider {{ min-height: {knob + 2}px; }}
QSlider::groove:horizontal {{ height: {px // 3}px; background: {c.rule}; border-radius: {px // 6}px; }}
QSlider::handle:horizontal {{ width: {knob - 4}px; margin: -{px // 2}px 0; background: {c.accent};
    border: 2px solid {theme.panel}; border-radius: {knob // 2}px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {c.focus}; }}
"""
