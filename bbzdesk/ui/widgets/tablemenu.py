"""The menus of a table: what can be done with a row, how the list is ordered, which columns it shows.

They are the way for who works without a mouse to what a click on a head or on the outlined word does.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from bbzdesk.ui.widgets.table import Table


def row_menu(table: "Table") -> QMenu:
    """Open, act, copy, and the two menus of the list."""
    menu, row = _menu(table, "Rij"), table.current_row()
    menu.addAction("Openen", lambda: table.opened.emit(row))
    if word := table.action_word():
        menu.addAction(_plain(word), lambda: table.acted.emit(row))
    menu.addAction("Rij kopiëren", QKeySequence(QKeySequence.StandardKey.Copy), table.copy_row)
    menu.addSeparator()
    if table.sortable:
        menu.addMenu(sort_menu(table))
    menu.addMenu(columns_menu(table))
    return menu


def sort_menu(table: "Table") -> QMenu:
    """Every column, upwards and downwards; the present order is ticked."""
    menu, model = _menu(table, "Sorteren"), table.list_model
    group = QActionGroup(menu)
    for at, column in enumerate(model.columns):
        for word, down in (("oplopend", False), ("aflopend", True)):
            choice = _choice(menu, f"{column.title}, {word}", on=model.sorted_by == (column.key, down))
            choice.triggered.connect(lambda _=False, at=at, down=down: table.sort_by(at, down=down))
            group.addAction(choice)
    return menu


def columns_menu(table: "Table") -> QMenu:
    """Every column that can be shown or left out; the key column always stands."""
    menu, model = _menu(table, "Kolommen"), table.list_model
    for column in model.all_columns:
        if column.kind != "key":
            choice = _choice(menu, column.title, on=column in model.columns)
            choice.toggled.connect(lambda on, key=column.key: show_column(table, key, on=on))
    return menu


def show_column(table: "Table", key: str, *, on: bool) -> None:
    """Show a column or leave it out."""
    others = [column.key for column in table.list_model.columns if column.key != key]
    table.list_model.show_columns([*others, key] if on else others)


def _menu(table: "Table", title: str) -> QMenu:
    menu = QMenu(title, table)
    menu.setAccessibleName(title)
    return menu


def _choice(menu: QMenu, text: str, *, on: bool) -> QAction:
    choice = menu.addAction(_plain(text))
    choice.setCheckable(True)
    choice.setChecked(on)
    return choice


def _plain(text: str) -> str:
    """A word with an ampersand keeps it."""
    return text.replace("&", "&&")
