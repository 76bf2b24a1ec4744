"""The largest lists stand ready before somebody goes there, show what is true, and cost nobody a page or a sentence."""

import pytest

from bbzdesk.services import debiteurenbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.store.werk import Wijziging
from bbzdesk.ui.pages.debiteuren import DebiteurenPage
from tests.kantoorhulp import lening_van
from tests.ui.vensterhulp import Venster

DEBITEUREN = Doel("debiteuren")


def staat_klaar(v: Venster, doel: Doel = DEBITEUREN):
    v.wait(lambda: (doel.pagina, "") in v.shell.office._open and not v.shell.work.busy)
    return v.shell.office._open[doel.pagina, ""]


def test_na_een_rustig_moment_staan_de_lijsten_klaar_en_is_vandaag_nog_in_beeld(v):
    v.go("vandaag")
    for doel in (DEBITEUREN, Doel("dossiers")):
        v.wait(lambda doel=doel: staat_klaar(v, doel)._scroll is not None)
    assert v.page.doel.pagina == "vandaag"
    assert v.shell.windowTitle().startswith("Vandaag")


def test_wie_erheen_gaat_leest_niet_opnieuw(v, monkeypatch):
    v.go("vandaag")
    v.wait(lambda: staat_klaar(v)._scroll is not None)
    gelezen = []
    monkeypatch.setattr(debiteurenbeeld, "beeld", lambda *wat: gelezen.append(wat))
    v.go("debiteuren")
    assert "Nog geen openstaande leningen" in v.words()
    assert not gelezen


def test_na_een_wijziging_leest_de_bladzij_zelf_opnieuw_voordat_iemand_er_heen_gaat(v):
    v.go("vandaag")
    bladzij = staat_klaar(v)
    v.wait(lambda: bladzij._scroll is not None)
    vordering = lening_van(v.b)
    v.shell.desk.changed.emit(Wijziging("", "", (("vordering", vordering),)))
    v.wait(lambda: bladzij._seen is not None and len(bladzij._seen.regels) == 1)
    assert not bladzij.isVisible()


def test_achter_het_slot_wordt_niets_klaargezet(v):
    v.go("vandaag")
    v.shell.lock()
    v.rest()
    v.shell.office.ahead._made.clear()
    v.shell.office.ahead._next()
    assert not v.shell.work.busy
    assert v.shell.office.ahead._made == set()


def test_voor_een_klare_bladzij_gaat_geen_andere_weg(v, monkeypatch):
    from bbzdesk.ui import office

    monkeypatch.setattr(office, "_KEPT", 1)
    v.go("vandaag")
    assert v.shell.office.page_ahead(DEBITEUREN) is None
    assert [pagina for pagina, _ in v.shell.office._open] == ["vandaag"]


def test_wat_niet_te_lezen_is_zegt_de_bladzij_pas_als_zij_in_beeld_komt(v, monkeypatch):
    from bbzdesk.services.kantoor import NietMogelijk

    def weigert(*_):
        raise NietMogelijk("Dit is nu niet te lezen. Probeer het straks opnieuw.")

    monkeypatch.setattr(debiteurenbeeld, "beeld", weigert)
    v.go("vandaag")
    bladzij = v.shell.office.page_ahead(DEBITEUREN)
    assert isinstance(bladzij, DebiteurenPage)
    assert bladzij.prepare()
    v.rest()
    assert not v.said
    assert bladzij._stale
    v.go("debiteuren")
    assert v.said.endswith("Dit is nu niet te lezen. Probeer het straks opnieuw.")


@pytest.mark.parametrize("pagina", ["debiteuren", "dossiers"])
def test_een_bladzij_in_beeld_of_die_klaar_staat_maakt_niemand_klaar(v, pagina):
    assert not v.go(pagina).prepare()
    v.go("vandaag")
    assert not v.shell.office.page_ahead(Doel(pagina)).prepare()
