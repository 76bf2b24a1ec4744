"""The amounts page: what holds on a day, in words, and adding a value that the office looked up."""

from datetime import date
from decimal import Decimal

import pytest

from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.services import bedragen
from bbzdesk.services.bedragen import Bedragrij, in_woorden
from bbzdesk.services.instellingen import parameters_van
from tests.kantoorhulp import Bureau

RENTE = "rente_bedrijfskapitaal.procent"
NORM = "normen.alleenstaande_21_tot_aow"
GOED = {
    "naam": NORM,
    "waarde": "€ 1.450,25",
    "vanaf": "1 januari 2027",
    "tot_en_met": "30-6-2027",
    "bron": "Staatscourant 2026, 12345",
}


def _rij(b: Bureau, op: date, naam: str) -> Bedragrij:
    return next(rij for rij in bedragen.overzicht(b.kantoor, op) if rij.naam == naam)


def test_het_overzicht_heeft_elke_waarde_van_die_dag_in_woorden(b: Bureau) -> None:
    rijen = bedragen.overzicht(b.kantoor, date(2026, 6, 12))
    assert len({rij.naam for rij in rijen}) == len(rijen) > 100
    assert all(rij.etiket and rij.bron and rij.waarde for rij in rijen)
    rente = _rij(b, date(2026, 6, 12), "rente_bedrijfskapitaal.procent")
    assert (rente.waarde, rente.vanaf, rente.herkomst) == ("8%", "1 juli 2009", "meegeleverd")
    assert rente.etiket == "Rente van de lening, per jaar"
    assert not rente.nog_te_controleren
    assert _rij(b, date(2027, 6, 12), "rente_bedrijfskapitaal.procent").nog_te_controleren, "checked until 2026"


def test_wat_op_die_dag_niet_gold_staat_er_niet_en_een_gat_wel(b: Bureau) -> None:
    assert "minimumloon" not in {rij.tabel for rij in bedragen.overzicht(b.kantoor, date(2015, 6, 12))}
    for gat in (_rij(b, date(2018, 8, 1), NORM), _rij(b, date(2027, 3, 1), NORM)):
        assert (gat.bekend, gat.waarde, gat.nog_te_controleren) == (False, "onbekend", True)


def test_een_waarde_van_het_nieuwe_jaar_telt_vanaf_dan_mee(b: Bureau) -> None:
    gedaan = bedragen.voeg_toe(b.kantoor, GOED).uitkomst
    assert (gedaan.waarde, gedaan.eenheid, gedaan.wie) == (Decimal("1450.25"), "euro", "gebruiker-1")
    rij = _rij(b, date(2027, 3, 1), NORM)
    assert rij.waarde == "€\N{NO-BREAK SPACE}1.450,25"
    assert (rij.vanaf, rij.tot_en_met) == ("1 januari 2027", "30 juni 2027")
    assert (rij.herkomst, rij.nog_te_controleren) == ("door de gemeente ingevoerd", False)
    assert rij.etiket.startswith("Bijstandsnormen per maand")
    with b.kantoor.opslag.lees() as bron:
        lezer = parameters_van(b.kantoor.inhoud.parameters, bron).lezer()
    assert lezer.centen(NORM, date(2027, 6, 30)) == 145_025
    assert lezer.gebruikt[0].etiket == rij.etiket, "a letter calls it as before"


@pytest.mark.parametrize(
    ("anders", "velden", "zin"),
    [
        ({"naam": "x.y"}, ["naam"], "Kies in de lijst"),
        ({"waarde": ""}, ["waarde"], "De waarde ontbreekt"),
        ({"waarde": "1.450"}, ["waarde"], "op twee manieren"),
        ({"waarde": "-1,00"}, ["waarde"], "lager dan nul"),
        ({"vanaf": ""}, ["vanaf"], "begindatum ontbreekt"),
        ({"vanaf": "31-2-2027"}, ["vanaf"], "bestaat niet"),
        ({"tot_en_met": ""}, ["tot_en_met"], "elk jaar of half jaar"),
        ({"tot_en_met": "31-12-2026"}, ["tot_en_met"], "voor de begindatum"),
        ({"bron": " "}, ["bron"], "De bron ontbreekt"),
        ({"bron": "x" * 501}, ["bron"], "Er passen er 500 in"),
        ({"naam": "rente_bedrijfskapitaal.procent", "waarde": "acht"}, ["waarde"], "geen percentage"),
        ({"naam": "bbz_vast.looptijd_jaren", "waarde": "2,5", "tot_en_met": ""}, ["waarde"], "heel aantal"),
        ({"naam": "bbz_vast.looptijd_jaren", "waarde": "tien", "tot_en_met": ""}, ["waarde"], "geen aantal"),
        ({"waarde": "", "vanaf": "", "bron": ""}, ["waarde", "vanaf", "bron"], "ontbreekt"),
    ],
)
def test_wat_niet_klopt_staat_bij_zijn_veld(b: Bureau, anders: dict[str, str], velden: list[str], zin: str) -> None:
    with pytest.raises(InvoerFouten, match=zin) as gevangen:
        bedragen.voeg_toe(b.kantoor, {**GOED, **anders})
    assert [fout.veld for fout in gevangen.value.fouten] == velden


