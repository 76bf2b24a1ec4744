"""What a consulent does at size L: look at the debtors, search, save a field, visit pages, choose other looks."""

import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Dossier
from bbzdesk.services import contacten, debiteurenbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.store import records
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.tiles import StatusTile
from tests.benchmarks.hartslag import wacht
from tests.benchmarks.metingen import zoekvragen
from tests.benchmarks.venstermeting import Meting

Cijfer = tuple[str, "float | list[float]"]
_TABS = ("overzicht", "tijdlijn", "aanvraag", "levensvatbaarheid", "besluit", "leningen", "documenten")
_TOETSEN = 60
_MELDING = {
    "contact.naam": "Van Dam", "contact.kanaal": "zelf", "contact.medium": "telefoon",
    "contact.telefoon": "06-12345678", "contact.hulpvraag": "Geld voor een machine",
}  # fmt: skip


def alles(m: Meting) -> Iterator[Cijfer]:
    """Every measurement at size L, reading before writing."""
    yield from _debiteuren(m)
    yield from _zoeken(m)
    yield from _bladen(m)
    yield from _bewaren(m)
    yield from _omkleden(m)


# --- debtors --------------------------------------------------------------------------------------------------------


def _debiteuren(m: Meting) -> Iterator[Cijfer]:
    gelezen, beeld = [], debiteurenbeeld.beeld

    def met_klok(*wat: object) -> object:
        begin = time.perf_counter()
        try:
            return beeld(*wat)  # type: ignore[arg-type]
        finally:
            gelezen.append(1000 * (time.perf_counter() - begin))

    debiteurenbeeld.beeld = met_klok  # type: ignore[assignment]
    kantoor = m.venster.office
    met, zonder = [], []
    for _ in range(5):
        _klaargezet(m)
        met.append(_naar_debiteuren(m, "klaargezet"))
        m.ga("terug naar vandaag", Doel("vandaag"))
        kantoor.close_page("debiteuren", "")
        zonder.append(_naar_debiteuren(m, "opnieuw gemaakt"))
        m.ga("terug naar vandaag", Doel("vandaag"))
        kantoor.close_page("debiteuren", "")
        kantoor.ahead._forget()
    yield "debiteuren_open", met
    yield "debiteuren_open_te_vroeg", zonder
    yield "debiteuren_lezen", gelezen
    _naar_debiteuren(m, "klaargezet")
    yield from _in_de_lijst(m)


def _klaargezet(m: Meting) -> None:
    """A moment in which nobody asks for anything: the window makes its large lists ready."""
    m.hart.daad = "lijsten klaarzetten"
    klaar = lambda naam: getattr(m.venster.office._open.get((naam, "")), "_scroll", None) is not None  # noqa: E731
    m.venster.office.ahead._wait()
    wacht(lambda: klaar("debiteuren") and klaar("dossiers"))


def _naar_debiteuren(m: Meting, daad: str) -> float:
    bladzij = lambda: m.venster.office.page  # noqa: E731 - short and used twice
    er_is = lambda: getattr(bladzij(), "_table", None) is not None  # noqa: E731
    return m.tot_verf(f"debiteuren, {daad}", lambda: m.venster.desk.go("debiteuren"), er_is)


def _in_de_lijst(m: Meting) -> Iterator[Cijfer]:
    """Sort by the amount both ways, filter by a word letter by letter, and by a tile."""
    bladzij = m.venster.office.page
    model: TableModel = bladzij._table.list_model
    sorteren = []
    for omlaag in (False, True, False, True):
        staat_er = lambda omlaag=omlaag: model.sorted_by == ("saldo", omlaag)  # noqa: E731
        doe = partial(bladzij._table.sort_by_key, "saldo", down=omlaag)
        sorteren.append(m.tot_verf("sorteren op saldo", doe, staat_er))
    yield "debiteuren_sorteren", sorteren
    typen = [
        m.tot_rust(f"filteren op {len(woord)} letters", partial(bladzij._line.field.setText, woord))
        for woord in ("j", "ja", "jan", "jans", "jan", "ja", "j", "")
    ]
    yield "debiteuren_filter_woord", typen
    tegels = [t for t in bladzij.findChildren(StatusTile) if t.isVisible()]
    yield "debiteuren_filter_tegel", [m.tot_rust("filteren op tegel", tegel.click) for tegel in (*tegels, tegels[-1])]


# --- search ---------------------------------------------------------------------------------------------------------


