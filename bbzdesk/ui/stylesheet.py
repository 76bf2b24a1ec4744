"""The one stylesheet of the program: a template and the tokens.

Selectors are properties (`kind`, `role`, `type`, `tone`, `msg`, `badge`), never names of single widgets.
"""

from collections.abc import Mapping
from string import Template

_TEMPLATE = Template("""
QWidget { color: $text; }
QMainWindow, QScrollArea, QWidget[role="page"] { background: $surface; border: none; }
QDialog, QDialog QScrollArea, QWidget[role="dialog"] { background: $raised; border: none; }
QLabel { background: transparent; }
QLabel[type="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[type="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="muted"] { color: $muted; }
QLabel[type="small"] { color: $muted; font-size: ${small}pt; }
QLabel[type="amount"] { font-size: ${amount}pt; font-weight: 600; }
QLabel[type="errorlink"] { color: $achterstand; text-decoration: underline; }
QLabel[type="link"] { color: $accent; }
QLabel[tone="bij"] { color: $bij; } QLabel[tone="achterstand"] { color: $achterstand; }
QLabel[tone="letop"] { color: $letop; } QLabel[tone="uitstel"] { color: $uitstel; }

QFrame[role="panel"] { background: $raised; border: 1px solid $line; border-radius: ${rp}px; }
QFrame[role="found"] { background: $raised; border: 1px solid $line_strong; border-radius: ${rc}px; }
QFrame[role="found"] QScrollArea, QFrame[role="found"] QScrollArea > QWidget > QWidget { background: $raised; }
QFrame[role="inset"] { background: $sunken; border: none; border-radius: ${rc}px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vrule"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="bar"] { background: $raised; border: none; border-top: 1px solid $line; }
QFrame[role="top"] { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame[role="nav"] { background: $nav; border: none; border-right: 1px solid $line; }
QFrame[role="state"] { background: $nav; border: none; border-top: 1px solid $line; }
QFrame[role="oefen"] { background: $oefen; } QFrame[role="oefen"] QLabel { color: $on_oefen; font-weight: 600; }
QFrame[role="alleenlezen"] { background: $achterstand; } QFrame[role="alleenlezen"] QLabel { color: $raised; font-weight: 600; }
QFrame[role="drop"] { background: $raised; border: 2px dashed $line_strong; }
QFrame[role="drop"][over="true"] { background: $accent_soft; border: 2px solid $accent; }
QFrame[role="progress"] { background: $raised; border: 1px solid $line; border-radius: ${rc}px; }
QAbstractScrollArea[role="paper"] { border: 2px solid $sunken; } QAbstractScrollArea[role="paper"]:focus { border-color: $focus; }
QLabel[strong="true"] { font-weight: 600; }
QDialogButtonBox { button-layout: 3; }
QProgressBar { background: $sunken; border: 1px solid $line_strong; border-radius: ${rc}px; }
QProgressBar::chunk { background: $accent_fill; border-radius: 3px; }

QFrame[msg="info"] { background: $accent_soft; border: $soft_edge; border-left: 4px solid $accent; border-radius: ${rc}px; }
QFrame[msg="letop"] { background: $letop_soft; border: $soft_edge; border-left: 4px solid $letop; border-radius: ${rc}px; }
QFrame[msg="fout"] { background: $achterstand_soft; border: 1px solid $achterstand; border-left: 4px solid $achterstand; border-radius: ${rc}px; }
QFrame[msg="goed"] { background: $bij_soft; border: $soft_edge; border-left: 4px solid $bij; border-radius: ${rc}px; }

QFrame[msg] { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame[msg="fout"]:focus { border: 2px solid $focus; border-left: 4px solid $achterstand; }
QFrame[badge="bij"] { background: $bij_soft; } QFrame[badge="letop"] { background: $letop_soft; }
QFrame[badge="achterstand"] { background: $achterstand_soft; } QFrame[badge="uitstel"] { background: $uitstel_soft; }
QFrame[badge="opgeeist"] { background: $opgeeist_soft; } QFrame[badge="renteloos"] { background: $renteloos_soft; }
QFrame[badge] { border: $soft_edge; }
QFrame[badge="afgelost"] { background: $afgelost_soft; border: 1px solid $line_strong; }
QFrame[badge] { border-radius: ${rc}px; }

QPushButton { background: $raised; color: $text; border: 1px solid $line_strong; border-radius: ${rc}px;
  padding: 0 12px; }
QPushButton:hover { background: $hover; } QPushButton:pressed { background: $sunken; }
QPushButton[kind="primary"] { background: $accent_fill; color: $on_accent; border-color: $accent_fill; font-weight: 600; padding: 0 16px; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[small="true"] { padding: 0 4px; }
QPushButton[kind="crumb"] { background: transparent; border: 1px solid transparent; color: $muted; padding: 0 1px; font-size: ${small}pt; }
QPushButton[kind="crumb"]:hover { color: $accent; }
QPushButton[kind="danger"] { color: $achterstand; border-color: $achterstand; }
QPushButton[kind="state"] { background: transparent; border: none; color: $text; padding: 0 10px; border-radius: 0; font-size: ${small}pt; }
QPushButton[kind="state"]:hover { background: $hover; }
QPushButton[kind="row"] { background: transparent; border: none; border-radius: 0; padding: 0; text-align: left; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="segment"] { border-radius: 0; padding: 0 10px; margin-left: -1px; color: $muted; border-color: $line_strong; }
QPushButton[end="first"] { margin-left: 0; border-top-left-radius: ${rc}px; border-bottom-left-radius: ${rc}px; }
QPushButton[end="last"] { border-top-right-radius: ${rc}px; border-bottom-right-radius: ${rc}px; }
QPushButton[kind="segment"]:checked { background: $accent_fill; color: $on_accent; border-color: $accent_fill; font-weight: 600; }
QPushButton[kind="view"] { border: 1px solid transparent; background: transparent; color: $text; padding: 0 10px; }
QPushButton[kind="view"]:hover { background: $sunken; }
QPushButton[kind="view"]:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: 600; }
QPushButton[kind="tile"] { border-color: $line; border-radius: ${rp}px; padding: 0; }
QPushButton[kind="tile"]:checked { border: 2px solid $accent; background: $accent_soft; }
QPushButton[kind="chip"] { background: $sunken; border: $soft_edge; padding: 0 8px; font-size: ${small}pt; border-radius: ${rc}px; }

QPushButton:focus { border: 2px solid $focus; padding: 0 11px; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 15px; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[small="true"]:focus { padding: 0 3px; }
QPushButton[flush="true"] { padding-left: 2px; } QPushButton[flush="true"]:focus { padding-left: 1px; }
QPushButton[kind="segment"]:focus, QPushButton[kind="view"]:focus { border: 2px solid $focus; padding: 0 9px; }
QPushButton[kind="segment"]:checked:focus { border: 2px solid $text; }
QPushButton[kind="row"]:focus, QPushButton[kind="tile"]:focus { border: 2px solid $focus; border-radius: ${rc}px; padding: 0; }
QPushButton[kind="state"]:focus { border: 2px solid $focus; padding: 0 8px; }
QPushButton[kind="crumb"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 6px; }

QLineEdit, QComboBox, QPlainTextEdit { background: $raised; border: 1px solid $line_strong; border-radius: ${rc}px; padding: ${pad}px 8px; selection-background-color: $accent_fill; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QComboBox { placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: ${padf}px 7px; }
QLineEdit[error="true"], QPlainTextEdit[error="true"], QComboBox[error="true"] { border: 2px solid $achterstand; padding: ${padf}px 7px; }
QLineEdit[error="true"]:focus, QPlainTextEdit[error="true"]:focus, QComboBox[error="true"]:focus { border-color: $focus; }
QLineEdit[compact="true"], QLineEdit[compact="true"]:focus, QComboBox[compact="true"], QComboBox[compact="true"]:focus { padding-top: 0; padding-bottom: 0; }
QPlainTextEdit[compact="true"] { padding: 2px 9px 1px 9px; } QPlainTextEdit[compact="true"]:focus { padding: 1px 8px 0 8px; }
QLineEdit:read-only { background: $sunken; border-color: $line; }
QComboBox::drop-down { border: none; width: 28px; } QComboBox::down-arrow { image: url(opmaak:omlaag.svg); width: ${ic}px; height: ${ic}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line_strong; selection-background-color: $accent_soft; selection-color: $text; }
QGroupBox { background: transparent; border: none; margin: 0; padding: 0; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${ind}px; height: ${ind}px; border: 1px solid $line_strong; background: $raised; }
QCheckBox::indicator { border-radius: 3px; } QRadioButton::indicator { border-radius: ${half}px; }
QCheckBox::indicator:checked { background: $accent_fill; border-color: $accent; image: url(opmaak:vink.svg); }
QRadioButton::indicator:checked { border-color: $accent; image: url(opmaak:punt.svg); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; width: ${indf}px; height: ${indf}px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 3px solid transparent; color: $muted; padding: 6px 2px 5px 2px; margin-right: 20px; }
QTabBar::tab:focus { border: 2px solid $focus; border-bottom: 3px solid $accent; border-radius: ${rc}px; padding: 4px 0 5px 0; }
QTabBar QToolButton { background: $raised; border: 1px solid $line_strong; border-radius: ${rc}px; }
QTabBar::scroller { width: ${arrows}px; }
QTabBar QToolButton::left-arrow { image: url(opmaak:links.svg); width: ${ic}px; height: ${ic}px; }
QTabBar QToolButton::right-arrow { image: url(opmaak:rechts.svg); width: ${ic}px; height: ${ic}px; }
QTabBar::tear { width: 0; border: none; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }

QTableView { background: $raised; border: none; gridline-color: $line; selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QTableView[role="frozen"] { border-right: 1px solid $line_strong; }
QTableView::corner { background: transparent; border: none; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none; border-bottom: 1px solid $line; padding: 5px 10px; font-weight: 600; font-size: ${small}pt; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: url(opmaak:omlaag.svg); width: ${ic}px; height: ${ic}px; subcontrol-position: center right; right: 6px; }
QHeaderView::up-arrow { image: url(opmaak:omhoog.svg); }
QListWidget { background: transparent; border: none; outline: none; }

QMenuBar { background: $nav; border-bottom: 1px solid $line; padding: 0 4px; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 3px; } QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line_strong; } QMenu::item:selected { background: $accent_soft; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; } QScrollBar:horizontal { background: transparent; height: 12px; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; } QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(values: Mapping[str, str | int | float]) -> str:
    """The text for `QApplication.setStyleSheet`; a value that the template does not find is a bug of ours."""
    return _TEMPLATE.substitute(values)
