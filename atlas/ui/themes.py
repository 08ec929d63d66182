"""The three looks of the window: colours, sizes, and the style sheet made from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR, SANS, SERIF, CanvasTheme


@dataclass(frozen=True, slots=True)
class WindowTheme:
    """Colours as ``#rrggbb`` and the base size of type in px, beside the theme of the canvas."""

    canvas: CanvasTheme
    panel: str
    raised: str
    chosen: str
    caution: str
    caution_edge: str
    on_accent: str
    type_px: int = 13
    serif: str = SERIF
    sans: str = SANS


THEMES: dict[str, WindowTheme] = {
    "light": WindowTheme(LIGHT, "#fbf7ef", "#fffdf9", "#f3e2da", "#fdf1dd", "#e6c48f", "#ffffff"),
    "dark": WindowTheme(DARK, "#221f1d", "#2b2724", "#4a2f2a", "#3b2f1c", "#7d6333", "#1b1918"),
    "projector": WindowTheme(
        PROJECTOR, "#ffffff", "#ffffff", "#ffd9d2", "#fff2c9", "#8a6a00", "#ffffff", type_px=21
    ),
}


def palette(theme: WindowTheme) -> QPalette:
    """The Qt palette of a theme, for everything that the style sheet does not name."""
    c, made = theme.canvas, QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: c.ink,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: c.ink,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: c.ink,
        QPalette.ColorRole.Highlight: theme.chosen,
        QPalette.ColorRole.HighlightedText: c.ink,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.LinkVisited: c.accent,
        QPalette.ColorRole.PlaceholderText: c.quiet,
        QPalette.ColorRole.ToolTipBase: c.label_back,
        QPalette.ColorRole.ToolTipText: c.label_ink,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    return made


def style_sheet(theme: WindowTheme) -> str:
    """The Qt style sheet of a theme."""
    c, px = theme.canvas, theme.type_px
    return f"""
QWidget {{ font-family: {_families(theme.sans)}; font-size: {px}px; color: {c.ink}; }}
QMainWindow, #top, #navigator, #cardPanel, #strip, #problems {{ background: {theme.panel}; }}
#middle {{ background: {c.paper}; }}
#top {{ border-bottom: 1px solid {c.rule}; }}
#strip {{ border-top: 1px solid {c.rule}; font-size: {round(px * 0.88)}px; }}
#navigator {{ border-right: 1px solid {c.rule}; }}
#cardPanel {{ border-left: 1px solid {c.rule}; }}
#name {{ font-family: {_families(theme.serif)}; font-weight: bold; font-size: {round(px * 1.35)}px; }}
QLineEdit {{ background: {theme.raised}; border: 1px solid {c.rule}; border-radius: {px // 2}px;
    padding: {px // 2}px {px}px;
    selection-background-color: {c.accent}; selection-color: {theme.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {c.focus}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {px // 2}px;
    padding: {px // 3}px {round(px * 0.8)}px; }}
QToolButton:hover {{ background: {theme.chosen}; }}
QToolButton:focus {{ border: 2px solid {c.focus}; }}
QToolButton:disabled {{ color: {c.rule}; }}
#sides QToolButton {{ border: 1px solid {c.rule}; border-radius: 0; background: {theme.raised}; }}
#sides QToolButton:checked {{ background: {c.accent}; color: {theme.on_accent}; border-color: {c.accent}; }}
#sides QToolButton:focus {{ border: 2px solid {c.focus}; }}
#filters QToolButton, #filters QLabel {{ border: 1px solid {c.rule}; border-radius: {px // 2}px;
    color: {c.quiet}; padding: {px // 6}px {px // 3}px; font-size: {round(px * 0.85)}px; }}
#filters QLabel {{ border-color: transparent; }}
#filters QToolButton[chip="true"] {{ background: {theme.chosen}; color: {c.ink}; border-color: {c.accent}; }}
#filters QToolButton:hover {{ background: {theme.chosen}; }}
#filters QToolButton:focus {{ border: 2px solid {c.focus}; }}
#filters QToolButton::menu-indicator {{ image: none; }}
#filters QMenu {{ menu-scrollable: 1; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ padding: {px // 2}px {round(px * 0.3)}px; font-size: {round(px * 0.9)}px;
    border: none; border-bottom: 2px solid {c.rule};
    color: {c.quiet}; background: transparent; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border: 2px solid {c.focus}; }}
QTreeView, QListView, QTextBrowser {{ background: transparent; border: none; outline: none; }}
QTreeView::item {{ padding: {px // 4}px 0; border: none; }}
QTreeView::item:hover {{ background: {theme.chosen}; }}
QTreeView::item:selected {{ background: {theme.chosen}; color: {c.ink}; }}
QTreeView:focus, QListView:focus, QTextBrowser:focus {{ border: 2px solid {c.focus}; }}
QListView::item {{ border: 1px solid transparent; border-radius: {px // 2}px; padding: {px // 4}px; }}
QListView::item:hover {{ background: {theme.chosen}; }}
QListView::item:selected {{ border: 2px solid {c.accent}; background: {theme.raised}; color: {c.ink}; }}
QSplitter::handle {{ background: {c.rule}; }}
QScrollBar:vertical {{ background: transparent; width: {px}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px}px; margin: 0; }}
QScrollBar::handle {{ background: {c.rule}; border-radius: {px // 2 - 1}px;
    min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenuBar {{ background: {theme.panel}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {theme.chosen}; color: {c.ink}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {c.rule}; padding: 4px; }}
QMenu::item {{ padding: {px // 3}px {px * 2}px; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QToolTip {{ background: {c.label_back}; color: {c.label_ink}; border: none; padding: 4px; }}
#commandList {{ background: {theme.raised}; border: 1px solid {c.quiet}; border-radius: {px // 2}px; }}
#problems {{ background: {theme.caution}; border-bottom: 1px solid {theme.caution_edge}; }}
#problems QToolButton {{ color: {c.accent}; font-weight: 600; }}
"""


def _families(names: str) -> str:
    return ", ".join(f'"{name.strip()}"' for name in names.split(","))
