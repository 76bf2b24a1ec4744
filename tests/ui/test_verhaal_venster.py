"""The story of the main job as a consulent does it in the window: from the first call to the handover package.

What `bbzdesk demo` does without a window is done here by fields and buttons, and the store must say the same.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QWidget

from bbzdesk.domain.besluit import Besluit, Verzending
from bbzdesk.domain.geld import euro
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Aanvraag, Advies, Antwoord, Contact, Dossier, Onderzoek, OnderzoekVeld, SwotPunt
from bbzdesk.services import debiteuren, uitwisselingbeeld
from bbzdesk.store import controle
from bbzdesk.ui.widgets.filedrop import FileDrop
from tests.kantoorhulp import deel
from tests.services.lijsthulp import LIJST
from tests.ui.stappenhulp import dialoog, druk, is_er, staat_er, vul
from tests.ui.vensterhulp import Venster

DATA = deel("starter")


class Consulent:
    """What somebody at the window does: go to a day, fill in, press, look."""

    def __init__(self, v: Venster) -> None:
        self.v = v

    def op(self, stap: str) -> None:
        self.v.b.klok.zet(DATA.dagen[stap])

    def een(self, soort: type):
        (record,) = self.v.alle(soort)
        return record

    def druk(self, naam: str, binnen: QWidget | None = None) -> None:
        druk(self.v, naam, binnen)

    def ziet(self, woorden: str) -> None:
        staat_er(self.v, woorden)

    def dialoog(self) -> QDialog:
        return dialoog(self.v)

    def typ(self, velden, waarden: dict[str, str]) -> None:
        """Fill fields in by their facts, as somebody types in them and leaves them."""
        for naam, tekst in waarden.items():
            if naam in velden:
                editor = velden[naam].fact_editor
                editor.set_text(tekst)
                editor.edited.emit()
                QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
        self.v.rest()


def test_van_de_eerste_oproep_tot_het_overdrachtspakket(v: Venster, tmp_path: Path) -> None:
    ik = Consulent(v)
    _melding(v, ik)
    dossier = _screening(v, ik)
    _aanvraag(v, ik, dossier)
    _onderzoek(v, ik, dossier)
    _advies(v, ik, dossier)
    _besluit(v, ik, dossier)
    _lening(v, ik)
    _lijst(v, ik)
    _debiteuren(v, ik)
    _overdracht(v, ik, dossier, tmp_path)
    assert not controle.volledig(v.kantoor.opslag)


def _melding(v: Venster, ik: Consulent) -> None:
    ik.op("contact_op")
    v.shell.carry_out("nieuw.contact")
    v.rest()
    v.wait(lambda: v.page.form is not None)
    ik.typ(v.page.form.fields, DATA.contact)
    ik.druk("Start telefonische screening")
    assert ik.een(Contact).naam == "El Amrani"


def _screening(v: Venster, ik: Consulent) -> str:
    ik.ziet("van 22 besproken")
    for regel, antwoord in DATA.screening.items():  # by the keyboard alone: test_melding
        v.page.view.answered.emit(regel, antwoord, "")
    v.rest()
    assert len(v.alle(Antwoord)) == 22
    ik.druk("Mogelijk Bbz: open dossier")
    v.wait(lambda: v.page.form is not None)
    ik.typ(v.page.form.fields, DATA.gegevens)
    ik.druk("Open dossier")
    dossier = ik.een(Dossier)
    assert (v.page.doel.pagina, v.page.doel.sleutel) == ("dossier", dossier.id)
    return dossier.id


def _aanvraag(v: Venster, ik: Consulent, dossier: str) -> None:
    ik.op("aanvraag_op")
    ik.druk("Nieuwe aanvraag")
    v.wait(lambda: v.page.form is not None)
    ik.typ(v.page.form.fields, DATA.aanvraag)
    ik.druk("Leg vast en maak ontvangstbevestiging")
    assert ik.een(Aanvraag).gevraagd_bedrag == 1_250_000
    ik.op("stukken_gevraagd")
    v.go("dossier", dossier, "aanvraag")
    ik.druk("Stukken vragen…")
    v.fill("Stukken uiterlijk binnen op", "2-2-2026", ik.dialoog())
    ik.druk("Leg vast", ik.dialoog())
    ik.op("stukken_binnen")
    ik.druk("Stukken binnen")
    v.fill("Aangevuld op", "vandaag", ik.dialoog())
    ik.druk("Leg vast", ik.dialoog())
    # Thirteen weeks from 12 January, and eight days of standing still: from the 20th to the day before the 28th.
    ik.ziet("21 april 2026")


def _onderzoek(v: Venster, ik: Consulent, dossier: str) -> None:
    ik.op("onderzoek_op")
    v.go("dossier", dossier, "levensvatbaarheid")
    ik.druk("Begin het onderzoek")
    v.wait(lambda: v.page.tab.form is not None)
    vorm = v.page.tab.form
    for (nummer, naam), tekst in DATA.onderzoek.items():
        ik.typ(vorm.parts[nummer].fields, {naam: tekst})
    assert len(v.alle(OnderzoekVeld)) == len(DATA.onderzoek)
    for soort, tekst, gewicht in DATA.swot:
        lijst = vorm.parts[4].swot[soort]
        lijst.line.set_text(tekst)
        lijst._weight.setCurrentIndex(gewicht - 1)
        lijst.send()
        v.rest()
    assert len(v.alle(SwotPunt)) == len(DATA.swot)
    vorm.conclusion.judgement.set_text(DATA.oordeel)
    vorm.conclusion.reasons.set_text(DATA.conclusie)
    vorm.go_to(5)
    ik.druk("Rond het onderzoek af")
    v.wait(lambda: ik.een(Onderzoek).oordeel == "positief")


def _advies(v: Venster, ik: Consulent, dossier: str) -> None:
    ik.op("advies_op")
    v.go("dossier", dossier, "advies")
    v.wait(lambda: v.page.tab.form is not None)
    ik.typ(v.page.tab.form.facts_form.fields, DATA.advies)
    v.find(QCheckBox, "Ik heb nagegaan").click()
    ik.druk("Leg advies vast")
    v.wait(lambda: ik.een(Advies).vergewist)


def _besluit(v: Venster, ik: Consulent, dossier: str) -> None:
    ik.op("besluit_op")
    v.go("dossier", dossier)
    v.shell.carry_out("pagina.besluit")
    v.rest()
    ik.druk("Verder naar gegevens")
    v.wait(lambda: v.page._choices is not None)
    ik.typ(v.page._choices.form.fields, DATA.besluit)
    ik.druk("Verder naar controleren")
    ik.ziet("12 van 12 in orde")
    ik.druk("Verder naar voorbeeld")
    ik.druk("Verder naar definitief")
    ik.druk("Maak het besluit definitief")
    vraag = ik.dialoog()
    vraag.findChild(QLineEdit).setText("definitief")
    ik.druk("Maak het besluit definitief", vraag)
    ik.ziet("Wat nu?")
    assert ik.een(Besluit).nummer == "B-2026-0001"
    ik.druk("Leg verzending vast")
    vraag = ik.dialoog()
    v.fill("Verzonden op", "vandaag", vraag)
    v.fill("Manier van verzenden", "Per post", vraag)
    ik.druk("Leg verzending vast", vraag)
    v.wait(lambda: ik.een(Verzending).bezwaar_uiterlijk == date(2026, 3, 30))


def _lening(v: Venster, ik: Consulent) -> None:
    vordering = ik.een(Vordering).id
    ik.op("uitbetaald_op")
    v.go("lening", vordering)
    for knop, veld, klaar in (
        ("Akte vastleggen", "getekend_op", "Leg de akte vast"),
        ("Uitbetalen", "datum", "Boek de uitbetaling"),
    ):
        ik.druk(knop)
        vraag = ik.dialoog()
        ik.typ(vraag.fields, {veld: "vandaag"})
        ik.druk(klaar, vraag)
        v.wait(lambda: not any(d.isVisible() for d in v.shell.findChildren(QDialog)))
    ik.ziet(euro(1_250_000))
    for betaling in DATA.betalingen:
        v.b.klok.zet(betaling.datum)
        ik.druk("Betaling boeken")
        vraag = ik.dialoog()
        ik.typ(vraag.fields, {"datum": "vandaag", "bedrag": betaling.bedrag})
        ik.druk("Boek de betaling", vraag)
        v.wait(lambda: not any(d.isVisible() for d in v.shell.findChildren(QDialog)))
    (rij,) = debiteuren.overzicht(v.kantoor, date(2026, 5, 2)).rijen
    assert (rij.stoplicht, rij.achterstand) == (Stoplicht.BIJ, 0)
    # What the worked figures of the demo say: 12,500.00 at 8 % after two annuities of 253.45.
    assert rij.restschuld == 1_215_863


def _lijst(v: Venster, ik: Consulent) -> None:
    """The municipality's own sheet: dry run, taken over, turned back, and taken over again."""
    v.b.klok.zet(date(2026, 5, 4))
    for keer in range(2):
        v.shell.carry_out("naar.inlezen")
        v.rest()
        v.wait(lambda: is_er(v, "Sleep uw", FileDrop))
        v.page._drop.take([LIJST])
        vul(v, "Stand op", "1-5-2026")
        ik.druk("Lees het bestand")
        ik.druk("Verder naar de proef")
        ik.druk("Verder naar overnemen")
        ik.druk("Neem 9 vorderingen over")
        ik.ziet("9 vorderingen zijn overgenomen")
        assert len(debiteuren.overzicht(v.kantoor, date(2026, 5, 4)).rijen) == 10
        if keer == 0:
            ik.druk("Terugdraaien…")
            ik.druk("Draai terug", ik.dialoog())
            assert len(debiteuren.overzicht(v.kantoor, date(2026, 5, 4)).rijen) == 1


