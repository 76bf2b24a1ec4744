"""Half an answer in a dialog is kept as a half-typed form is: it comes back, and goes when it was given or thrown away."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog

from bbzdesk.services import kladden, vragen
from bbzdesk.ui.forms.dialog import FactDialog
from bbzdesk.ui.forms.drafted import DraftedDialog
from bbzdesk.ui.forms.reading import as_typed
from bbzdesk.ui.pages.instellingen_tabs.passdialog import PassphraseDialog
from tests.kantoorhulp import aanvraag_van, dossier_van, lening_van
from tests.ui.stappenhulp import dialoog, druk, tekst
from tests.ui.vensterhulp import Venster


@pytest.fixture
def lening(v: Venster) -> str:
    vordering = lening_van(v.b)
    v.b.klok.zet(date(2026, 6, 20))
    return vordering


def vraag_betaling(v: Venster, lening: str) -> FactDialog:
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    v.rest()
    gezien = dialoog(v)
    assert isinstance(gezien, FactDialog)
    return gezien


def typ(vraag: FactDialog, veld: str, woorden: str) -> None:
    editor = vraag.fields[veld].fact_editor
    editor.set_text(woorden)
    editor.edited.emit()


def bewaard(v: Venster, sleutel: str) -> dict[str, str]:
    return kladden.lees(v.kantoor, sleutel)


def alsof_het_venster_wegviel(v: Venster, vraag: QDialog) -> None:
    """It goes without being closed, as in a kill."""
    vraag.hide()
    vraag.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    v.rest()


def test_een_halve_betaling_staat_er_na_een_crash_weer(v: Venster, lening: str) -> None:
    sleutel = f"betaling:{lening}"
    vraag = vraag_betaling(v, lening)
    typ(vraag, "datum", "20-6-2026")
    typ(vraag, "bedrag", "6")
    v.wait(lambda: bewaard(v, sleutel) == {"datum": "20-6-2026", "bedrag": "6"})
    alsof_het_venster_wegviel(v, vraag)
    vraag = vraag_betaling(v, lening)
    v.wait(lambda: vraag.fields["bedrag"].text() == "6")
    assert vraag.fields["datum"].text() == "20-6-2026"
    assert "Concept van vandaag om 9:00 teruggezet." in tekst(vraag)
    v.wait(lambda: "Zo wordt de betaling verdeeld" in tekst(vraag))  # the preview follows what was put back
    assert vraag.dirty()
    typ(vraag, "bedrag", "600,00")
    druk(v, "Boek de betaling", vraag)
    v.wait(lambda: "geboekt" in v.said)
    v.rest()
    assert kladden.alle(v.kantoor) == ()


def test_geboekt_en_gewist_is_een_daad(v: Venster, lening: str) -> None:
    """A kill just after the booking does not offer the same payment to be booked again."""
    sleutel = f"betaling:{lening}"
    vraag = vraag_betaling(v, lening)
    typ(vraag, "datum", "20-6-2026")
    typ(vraag, "bedrag", "600,00")
    v.wait(lambda: bool(bewaard(v, sleutel)))
    gezien: list[dict[str, str]] = []
    v.shell.desk.changed.connect(lambda _: gezien.append(bewaard(v, sleutel)))
    druk(v, "Boek de betaling", vraag)
    v.wait(lambda: "geboekt" in v.said)
    assert gezien == [{}]


def test_wie_weggooit_wat_hij_typte_krijgt_het_niet_terug(v: Venster, lening: str) -> None:
    sleutel = f"betaling:{lening}"
    vraag = vraag_betaling(v, lening)
    typ(vraag, "bedrag", "600,00")
    v.wait(lambda: bool(bewaard(v, sleutel)))
    vraag.reject()
    assert bewaard(v, sleutel), "asked, not answered yet"
    v.press("Sluit zonder te bewaren", vraag)
    assert bewaard(v, sleutel) == {}
    assert vraag_betaling(v, lening).fields["bedrag"].text() == ""
    v.key(Qt.Key.Key_Escape)


def test_een_teruggezet_concept_telt_als_getypt_en_gaat_met_annuleren_weg(v: Venster, lening: str) -> None:
    kladden.bewaar(v.kantoor, f"betaling:{lening}", {"bedrag": "12,00"})
    vraag = vraag_betaling(v, lening)
    v.wait(lambda: vraag.fields["bedrag"].text() == "12,00")
    vraag.reject()
    assert vraag.isVisible(), "it asks first"
    v.press("Sluit zonder te bewaren", vraag)
    assert kladden.alle(v.kantoor) == ()


def test_een_datum_die_er_vanzelf_staat_is_geen_concept(v: Venster) -> None:
    dossier = dossier_van(v.b)
    aanvraag = aanvraag_van(v.b, dossier)
    v.go("dossier", dossier, "aanvraag")
    druk(v, "Stukken vragen…")
    vraag = dialoog(v)
    v.shell.work.ending.emit()  # everything that waits to be kept is kept now
    v.rest()
    assert kladden.alle(v.kantoor) == ()
    vraag.reject()
    v.rest()
    assert not v.shell.findChildren(FactDialog), "nothing was typed, so nothing is asked"
    druk(v, "Stukken vragen…")
    vraag = dialoog(v)
    typ(vraag, "uiterste_datum", "+1")
    v.wait(lambda: bool(bewaard(v, f"stukken:{aanvraag}")))
    vandaag = as_typed(vragen.STUKKEN_VRAGEN.feiten[0], v.kantoor.vandaag)
    assert bewaard(v, f"stukken:{aanvraag}") == {"verzonden": vandaag, "uiterste_datum": "+1"}
    vraag._discard()
    v.rest()


def test_elke_vraag_over_een_dossier_heeft_een_sleutel_van_zijn_eigen_record(v: Venster, lening: str) -> None:
    ander = lening_van(v.b)
    vraag = vraag_betaling(v, lening)
    typ(vraag, "bedrag", "600,00")
    v.wait(lambda: bool(bewaard(v, f"betaling:{lening}")))
    alsof_het_venster_wegviel(v, vraag)
    assert vraag_betaling(v, ander).fields["bedrag"].text() == ""
    v.key(Qt.Key.Key_Escape)
    v.rest()
    assert bewaard(v, f"betaling:{lening}"), "another one that is closed wipes its own"


def test_wie_al_typt_wordt_niet_overschreven(v: Venster, lening: str) -> None:
    kladden.bewaar(v.kantoor, f"betaling:{lening}", {"bedrag": "12,00"})
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    vraag = dialoog(v)
    typ(vraag, "bedrag", "99,00")  # before the draft was read
    v.rest()
    assert vraag.fields["bedrag"].text() == "99,00"
    vraag._discard()
    v.rest()


def test_wie_bevestigt_terwijl_een_lange_taak_loopt_houdt_geen_concept_over(v: Venster, lening: str) -> None:
    vraag = vraag_betaling(v, lening)
    los = threading.Event()
    v.shell.desk.read(lambda: los.wait(20), lambda _: None, owner=v.shell)
    typ(vraag, "datum", "20-6-2026")
    typ(vraag, "bedrag", "600,00")
    v.wait((v.kantoor.opslag.map / "kladblok.db").exists)
    vraag.confirm()
    los.set()
    v.wait(lambda: "geboekt" in v.said)
    v.rest()
    assert kladden.alle(v.kantoor) == ()
    assert not (v.kantoor.opslag.map / "kladblok.db").exists()


def test_op_slot_en_weer_open_staat_de_vraag_er_nog_en_is_zij_bewaard(v: Venster, lening: str) -> None:
    vraag = vraag_betaling(v, lening)
    typ(vraag, "bedrag", "600,00")
    v.shell.lock()
    v.wait(lambda: bool(bewaard(v, f"betaling:{lening}")))
    v.shell._come_back()
    v.rest()
    assert vraag.isVisible()
    vraag._discard()
    v.rest()
    assert kladden.alle(v.kantoor) == ()


def test_wie_het_venster_sluit_met_een_vraag_open_houdt_wat_hij_typte(v: Venster, lening: str) -> None:
    vraag = vraag_betaling(v, lening)
    typ(vraag, "bedrag", "600,00")
    v.shell.work.stop()
    assert bewaard(v, f"betaling:{lening}")["bedrag"] == "600,00"


@pytest.mark.parametrize(
    ("knop", "sleutel", "velden"),
    [
        ("Bedrag toevoegen…", "bedrag:", {"Nieuwe waarde": "8,5", "Geldt vanaf": "1-1-2027", "Bron": "Stcrt. 2026, 1"}),
        ("Vrije dag toevoegen…", "vrijedag", {"Vrije dag": "15-5-2026", "Bron": "Stb. 2025, 1"}),
    ],
)
def test_ook_een_half_bedrag_en_een_halve_vrije_dag_staan_er_weer(v: Venster, knop: str, sleutel: str, velden) -> None:
    v.go("instellingen", tab="bedragen")
    druk(v, knop)
    vraag = dialoog(v)
    for etiket, woorden in velden.items():
        v.fill(etiket, woorden, vraag)
    v.wait(lambda: set(velden.values()) <= set(bewaard(v, sleutel).values()))
    alsof_het_venster_wegviel(v, vraag)
    druk(v, knop)
    vraag = dialoog(v)
    v.rest()
    assert isinstance(vraag, DraftedDialog)
    assert set(velden.values()) <= set(vraag.texts().values())
    assert "teruggezet" in tekst(vraag)
    vraag._discard()
    v.rest()
    assert kladden.alle(v.kantoor) == ()


def test_een_wachtwoord_wordt_nooit_een_concept() -> None:
    assert not issubclass(PassphraseDialog, DraftedDialog)
