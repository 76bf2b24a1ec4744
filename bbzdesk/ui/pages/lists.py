"""What every page with a long list shares: the filter line over the table, its columns, and the export of what is shown."""

from PySide6.QtWidgets import QWidget

from bbzdesk.services import lijsten
from bbzdesk.ui.files import save_file
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.filters import FilterLine
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.text import Text


def filter_line(table: Table, *extra: QWidget, views: QWidget | None = None) -> FilterLine:
    """The ready-made views, the words to filter by, and the choice of columns."""
    columns = Button("Kolommen", icon="kolommen")
    columns.clicked.connect(lambda: table.columns_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft())))
    line = FilterLine(*extra, columns, views=views)
    line.typed.connect(table.list_model.set_words)
    line.begun.connect(table.list_model.prepare)
    return line


def export(page: PageView, table: Table, title: str, name: str, note: str) -> None:
    """Save what the list shows as a sheet: these columns, these rows, this order."""
    kantoor, shown = page.desk.kantoor, table.list_model.shown()
    page.read(
        lambda: lijsten.als_xlsx(kantoor, title, note, shown.columns, shown.rows),
        lambda sheet: save_file(page, name, sheet, page.desk.say),
        words="Excel-bestand maken…",
    )


def counted(shown: int, total: int, one: str, many: str) -> Text:
    """*12 van 214 dossiers*."""
    return Text(f"{shown} van {total} {one if total == 1 else many}", "muted")