def _debiteuren(v: Venster, ik: Consulent) -> None:
    """The overview today, filtered by a tile, and as it stood on an earlier day."""
    v.go("debiteuren")
    ik.ziet("10 vorderingen")
    ik.ziet("10 van 10 vorderingen")
    ik.druk("Achterstand")
    ik.ziet("2 van 10 vorderingen")
    ik.druk("Stand per datum…")
    v.fill("Stand op", "15-3-2026", ik.dialoog())
    ik.druk("Toon deze stand", ik.dialoog())
    ik.ziet("Stand op 15 maart 2026")
    ik.ziet(euro(1_250_000))


def _overdracht(v: Venster, ik: Consulent, dossier: str, map_: Path) -> None:
    v.go("dossier", dossier)
    v.shell.carry_out("pagina.overdragen")
    v.rest()
    vul(v, "Organisatie", "Regionaal loket")
    vul(v, "Contactpersoon", "J. de Wit")
    ik.druk("Verder naar de onderdelen")
    ik.druk("Verder naar controleren")
    ik.druk("Verder naar het pakket")
    v.wait(lambda: is_er(v, "Maak het pakket"))
    v.page._choose_folder(map_)
    vul(v, "Wachtwoord van het pakket", "een lang pakketwoord")
    vul(v, "Wachtwoord nog een keer", "een lang pakketwoord")
    ik.druk("Maak het pakket")
    ik.ziet("Het pakket voor Regionaal loket is gemaakt en gecontroleerd.")
    (pad,) = map_.glob("*.bbzpakket")
    assert uitwisselingbeeld.controleer_pakket(pad, "een lang pakketwoord").goed
    assert v.alle(Dossier)[0].overgedragen_op == date(2026, 5, 4)
