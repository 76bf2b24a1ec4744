"""The menus of a table: what can be done with a row, how the list is ordered, which columns it shows.

They are the way for who works without a mouse to what a click on a head or on the outlined word does.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from bbzdesk.ui.widgets.table import Table


def row_menu(table: "Table") -> QMenu:
    """Open, act, copy, and the two menus of the list."""
    menu, row = _menu(table, "Rij"), table.current_row()
    menu.addAction("Openen", lambda: table.opened.emit(row))
    if word := table.action_word():
        menu.addAction(_plain(word), lambda: table.acted.emit(row))
    menu.addAction("Rij kopiëren\tCtrl+C", table.copy_row)
    menu.addSeparator()
    for part in ([sort_menu(table, menu)] if table.sortable else []) + [columns_menu(table, menu)]:
        menu.addMenu(part)
    return menu


def head_menu(table: "Table") -> QMenu:
    """What the heads offer to the right button: order and columns."""
    menu = _menu(table, "Koppen")
    for part in ([sort_menu(table, menu)] if table.sortable else []) + [columns_menu(table, menu)]:
        menu.addMenu(part)
    return menu


def sort_menu(table: "Table", parent: QWidget | None = None) -> QMenu:
    """Every column, upwards and downwards; the present order is ticked."""
    menu = _menu(parent or table, "Sorteren")
    menu.aboutToShow.connect(lambda: _fill_sort(menu, table))
    _fill_sort(menu, table)
    return menu


def columns_menu(table: "Table", parent: QWidget | None = None) -> QMenu:
    """Every column that can be shown or left out; the key column always stands."""
    menu = _menu(parent or table, "Kolommen")
    menu.aboutToShow.connect(lambda: _fill_columns(menu, table))
    _fill_columns(menu, table)
    return menu


def _fill_sort(menu: QMenu, table: "Table") -> None:
    menu.clear()
    now = table.list_model.sorted_by
    for at, column in enumerate(table.list_model.columns):
        for word, down in (("oplopend", False), ("aflopend", True)):
            choice = _choice(menu, f"{column.title}, {word}", on=now == (column.key, down))
            choice.triggered.connect(lambda _=False, at=at, down=down: table.sort_by(at, down=down))


def _fill_columns(menu: QMenu, table: "Table") -> None:
    menu.clear()
    for column in table.list_model.all_columns:
        if column.kind != "key":
            choice = _choice(menu, column.title, on=column in table.list_model.columns)
            choice.toggled.connect(lambda on, key=column.key: show_column(table, key, on=on))


def show_column(table: "Table", key: str, *, on: bool) -> None:
    """Show a column or leave it out."""
    others = [column.key for column in table.list_model.columns if column.key != key]
    table.list_model.show_columns([*others, key] if on else others)


def _menu(parent: QWidget, title: str) -> QMenu:
    menu = QMenu(title, parent)
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