def test_een_tweede_waarde_op_dezelfde_dagen_wordt_geweigerd_bij_de_datum(b: Bureau) -> None:
    bedragen.voeg_toe(b.kantoor, GOED)
    with pytest.raises(InvoerFouten, match="Kies een andere datum") as gevangen:
        bedragen.voeg_toe(b.kantoor, {**GOED, "vanaf": "1-6-2027"})
    assert gevangen.value.fouten[0].veld == "vanaf"


def test_wat_niet_elk_jaar_verandert_heeft_geen_einddatum_nodig(b: Bureau) -> None:
    assert bedragen.vraagt_einddatum(b.kantoor, NORM)
    assert not bedragen.vraagt_einddatum(b.kantoor, "stoplicht.let_op_dagen")
    assert not bedragen.vraagt_einddatum(b.kantoor, RENTE), "an older one ended, the present one goes on"
    invoer = {**GOED, "naam": "stoplicht.let_op_dagen", "waarde": "21 dagen", "tot_en_met": ""}
    bedragen.voeg_toe(b.kantoor, invoer)
    assert _rij(b, date(2028, 1, 1), "stoplicht.let_op_dagen").waarde == "21 dagen"


def test_de_lijst_om_uit_te_kiezen_heeft_elke_naam_met_zijn_woorden(b: Bureau) -> None:
    namen = dict(bedragen.namen(b.kantoor))
    assert set(namen) == set(b.kantoor.inhoud.parameters.namen)
    assert namen["bbz_vast.looptijd_jaren"] == "Langste looptijd van de lening"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "woorden"),
    [
        ("1371.91", "euro", "€\N{NO-BREAK SPACE}1.371,91"),
        ("0.12345", "euro", "€\N{NO-BREAK SPACE}0,12345"),
        ("4.850", "procent", "4,85%"),
        ("1", "maanden", "1 maand"),
        ("13", "weken", "13 weken"),
        ("5", "jaren", "5 jaar"),
        ("2", "getal", "2"),
    ],
)
def test_een_waarde_in_woorden(waarde: str, eenheid: str, woorden: str) -> None:
    assert in_woorden(Decimal(waarde), eenheid) == woorden


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({}, "Vanaf 1 januari 2027 rekent BbzDesk met 8,5% in plaats van 8%."),
        ({"waarde": "acht"}, "Op 1 januari 2027 rekent BbzDesk nu met 8%."),
        ({"naam": NORM, "waarde": "1.450,25"}, "Voor die dag is nu geen waarde bekend."),
        ({"vanaf": ""}, ""),
        ({"naam": "x.y"}, ""),
    ],
)
def test_voor_het_bewaren_staat_er_wat_er_verandert_en_vanaf_wanneer(
    b: Bureau, anders: dict[str, str], zin: str
) -> None:
    invoer = {"naam": RENTE, "waarde": "8,5", "vanaf": "1-1-2027", **anders}
    gezegd = bedragen.voorbeeld(b.kantoor, invoer)
    assert gezegd == zin or (anders.get("naam") == NORM and gezegd.endswith(zin))


def test_na_het_bewaren_staat_er_tot_wanneer(b: Bureau) -> None:
    gedaan = bedragen.voeg_toe(b.kantoor, GOED).uitkomst
    assert bedragen.bewaard(gedaan).endswith("Het geldt vanaf 1 januari 2027 tot en met 30 juni 2027.")


def test_een_vrije_dag_telt_als_feestdag(b: Bureau) -> None:
    assert bedragen.vrije_dagen(b.kantoor) == ()
    gedaan = bedragen.voeg_vrije_dag_toe(b.kantoor, "4-1-2027", "Stb. 2026, 1").uitkomst
    assert bedragen.bewaard(gedaan) == "4 januari 2027 telt nu als feestdag bij termijnen."
    bedragen.voeg_vrije_dag_toe(b.kantoor, "5-1-2027", "Stb. 2026, 1")
    assert [dag for dag, _ in bedragen.vrije_dagen(b.kantoor)] == [date(2027, 1, 5), date(2027, 1, 4)]
    with b.kantoor.opslag.lees() as bron:
        lezer = parameters_van(b.kantoor.inhoud.parameters, bron).lezer()
    dagen = (date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 6))
    assert [lezer.geldt("gelijkgestelde_dag.vrij", dag) for dag in dagen] == [False, True, False]


@pytest.mark.parametrize(
    ("dag", "bron", "velden"), [("", "", ["dag", "bron"]), ("31-2-2027", "Stb.", ["dag"]), ("4-1-2027", " ", ["bron"])]
)
def test_een_vrije_dag_die_niet_klopt_zegt_dat_bij_zijn_veld(b: Bureau, dag: str, bron: str, velden: list[str]) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        bedragen.voeg_vrije_dag_toe(b.kantoor, dag, bron)
    assert [fout.veld for fout in gevangen.value.fouten] == velden


def test_een_leeg_formulier_noemt_alles_wat_nog_moet(b: Bureau) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        bedragen.voeg_toe(b.kantoor, {})
    assert {fout.veld for fout in gevangen.value.fouten} == {"naam", "waarde", "vanaf", "bron"}


def test_zonder_bekende_waarde_staat_er_dat_er_geen_is(b: Bureau) -> None:
    zin = bedragen.voorbeeld(b.kantoor, {"naam": RENTE, "vanaf": "1-1-1985", "waarde": ""})
    assert zin == "Voor 1 januari 1985 is nu geen waarde bekend."
