"""The look of the plan's panel."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from atlas.ui.themes import WindowTheme
from atlas.ui.widgets import button, words

__all__ = ["button", "heading", "style_sheet", "words"]


def heading(text: str) -> QLabel:
    """The title of a part."""
    label = words("planHead")
    label.setIndent(0)
    label.setText(text)
    return label


def style_sheet(theme: WindowTheme) -> str:
    """The Qt style sheet of the panel and its pages."""
    c, px = theme.canvas, theme.type_px
    return f"""
#planPanel {{ background: {theme.panel}; border-left: 1px solid {c.rule}; }}
#planCode {{ font-family: "{theme.serif.split(",")[0]}"; font-weight: bold;
    font-size: {round(px * 1.35)}px; }}
#planQuiet {{ color: {c.quiet}; font-size: {round(px * 0.92)}px; }}
#planHead {{ font-weight: 600; color: {c.quiet}; padding-top: {px // 2}px; }}
#planTrouble {{ background: {theme.caution}; border: 1px solid {theme.caution_edge};
    border-radius: {px // 2}px; padding: {px // 3}px {px // 2}px; }}
#planPanel QToolButton {{ border: 1px solid {c.rule}; background: {theme.raised};
    padding: {px // 3}px {px // 2}px; }}
#planPanel QToolButton:hover {{ background: {theme.chosen}; }}
#planPanel QToolButton:focus {{ border: 2px solid {c.focus}; }}
#planPanel QToolButton:checked {{ background: {c.accent}; color: {theme.on_accent};
    border-color: {c.accent}; }}
#planPanel QToolButton:disabled {{ color: {c.quiet}; background: {theme.panel}; }}
#planPanel #planStrong {{ background: {c.accent}; color: {theme.on_accent}; border-color: {c.accent};
    font-weight: 600; }}
#planPanel #planStrong:hover {{ background: {c.ink}; color: {theme.panel}; }}
#planPanel #planStrong:disabled {{ background: {theme.panel}; color: {c.quiet}; border-color: {c.rule}; }}
#planPages QToolButton {{ border-radius: 0; }}
#planPanel QComboBox, #planPanel QLineEdit, #planPanel QPlainTextEdit, #planPanel QDoubleSpinBox,
#planPanel QSpinBox, #planPanel QDateEdit {{ background: {theme.raised}; border: 1px solid {c.rule};
    border-radius: {px // 3}px; padding: {px // 4}px {px // 3}px; min-height: {round(px * 1.3)}px; }}
#planPanel QComboBox:focus, #planPanel QLineEdit:focus, #planPanel QPlainTextEdit:focus,
#planPanel QDoubleSpinBox:focus, #planPanel QSpinBox:focus, #planPanel QDateEdit:focus {{
    border: 2px solid {c.focus}; }}
#planPanel QComboBox::drop-down {{ border: none; width: {round(px * 1.4)}px; }}
#planPanel QComboBox::down-arrow {{ image: none; width: 0; height: 0; border-top: {px // 2}px solid {c.quiet};
    border-left: {px // 3}px solid {theme.raised}; border-right: {px // 3}px solid {theme.raised}; }}
#planPanel QComboBox QLineEdit {{ border: none; padding: 0; background: transparent; min-height: 0; }}
#planPanel QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {c.rule}; }}
#planPanel QScrollArea, #planPanel QScrollArea > QWidget > QWidget {{ background: transparent;
    border: none; }}
#planPanel QListWidget {{ border: 1px solid {c.rule}; border-radius: {px // 3}px;
    background: {theme.raised}; }}
#planPanel QListWidget::item {{ border: 1px solid transparent; border-bottom: 1px solid {c.rule};
    border-radius: 0; padding: {px // 3}px; }}
#planPanel QListWidget::item:selected {{ background: {theme.chosen}; color: {c.ink};
    border-left: 3px solid {c.accent}; }}
#planPanel QCheckBox {{ spacing: {px // 2}px; }}
#planPanel QCheckBox:focus {{ color: {c.focus}; }}
"""
