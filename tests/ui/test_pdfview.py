"""A letter on the screen: its pages, its size, and on paper every page of it."""

import io
import subprocess
import sys

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QPushButton

from bbzdesk.ui.tokens import Scheme
from bbzdesk.ui.widgets.pdfview import PdfView
from bbzdesk.ui.widgets.printing import PrintJob, print_document

A4, A4_LIGGEND = (595, 842), (842, 595)


def brief(*maten) -> bytes:
    from reportlab.pdfgen import canvas

    uit = io.BytesIO()
    blad = canvas.Canvas(uit)
    for nummer, maat in enumerate(maten, 1):
        blad.setPageSize(maat)
        blad.drawString(100, 400, f"Bladzijde {nummer}")
        blad.showPage()
    blad.save()
    return uit.getvalue()


@pytest.fixture
def beeld(kleed, qtbot):
    kleed()
    gemaakt = PdfView("Voorbeeld van de brief", brief(A4, A4))
    qtbot.addWidget(gemaakt)
    gemaakt.resize(600, 500)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    yield gemaakt
    kleed()


def knop(beeld, naam) -> QPushButton:
    return next(k for k in beeld.findChildren(QPushButton) if k.accessibleName() == naam)


def pagina_in_woorden(beeld) -> str:
    return beeld.findChild(QPdfView).accessibleName()


def test_it_says_which_page_of_how_many(beeld):
    assert pagina_in_woorden(beeld) == "Voorbeeld van de brief, pagina 1 van 2"


def test_the_buttons_go_through_the_pages_and_stop_at_the_ends(beeld):
    gezien = [beeld.page]
    for naam in ("Vorige pagina", "Volgende pagina", "Volgende pagina", "Vorige pagina"):
        knop(beeld, naam).click()
        gezien.append(beeld.page)
    assert gezien == [0, 0, 1, 1, 0]
    knop(beeld, "Volgende pagina").click()
    assert pagina_in_woorden(beeld) == "Voorbeeld van de brief, pagina 2 van 2"


def test_the_size_is_real_or_fitted(beeld):
    blad = beeld.findChild(QPdfView)
    assert blad.zoomMode() == QPdfView.ZoomMode.FitToWidth
    knop(beeld, "Ware grootte").click()
    assert (blad.zoomMode(), blad.zoomFactor()) == (QPdfView.ZoomMode.Custom, 1.0)
    knop(beeld, "Passend").click()
    assert blad.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_paper_is_never_larger_than_it_is(beeld):
    """Where the real size fits, that is what stands there, and there is nothing to choose."""
    blad = beeld.findChild(QPdfView)
    beeld.resize(1100, 500)
    assert (blad.zoomMode(), blad.zoomFactor()) == (QPdfView.ZoomMode.Custom, 1.0)
    assert knop(beeld, "Ware grootte").isHidden()
    beeld.resize(600, 500)
    assert blad.zoomMode() == QPdfView.ZoomMode.FitToWidth
    assert not knop(beeld, "Ware grootte").isHidden()


def test_one_page_has_no_buttons_to_turn_it(beeld):
    bladeren = [knop(beeld, naam) for naam in ("Vorige pagina", "Volgende pagina")]
    assert not any(k.isHidden() for k in bladeren)
    beeld.set_content(brief(A4))
    assert all(k.isHidden() for k in bladeren)


def test_another_letter_starts_at_its_first_page(beeld):
    beeld.go_to(1)
    beeld.set_content(brief(A4, A4, A4))
    assert pagina_in_woorden(beeld) == "Voorbeeld van de brief, pagina 1 van 3"
    assert "Bladzijde 1" in beeld.document.getAllText(0).text()
    assert beeld.page == 0


def test_what_is_saved_is_what_is_shown(beeld):
    andere = brief(A4, A4, A4)
    beeld.set_content(andere)
    assert beeld.content == andere


def test_before_there_is_a_letter_it_says_so(kleed, qtbot):
    leeg = PdfView("Voorbeeld van de brief")
    qtbot.addWidget(leeg)
    assert pagina_in_woorden(leeg) == "Voorbeeld van de brief, nog geen pagina's"


def test_what_is_no_letter_is_said(beeld):
    beeld.set_content(b"%PDF-1.7 en dan niets")
    assert pagina_in_woorden(beeld) == "Voorbeeld van de brief, dit bestand is niet als PDF te lezen"


