"""The decision wizard in the window: a whole decision, resumed halfway, with what is missing said and led to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QScrollBar, QWidget

from bbzdesk.domain.besluit import Besluit, BesluitConcept, Verzending
from bbzdesk.domain.geld import euro
from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Dossier
from bbzdesk.services import besluitbeeld, besluiten, instellingen, kladden
from bbzdesk.services.doel import Doel
from bbzdesk.store import records
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.pdfview import PdfView
from bbzdesk.ui.widgets.rows import CheckRow
from tests.kantoorhulp import aanvraag_van, deel, dossier_van
from tests.ui.stappenhulp import dialoog, druk, staat_er
from tests.ui.vensterhulp import Venster

SOORT = "toekenning-bedrijfskapitaal"
KEUZES = deel().besluit


def concept_van(v: Venster, keuzes: dict[str, str] | None = None, naam: str = "starter") -> str:
    aanvraag = aanvraag_van(v.b, dossier_van(v.b, naam), naam)
    return besluiten.begin(v.kantoor, aanvraag, SOORT, deel(naam).besluit if keuzes is None else keuzes).uitkomst.id


def vul(v: Venster, veld: str, tekst: str) -> None:
    """A field of the wizard as somebody types in it."""
    editor = v.page._choices.form.fields[veld].fact_editor
    editor.set_text(tekst)
    editor.edited.emit()


def maak_definitief(v: Venster) -> None:
    druk(v, "Maak het besluit definitief")
    venster = dialoog(v)
    venster.findChild(QLineEdit).setText("definitief")
    druk(v, "Maak het besluit definitief", venster)


def test_wie_verder_ging_staat_op_de_volgende_knop_ook_als_de_pagina_opnieuw_leest(v: Venster):
    v.go("besluit", concept_van(v), "gegevens")
    staat_er(v, "Vul de gegevens in")
    druk(v, "Verder naar controleren")
    staat_er(v, "12 van 12 in orde")
    v.page.refresh()
    v.rest()
    focus = v.shell.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Verder naar voorbeeld"


def test_een_heel_besluit_van_keuzes_tot_verzending(v: Venster):
    concept = concept_van(v, {})
    v.go("besluit", concept)
    staat_er(v, "Dit besluit neemt u")
    v.wait(lambda: (hand := v.shell.focusWidget()) is not None and hand.accessibleName() == "Verder naar gegevens")
    druk(v, "Verder naar gegevens")
    staat_er(v, "Vul de gegevens in")
    for veld, tekst in KEUZES.items():
        vul(v, veld, tekst)
    v.wait(lambda: euro(25_345) in v.words())
    druk(v, "Verder naar controleren")
    staat_er(v, "12 van 12 in orde")
    assert f"{euro(25_345)}, voor het eerst op 1 april 2026" in v.words()
    druk(v, "Verder naar voorbeeld")
    v.wait(lambda: v.page.findChild(PdfView).document.pageCount() > 1)
    druk(v, "Verder naar definitief")
    staat_er(v, f"Er komt een lening van {euro(1_250_000)}")
    maak_definitief(v)
    staat_er(v, "Wat nu?")
    focus = v.shell.focusWidget()
    assert focus is not None
    assert v.page.isAncestorOf(focus)
    assert v.find(QAbstractButton, "Leg verzending vast", v.page).property("kind") == "primary"
    with v.kantoor.opslag.lees() as bron:
        (besluit,), (lening,) = records.waar(bron, Besluit), records.waar(bron, Vordering)
    assert v.page.title == f"Besluit {besluit.nummer}"
    assert v.page.findChild(PdfView).content == v.kantoor.opslag.stukken.lees(besluit.pdf_sha256)
    assert not kladden.lees(v.kantoor, besluitbeeld.klad_sleutel(concept))
    druk(v, "Leg verzending vast")
    venster = dialoog(v)
    v.fill("Verzonden op", "16-2-2026", venster)
    v.fill("Manier van verzenden", "Per post", venster)
    druk(v, "Leg verzending vast", venster)
    staat_er(v, "Bezwaar kan tot en met 30 maart 2026")
    with v.kantoor.opslag.lees() as bron:
        (verzending,) = records.waar(bron, Verzending)
    assert (verzending.verzonden_op, verzending.wijze) == (date(2026, 2, 16), "post")
    druk(v, "Open lening")
    assert v.page.doel == Doel("lening", lening.id)


def test_een_half_besluit_gaat_verder_waar_het_was(v: Venster):
    concept = concept_van(v, {})
    v.go("besluit", concept)
    druk(v, "Verder naar gegevens")
    staat_er(v, "Vul de gegevens in")
    vul(v, "besluit.motivering", "Half getypt")
    v.page.leave()
    v.rest()
    assert kladden.lees(v.kantoor, besluitbeeld.klad_sleutel(concept))["besluit.motivering"] == "Half getypt"
    v.go("vandaag")
    v.shell.office.close_page("besluit", concept)
    v.go("besluit", concept)
    staat_er(v, "Vul de gegevens in")
    assert v.page._choices.form.fields["besluit.motivering"].text() == "Half getypt"
    assert any("teruggezet" in t for t in v.words().splitlines())
    with v.kantoor.opslag.lees() as bron:
        assert "besluit.motivering" not in records.haal(bron, BesluitConcept, concept).keuzes


def test_wat_ontbreekt_staat_bovenaan_en_leidt_naar_zijn_veld(v: Venster):
    concept = concept_van(v, {k: w for k, w in KEUZES.items() if k != "besluit.functie"})
    v.go("besluit", concept)
    v.page._go_step(besluitbeeld.CONTROLEREN)
    staat_er(v, "11 van 12 in orde")
    eerste = v.page.findChildren(CheckRow)[0]
    assert not eerste.in_order
    assert "Functie van de ondertekenaar" in eerste.accessibleName()
    druk(v, "Vul in")
    staat_er(v, "Vul de gegevens in")
    v.wait(lambda: v.shell.focusWidget() is v.page._choices.form.fields["besluit.functie"].editor)


def test_een_feit_van_de_gemeente_leidt_naar_de_instellingen(v: Venster):
    instellingen.stel_gemeente_in(v.kantoor, {"gemeente.naam": "Voorbeeldstad", "gemeente.rechtbank": ""})
    concept = concept_van(v)
    gezien = besluitbeeld.pagina(v.kantoor, concept)
    (regel,) = [regel for regel in gezien.toetsregels if not regel.in_orde]
    assert regel.herstel is not None
    assert regel.herstel.doel == Doel("instellingen", "", "gemeente")


def test_een_bedrag_boven_het_maximum_wordt_in_woorden_geweigerd(v: Venster):
    concept = concept_van(v, {**KEUZES, "lening.hoofdsom": "48.060,01"})
    v.go("besluit", concept)
    v.page._go_step(besluitbeeld.CONTROLEREN)
    staat_er(v, "is hoger dan het maximum van")
    v.page._go_step(besluitbeeld.DEFINITIEF)
    staat_er(v, "nog niet in orde")
    druk(v, "Maak het besluit definitief")
    staat_er(v, "Controleer het besluit")
    assert "nog niet in orde" in v.said
    with v.kantoor.opslag.lees() as bron:
        assert not records.waar(bron, Besluit)


def test_het_bedrag_per_maand_loopt_mee_met_het_typen(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept)
    v.page._go_step(besluitbeeld.GEGEVENS)
    staat_er(v, euro(25_345))
    vul(v, "lening.hoofdsom", "25.000,00")
    v.wait(lambda: euro(50_691) in v.words())
    vul(v, "lening.eerste_vervaldatum", "1-2-2026")
    staat_er(v, "hoort na de uitbetaling")
    with v.kantoor.opslag.lees() as bron:
        assert records.haal(bron, BesluitConcept, concept).keuzes["lening.hoofdsom"] == "12.500,00"


def test_een_veld_dat_niet_te_lezen_is_vraagt_om_een_ander(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept)
    v.page._go_step(besluitbeeld.GEGEVENS)
    staat_er(v, "Vul de gegevens in")
    vul(v, "lening.hoofdsom", "veel")
    druk(v, "Verder naar controleren")
    assert v.page.title == "Vul de gegevens in (El Amrani, Kapsalon Zoë & Co)"
    assert v.page._choices.form.fields["lening.hoofdsom"].error


def test_een_overgedragen_dossier_zegt_waarom_het_niet_verder_gaat(v: Venster):
    concept = concept_van(v)
    with v.kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Dossier, records.haal(bron, BesluitConcept, concept).dossier_id)
    with v.kantoor.werk("Overgedragen") as w:
        records.bewaar(w, replace(dossier, overgedragen_op=date(2026, 2, 16)))
    v.go("besluit", concept)
    staat_er(v, "overgedragen aan de partner")
    assert not any(k.accessibleName().startswith("Verder") for k in v.page.findChildren(QAbstractButton))


@pytest.mark.parametrize("stap", range(len(besluitbeeld.STAPPEN)))
def test_elk_bedieningselement_heeft_een_naam(v: Venster, stap: int):
    v.go("besluit", concept_van(v))
    v.page._go_step(stap)
    v.rest()
    v.wait(lambda: any(k.isVisible() for k in v.page.findChildren(QAbstractButton)))
    naamloos = [w for w in v.page.findChildren(QWidget)
                if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()]  # fmt: skip
    # A radio button is called what stands beside it.
    assert not [
        w for w in naamloos if not isinstance(w, QScrollBar) and not (isinstance(w, QAbstractButton) and w.text())
    ]


@pytest.mark.parametrize("stap", range(len(besluitbeeld.STAPPEN)))
def test_een_doel_noemt_de_stap(v: Venster, stap: int):
    v.go("besluit", concept_van(v), besluitbeeld.STAPSLEUTELS[stap])
    v.wait(lambda: v.page._step == stap and bool(v.page.title))
    assert v.page._open_beeld() is not None


def test_een_ongedaan_gemaakt_concept_laat_een_weg_zien(v: Venster):
    aanvraag = aanvraag_van(v.b, dossier_van(v.b))
    gedaan = besluiten.begin(v.kantoor, aanvraag, SOORT, {})
    v.go("besluit", gedaan.uitkomst.id)
    staat_er(v, "Dit besluit neemt u")
    v.shell.office.history.undo()
    staat_er(v, "Dit concept is ongedaan gemaakt")


def test_ctrl_s_bewaart_de_keuzes_zelf(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept, "gegevens")
    staat_er(v, "Vul de gegevens in")
    vul(v, "lening.hoofdsom", "10.000,00")
    assert v.page.command("opslaan")
    v.wait(lambda: "bewaard" in v.said)
    with v.kantoor.opslag.lees() as bron:
        assert records.haal(bron, BesluitConcept, concept).keuzes["lening.hoofdsom"] == "10.000,00"
    v.rest()
    assert kladden.lees(v.kantoor, besluitbeeld.klad_sleutel(concept)) == {besluitbeeld.STAP: "1"}


def test_een_definitief_besluit_geeft_pdf_en_een_kopie_voor_word(v: Venster):
    v.go("besluit", concept_van(v), "definitief")
    staat_er(v, "Dit gebeurt er als u het besluit definitief maakt")
    maak_definitief(v)
    staat_er(v, "Wat nu?")
    v.shell.office.close_page("besluit", v.page.doel.sleutel)
    v.go("besluit", v.alle(BesluitConcept)[0].id)
    staat_er(v, "Wat nu?")
    for knop, einde in (("Kopie voor Word", ".docx"), ("Opslaan als", ".pdf")):
        druk(v, knop)
        v.wait(lambda: any(d.isVisible() for d in v.shell.findChildren(QFileDialog)))
        venster = next(d for d in v.shell.findChildren(QFileDialog) if d.isVisible())
        assert Path(venster.selectedFiles()[0]).name == f"besluit-B-2026-0001{einde}"
        venster.reject()


def test_afdrukken_en_opslaan_horen_bij_de_stap_van_de_brief(v: Venster):
    concept = concept_van(v)
    for stap, zichtbaar in (("controleren", False), ("voorbeeld", True)):
        v.go("besluit", concept, stap)
        v.wait(lambda: v.page._preview is not None and v.page._preview.document.pageCount() > 1)
        knoppen = {knop.accessibleName() for knop in v.page._preview.findChildren(Button) if knop.isVisible()}
        assert ({"Afdrukken…", "Opslaan als…"} <= knoppen) is zichtbaar
        assert "Volgende pagina" in knoppen


def test_een_ander_woord_maakt_niets_definitief(v: Venster):
    v.go("besluit", concept_van(v), "definitief")
    staat_er(v, "Dit gebeurt er als u het besluit definitief maakt")
    druk(v, "Maak het besluit definitief")
    venster = dialoog(v)
    venster.findChild(QLineEdit).setText("ja")
    druk(v, "Maak het besluit definitief", venster)
    assert venster.isVisible()
    with v.kantoor.opslag.lees() as bron:
        assert not records.waar(bron, Besluit)
    venster.reject()


def test_wie_weggaat_staat_later_bij_dezelfde_stap(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept, "controleren")
    staat_er(v, "Controleer het besluit")
    druk(v, "Verder naar voorbeeld")
    staat_er(v, "Bekijk de brief")
    druk(v, "Sluit, ga later verder")
    assert v.page.doel.pagina == "dossier"
    v.shell.office.close_page("besluit", concept)
    v.go("besluit", concept)
    staat_er(v, "Bekijk de brief")


def test_een_besluit_zonder_keuzes_gaat_ook_door_alle_stappen(v: Venster):
    aanvraag = aanvraag_van(v.b, dossier_van(v.b))
    v.go("besluit", besluiten.begin(v.kantoor, aanvraag, "ontvangstbevestiging", {}).uitkomst.id)
    for knop in ("Verder naar gegevens", "Verder naar controleren", "Verder naar voorbeeld", "Verder naar definitief"):
        druk(v, knop)
    staat_er(v, "Dit gebeurt er als u het besluit definitief maakt")
    assert "lening" not in " ".join(v.page._beeld.gevolgen)


def test_wat_getypt_is_blijft_als_iemand_door_de_stappen_gaat(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept, "gegevens")
    vul(v, "lening.hoofdsom", "veel")
    v.go("besluit", concept, "soort")
    v.page._next()
    v.rest()
    assert v.page._choices.form.values()["lening.hoofdsom"] == "veel"


def test_wie_met_de_stappen_doorgaat_heeft_gekozen(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept, "gegevens")
    vul(v, "lening.hoofdsom", "veel")
    v.go("besluit", concept, "voorbeeld")
    assert v.page._choices is not None, "what is not right yet says so first"
    vul(v, "lening.hoofdsom", "12.000,00")
    v.go("besluit", concept, "voorbeeld")
    assert v.page._choices is None
    with v.kantoor.opslag.lees() as bron:
        assert "12" in str(records.haal(bron, BesluitConcept, concept).keuzes["lening.hoofdsom"])


def test_wat_nog_niet_is_gekozen_wordt_niet_definitief(v: Venster):
    concept = concept_van(v)
    v.go("besluit", concept, "gegevens")
    vul(v, "lening.hoofdsom", "veel")
    v.go("besluit", concept, "soort")
    v.go("besluit", concept, "definitief")
    v.page._next()
    v.rest()
    assert "nog niet in het besluit" in v.said
    assert v.page._choices is not None


def test_na_ongedaan_maken_van_het_begin_is_er_niets_meer_in_de_hand(v: Venster):
    dossier = dossier_van(v.b)
    aanvraag_van(v.b, dossier)
    v.go("dossier", dossier)
    v.page.command("besluit")
    v.rest()
    concept = v.page.doel.sleutel
    v.shell.carry_out("ongedaan")
    v.rest()
    staat_er(v, "Dit is er niet meer")
    v.shell.carry_out("pagina.bevestigen")
    v.shell.carry_out("pagina.opslaan")
    v.rest()
    v.page.take_focus()
    assert kladden.lees(v.kantoor, besluitbeeld.klad_sleutel(concept)) == {}