def _zoeken(m: Meting) -> Iterator[Cijfer]:
    """Per key to the painted list."""
    gevonden, veld = m.venster.office.search, m.venster.office.top.search
    with m.hart.buiten_beschouwing():
        gewoon, vertikt = zoekvragen(m.venster.kantoor)
    laatst, toon = [""], gevonden._show

    def getoond(vraag: str, groepen: object) -> None:
        toon(vraag, groepen)  # type: ignore[arg-type]
        laatst[0] = vraag

    gevonden._show = getoond  # type: ignore[method-assign]
    gevonden.open()
    for naam, vragen in (("zoeken", gewoon), ("zoeken_typefout", vertikt)):
        yield naam, [_een_toets(m, veld, vraag, laatst) for vraag in vragen[:_TOETSEN] if vraag.isascii()]
    QTest.keyClick(veld, Qt.Key.Key_Escape)
    veld.clear()


def _een_toets(m: Meting, veld: object, vraag: str, laatst: list[str]) -> float:
    veld.setText(vraag[:-1])  # type: ignore[attr-defined]
    laatst[0] = ""
    toets = partial(QTest.keyClicks, veld, vraag[-1])
    return m.tot_verf("zoeken", toets, lambda: laatst[0] == vraag.strip())


# --- visits ---------------------------------------------------------------------------------------------------------


def _bladen(m: Meting) -> Iterator[Cijfer]:
    with m.venster.kantoor.opslag.lees() as bron, m.hart.buiten_beschouwing():
        dossiers = records.waar(bron, Dossier)
        lening = records.waar(bron, Vordering, dossier_id=dossiers[7].id)[0].id
    for keer, dossier in (("eerste keer", dossiers[7]), ("ander dossier", dossiers[70])):
        for tab in _TABS:
            yield f"dossier_tab_{keer}", m.ga(f"dossier {tab}, {keer}", Doel("dossier", dossier.id, tab))
    for naam, doel in (
        ("dossiers", Doel("dossiers")), ("lening", Doel("lening", lening)), ("vandaag", Doel("vandaag")),
        ("contact", Doel("contact")),
    ):  # fmt: skip
        yield f"blad_{naam}", m.ga(f"blad {naam}", doel)
    yield "signalen_alle", _alle_signalen(m)


def _alle_signalen(m: Meting) -> float:
    """*Toon alle* of the longest block of *Vandaag*, there and back."""
    m.ga("terug naar vandaag", Doel("vandaag"))
    bladzij = m.venster.office.page
    duur = m.tot_rust("toon alle signalen", partial(bladzij._turn, "signalen"))
    m.tot_rust("toon minder signalen", partial(bladzij._turn, "signalen"))
    return duur


# --- saving ---------------------------------------------------------------------------------------------------------


def _bewaren(m: Meting) -> Iterator[Cijfer]:
    """A draft that saves itself, then answers of a screening: from the act to the answer of the worker."""
    kantoor = m.venster.kantoor
    m.ga("contact", Doel("contact"))
    bladzij = m.venster.office.page
    concepten = []
    for nummer in range(8):
        naam = bladzij.form.fields["contact.naam"].fact_editor
        naam.set_text(f"Van Dam {nummer}")
        naam.edited.emit()
        concepten.append(_tot_antwoord(m, "concept bewaren", bladzij._keeper.flush))
    yield "concept_bewaard", concepten
    with m.hart.buiten_beschouwing():
        contact = contacten.leg_contact_vast(kantoor, _MELDING).uitkomst
    m.ga("screening", Doel("screening", contact.id))
    yield "veld_bewaard", list(_antwoorden(m))


def _antwoorden(m: Meting) -> Iterator[float]:
    """Choose yes at some questions."""
    bladzij = m.venster.office.page
    knoppen = [k for k in bladzij.findChildren(Button) if k.isVisible() and k.accessibleName().endswith("(toets J)")]
    for knop in knoppen[:8]:
        yield _tot_antwoord(m, "antwoord in de screening", knop.click)


def _tot_antwoord(m: Meting, daad: str, doe: object) -> float:
    """Until the first job that this starts has been answered."""
    m.rust()
    m.hart.daad = daad
    momenten: list[float] = []
    verbonden = m.venster.work.ended.connect(lambda _: momenten.append(time.perf_counter()))
    begin = time.perf_counter()
    doe()  # type: ignore[operator]
    m.rust()
    m.venster.work.disconnect(verbonden)
    return 1000 * (momenten[0] - begin) if momenten else 0.0


def _omkleden(m: Meting) -> Iterator[Cijfer]:
    """Another scheme and text size with the pages open that were visited."""
    for pagina in ("vandaag", "dossiers", "debiteuren"):
        m.ga(f"naar {pagina}", Doel(pagina))
        for kleuren, punten in (("donker", 14), ("licht", 10)):
            yield "schema_L", m.tot_rust(f"{kleuren}, {pagina}", partial(m.look.choose_scheme, kleuren))
            yield "tekstgrootte_L", m.tot_rust(f"{punten} punten, {pagina}", partial(m.look.choose_points, punten))