def test_saving_is_asked_of_who_shows_the_letter(beeld, qtbot):
    with qtbot.waitSignal(beeld.save_asked):
        knop(beeld, "Opslaan als…").click()


def test_paper_stays_paper_in_the_dark(beeld, kleed, qtbot):
    t = kleed(Scheme.DONKER)
    blad = beeld.findChild(QPdfView)

    def gezien():
        plaatje = blad.viewport().grab().toImage()
        return plaatje.pixelColor(1, 100), plaatje.pixelColor(plaatje.width() // 2, 100)

    qtbot.waitUntil(lambda: gezien() == (QColor(t.tokens["sunken"]), QColor(Qt.GlobalColor.white)))


def test_the_print_dialog_does_not_block(beeld, qtbot):
    knop(beeld, "Afdrukken…").click()
    dialoog = beeld.findChild(QPrintDialog)
    assert dialoog.isVisible()
    assert dialoog.isModal()
    dialoog.reject()
    qtbot.waitUntil(lambda: beeld.findChild(QPrintDialog) is None)


@pytest.fixture
def gedrukt(beeld, tmp_path):
    def druk(maten, van=0, tot=0) -> QPdfDocument:
        beeld.set_content(brief(*maten))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "brief.pdf"))
        printer.setFromTo(van, tot)
        print_document(beeld.document, printer)
        uit = QPdfDocument(beeld)
        uit.load(str(tmp_path / "brief.pdf"))
        return uit

    return druk


def test_all_pages_come_out_of_the_printer(gedrukt):
    uit = gedrukt([A4, A4, A4])
    assert uit.pageCount() == 3


def test_printing_goes_on_while_another_letter_is_shown(beeld, tmp_path, qtbot):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "brief.pdf"))
    klus = PrintJob(beeld.window(), brief(A4, A4, A4), printer)
    with qtbot.waitSignal(klus.finished):
        beeld.set_content(brief(A4))
    uit = QPdfDocument(beeld)
    uit.load(str(tmp_path / "brief.pdf"))
    assert uit.pageCount() == 3
    qtbot.waitUntil(lambda: beeld.findChild(PrintJob) is None)


def test_what_is_chosen_in_the_print_dialog_is_printed(beeld, tmp_path, qtbot):
    knop(beeld, "Afdrukken…").click()
    dialoog = beeld.findChild(QPrintDialog)
    dialoog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialoog.printer().setOutputFileName(str(tmp_path / "brief.pdf"))
    QDialog.accept(dialoog)
    qtbot.waitUntil(lambda: beeld.findChild(PrintJob) is not None)
    qtbot.waitUntil(lambda: beeld.findChild(PrintJob) is None)
    uit = QPdfDocument(beeld)
    uit.load(str(tmp_path / "brief.pdf"))
    assert uit.pageCount() == 2


def test_only_the_asked_pages_come_out(gedrukt):
    assert gedrukt([A4, A4, A4], 2, 3).pageCount() == 2


def test_each_page_has_paper_of_its_own_direction(gedrukt):
    uit = gedrukt([A4, A4_LIGGEND])
    maten = [uit.pagePointSize(n) for n in range(2)]
    assert [m.width() < m.height() for m in maten] == [True, False]


def test_ink_stands_where_it_stands_in_the_letter(gedrukt, beeld):
    """The words at 100 by 400 points, and white around them."""
    uit = gedrukt([A4])
    maat = uit.pagePointSize(0)
    assert abs(maat.width() - 595) < 2
    plaatje = uit.render(0, QSizeF(595, 842).toSize())
    punten = [
        (x, y)
        for x in range(595)
        for y in range(842)
        if (kleur := plaatje.pixelColor(x, y)).alpha() and kleur.lightness() < 100
    ]
    assert punten
    links, boven = min(x for x, _ in punten), min(y for _, y in punten)
    assert 96 < links < 106
    assert 425 < boven < 445


def test_the_program_starts_without_pdf_and_printing():
    vraag = (
        "import sys, bbzdesk.ui.widgets.pdfview as _\n"
        "print([m for m in sys.modules if m.startswith(('PySide6.QtPdf', 'PySide6.QtPrintSupport'))])"
    )
    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
