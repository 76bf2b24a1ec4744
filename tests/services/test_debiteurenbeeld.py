"""*Debiteuren* as the window shows it: who it is, what can be done, the totals, and the month beforehand."""

from datetime import date

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import Debiteur
from bbzdesk.services import debiteurenbeeld, leningen
from bbzdesk.services.debiteurenbeeld import BEL, OPEN, Debiteurregel
from bbzdesk.services.doel import Doel
from tests.kantoorhulp import Bureau, lening_van
from tests.services.lijsthulp import lees_in

DAG = date(2026, 6, 12)
EURO = "€\N{NO-BREAK SPACE}"


def _rij(naam: str, bedrijf: str = "", licht: Stoplicht = Stoplicht.BIJ, soort: str = "lening") -> Debiteur:
    return Debiteur("v", "d", "K-1", naam, bedrijf, soort, None, None, 100, 0, 0, None, licht)


def regel_van(rij: Debiteur) -> Debiteurregel:
    (regel,) = debiteurenbeeld.regels_van((rij,), DAG)
    return regel


@pytest.mark.parametrize(
    ("naam", "bedrijf", "wie"),
    [
        ("Berg, Anna van den", "taxi", "Van den Berg, taxi"),
        ("Jansen, Piet", "timmerwerk", "Jansen, timmerwerk"),
        ("Bakkerij Zon", "Bakkerij Zon", "Bakkerij Zon"),
        ("Jansen", "", "Jansen"),
        ("", "", "K-1"),
    ],
)
def test_wie_staat_er(naam: str, bedrijf: str, wie: str) -> None:
    assert regel_van(_rij(naam, bedrijf)).wie == wie


@pytest.mark.parametrize(
    ("licht", "actie", "doel"),
    [
        (Stoplicht.LET_OP, BEL, Doel("dossier", "d", "overzicht")),
        (Stoplicht.ACHTERSTAND, BEL, Doel("dossier", "d", "overzicht")),
        (Stoplicht.OPGEEIST, OPEN, Doel("lening", "v")),
        (Stoplicht.BIJ, OPEN, Doel("lening", "v")),
        (Stoplicht.AFGELOST, "", Doel("lening", "v")),
    ],
)
def test_wat_er_met_een_vordering_te_doen_is(licht: Stoplicht, actie: str, doel: Doel) -> None:
    regel = regel_van(_rij("Jansen, Piet", licht=licht))
    assert (regel.actie, regel.doel, regel.aandacht) == (actie, doel, actie == BEL)


def test_een_onbekende_soort_heet_vordering() -> None:
    assert regel_van(_rij("Jansen, Piet", soort="onbekend")).soort == "Vordering"


def test_het_overzicht_van_een_ingelezen_lijst(b: Bureau) -> None:
    b.klok.zet(date(2026, 6, 12))
    lees_in(b.kantoor)
    gezien = debiteurenbeeld.beeld(b.kantoor)
    assert gezien.samenvatting == f"9 vorderingen, saldo {EURO}54.250,87. Stand op 12 juni 2026."
    assert gezien.is_vandaag
    assert [stand.stoplicht for stand in gezien.standen] == [
        "bij", "letop", "achterstand", "uitstel", "opgeeist", "renteloos", "afgelost",
    ]  # fmt: skip
    assert sum(stand.aantal for stand in gezien.standen) == 9
    achter = next(stand for stand in gezien.standen if stand.stoplicht == "letop")
    assert (achter.aantal, achter.bedrag) == (0, f"{EURO}0,00")


def test_een_eerdere_dag_is_er_en_een_latere_niet(b: Bureau) -> None:
    b.klok.zet(date(2026, 6, 12))
    lees_in(b.kantoor)
    eerder = debiteurenbeeld.beeld(b.kantoor, date(2026, 4, 1))
    assert (eerder.regels, eerder.is_vandaag, eerder.op_woorden) == ((), False, "Stand op 1 april 2026")
    with pytest.raises(InvoerFout, match="in de toekomst"):
        debiteurenbeeld.beeld(b.kantoor, date(2026, 6, 13))


def test_de_maandverwerking_zegt_vooraf_wat_zij_doet(b: Bureau) -> None:
    lening_van(b)
    b.klok.zet(date(2026, 6, 2))
    vooraf = debiteurenbeeld.maand_vooruit(b.kantoor, date(2026, 6, 2))
    assert vooraf == (
        "3 termijnen zijn vervallen, de oudste op 1 april 2026. BbzDesk maakt eerst een back-up en boekt dan de rente."
    )
    assert debiteurenbeeld.maand_vooruit(b.kantoor, date(2026, 4, 30)).startswith(
        "1 termijn is vervallen, op 1 april 2026."
    )
    aantal = leningen.verwerk_maand(b.kantoor, date(2026, 6, 2)).uitkomst
    assert debiteurenbeeld.maand_klaar(aantal, date(2026, 6, 2)) == (
        "Maandverwerking klaar tot en met 2 juni 2026. 3 termijnen zijn geboekt."
    )
    assert debiteurenbeeld.maand_vooruit(b.kantoor, date(2026, 6, 2)) == (
        "Alles is verwerkt tot en met 2 juni 2026. Er is nu niets te doen."
    )
    with pytest.raises(InvoerFout, match="niet vooruit werken"):
        debiteurenbeeld.maand_vooruit(b.kantoor, date(2026, 6, 3))


def test_tellen_onder_een_lijst() -> None:
    assert debiteurenbeeld.tellen(12, 214) == "12 van 214 vorderingen"
    assert debiteurenbeeld.tellen(0, 1) == "0 van 1 vordering"
    assert debiteurenbeeld.maand_klaar(0, date(2026, 6, 2)).endswith("Er was niets te boeken.")


def test_hoe_oud_de_achterstanden_zijn() -> None:
    oudste = {10: date(2026, 5, 13), 20: date(2026, 5, 12), 40: date(2026, 3, 14), 80: date(2026, 3, 13), 160: None}
    regels = [
        regel_van(_rij("Jansen, Piet")._replace(restschuld=9900, achterstand=bedrag, oudste=dag))
        for bedrag, dag in oudste.items()
    ]
    assert debiteurenbeeld.ouderdom(regels) == (
        ("0–30 dagen", f"{EURO}0,10"),
        ("31–90 dagen", f"{EURO}0,60"),
        ("langer", f"{EURO}0,80"),
        ("begin onbekend", f"{EURO}1,60"),
    )
    assert debiteurenbeeld.ouderdom([regel_van(_rij("Jansen, Piet"))]) == ()


def test_de_leeftijd_van_een_lening_van_ons_is_bekend(b: Bureau) -> None:
    lening_van(b)
    b.klok.zet(date(2026, 6, 2))
    gezien = debiteurenbeeld.beeld(b.kantoor)
    (regel,) = gezien.regels
    assert regel.dagen == (date(2026, 6, 2) - date(2026, 4, 1)).days
    assert debiteurenbeeld.toelichting(gezien, 1) == (
        "1 van 1 vordering. Stand op 2 juni 2026, met alles wat nu bekend is."
    )
