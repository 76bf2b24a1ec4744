"""The change of year: announced from 1 December, in sight until it is filled in, and no old amount in silence."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.jaarovergang import Ontbreekt, TeControleren, jaarovergang
from bbzdesk.domain.parameters import GEMEENTE, Parameters, Waarde

NIEUWJAAR = date(2027, 1, 1)
OUDJAAR = date(2026, 12, 31)
# What the Staatscourant, the norm letters and the Belastingdienst give anew each year or half-year.
JAARLIJKS = {
    "bbz_bedragen",
    "bijzondere_bijstand_drempel",
    "forfait",
    "ioaz",
    "minimumloon",
    "normen",
    "vermogensgrenzen_pw",
    "zvw",
}
REGEL = {"aankondiging_maand": "12", "aankondiging_dag": "1", "terugkijken_jaren": "3"}


@pytest.fixture(scope="module")
def meegeleverd(hulpbronnen: Path) -> Parameters:
    return laad_parameters(hulpbronnen / "parameters")


def _waarde(naam: str, vanaf: date | None, tot: date | None, getal: str | None = "1", **anders: object) -> Waarde:
    velden = {"zekerheid": "A", "bron": "proef", **anders}
    return Waarde(naam, None if getal is None else Decimal(getal), "getal", vanaf, tot, **velden)


def _met_regel(*waarden: Waarde, **regel: str) -> Parameters:
    vast = (_waarde(f"jaarovergang.{naam}", None, None, getal) for naam, getal in (REGEL | regel).items())
    return Parameters([*vast, *waarden])


# --- the amounts that ship, around the change to 2027 ---


def test_op_30_november_is_er_niets_te_melden(meegeleverd: Parameters) -> None:
    beeld = jaarovergang(meegeleverd, date(2026, 11, 30))
    assert (beeld.peildag, beeld.ontbreekt, beeld.te_controleren, beeld.regels) == (date(2026, 11, 30), (), (), ())


@pytest.mark.parametrize("vandaag", [date(2026, 12, 1), date(2026, 12, 31), NIEUWJAAR, date(2027, 6, 30)])
def test_vanaf_1_december_ontbreekt_elke_tabel_met_bedragen_per_jaar(meegeleverd: Parameters, vandaag: date) -> None:
    beeld = jaarovergang(meegeleverd, vandaag)
    assert beeld.peildag == max(NIEUWJAAR, vandaag)
    assert {leeg.tabel for leeg in beeld.ontbreekt} == JAARLIJKS
    assert {leeg.vanaf for leeg in beeld.ontbreekt} == {NIEUWJAAR}
    assert {oud.gecontroleerd_tot for oud in beeld.te_controleren} == {OUDJAAR}
    assert "rente_bedrijfskapitaal" in {oud.tabel for oud in beeld.te_controleren}


def test_de_zinnen_zeggen_wat_er_ontbreekt_en_wat_u_doet(meegeleverd: Parameters) -> None:
    regels = jaarovergang(meegeleverd, date(2026, 12, 1)).regels
    zinnen = [regel.tekst for regel in regels]
    assert (
        "In de tabel forfait staat vanaf 1 januari 2027 niets bij procent. "
        "Zoek de waarden op en leg deze met de bron vast; BbzDesk rekent niet met oude bedragen."
    ) in zinnen
    assert (
        "In de tabel rentekwijtschelding is gecontroleerd tot en met 31 december 2026: boekjaren en oud recht. "
        "Controleer of dit op 1 januari 2027 nog geldt."
    ) in zinnen
    assert any("vast: " not in zin and "en nog 14 kolommen. " in zin for zin in zinnen if "normen" in zin)
    assert {regel.artikel for regel in regels} == {"Bbz art. 60 lid 1"}


def test_na_1_januari_vraagt_elk_bedrag_per_jaar_om_een_nieuwe_waarde(meegeleverd: Parameters) -> None:
    gevraagd = set()
    for naam in meegeleverd.namen:
        if naam.split(".")[0] in JAARLIJKS:
            assert meegeleverd.op(naam, OUDJAAR).waarde is not None
            with pytest.raises(OnbekendeWaarde, match="1 januari 2027 niet bekend"):
                meegeleverd.op(naam, NIEUWJAAR)
            gevraagd.add(naam.split(".")[0])
    assert gevraagd == JAARLIJKS


def test_wat_blijft_staan_zonder_controle_wordt_in_2027_gemerkt(meegeleverd: Parameters) -> None:
    """Every other value that begins on a date of the last ten years, and every amount that stays, is marked as old."""
    stil = set()
    for naam in meegeleverd.namen:
        laatste = meegeleverd.van(naam)[-1]
        staat = laatste.waarde is not None and laatste.tot_en_met is None
        if staat and (laatste.eenheid == "euro" or (laatste.vanaf or date.min) >= date(2017, 1, 1)):
            lezer = meegeleverd.lezer()
            lezer.waarde(naam, NIEUWJAAR)
            if not lezer.gebruikt[0].nog_te_controleren:
                stil.add(naam.split(".")[0])
    # The list of the archives is of 2020 and stands; the year of birth of an oudere zelfstandige is a date of the law.
    assert stil == {"bewaartermijnen", "oudere_zelfstandige_geboren"}


# --- the rule, on made-up values ---


def test_de_dag_van_aankondiging_komt_uit_de_gegevens() -> None:
    waarde = _waarde("a.b", date(2026, 1, 1), OUDJAAR)
    vroeg = _met_regel(waarde, aankondiging_maand="11", aankondiging_dag="15")
    assert jaarovergang(vroeg, date(2026, 11, 14)).ontbreekt == ()
    assert jaarovergang(vroeg, date(2026, 11, 15)).ontbreekt == (Ontbreekt("a", ("b",), NIEUWJAAR),)


def test_een_waarde_van_het_nieuwe_jaar_is_genoeg() -> None:
    oud = _waarde("a.b", date(2026, 1, 1), OUDJAAR)
    for nieuw in (
        _waarde("a.b", NIEUWJAAR, date(2027, 6, 30)),
        _waarde("a.b", NIEUWJAAR, date(2027, 12, 31), herkomst=GEMEENTE),
    ):
        beeld = jaarovergang(_met_regel(oud, nieuw), date(2026, 12, 1))
        assert (beeld.ontbreekt, beeld.te_controleren) == ((), ())
    gat = _waarde("a.b", NIEUWJAAR, None, None)
    assert jaarovergang(_met_regel(oud, gat), date(2026, 12, 1)).ontbreekt == (Ontbreekt("a", ("b",), NIEUWJAAR),)


def test_een_halfjaar_dat_ophoudt_wordt_gemeld_op_de_dag_zelf() -> None:
    parameters = _met_regel(_waarde("a.b", NIEUWJAAR, date(2027, 6, 30)))
    assert jaarovergang(parameters, date(2027, 6, 30)).ontbreekt == ()
    assert jaarovergang(parameters, date(2027, 7, 1)).ontbreekt == (Ontbreekt("a", ("b",), date(2027, 7, 1)),)


def test_van_een_tabel_telt_de_eerste_dag_zonder_waarde_en_elke_kolom() -> None:
    waarden = (
        _waarde("a.later", date(2026, 1, 1), OUDJAAR),
        _waarde("a.eerder", date(2026, 1, 1), date(2026, 6, 30)),
        _waarde("a.bekend", date(2026, 1, 1), None),
    )
    beeld = jaarovergang(_met_regel(*waarden), date(2026, 12, 1))
    assert beeld.ontbreekt == (Ontbreekt("a", ("eerder", "later"), date(2026, 7, 1)),)


@pytest.mark.parametrize(
    ("einde", "gemeld"),
    [(date(2024, 1, 1), True), (date(2023, 12, 31), False), (date(2021, 12, 31), False)],
)
def test_een_regeling_die_lang_voorbij_is_wordt_niet_gevraagd(einde: date, gemeld: bool) -> None:
    beeld = jaarovergang(_met_regel(_waarde("tozo.procent", date(2020, 3, 1), einde)), date(2026, 12, 1))
    verwacht = (Ontbreekt("tozo", ("procent",), einde + timedelta(days=1)),) if gemeld else ()
    assert beeld.ontbreekt == verwacht


def test_wat_pas_later_begint_of_nooit_bekend_was_ontbreekt_niet() -> None:
    waarden = (_waarde("a.later", date(2028, 1, 1), date(2028, 12, 31)), _waarde("a.nooit", None, None, None))
    assert jaarovergang(_met_regel(*waarden), date(2026, 12, 1)).ontbreekt == ()


@pytest.mark.parametrize(
    ("gecontroleerd", "anders", "gemeld"),
    [
        (OUDJAAR, {}, True),
        (NIEUWJAAR, {}, False),
        (OUDJAAR, {"bevestigd": True}, False),
        (None, {}, False),
    ],
)
def test_een_waarde_die_langer_staat_dan_zij_is_gecontroleerd(
    gecontroleerd: date | None, anders: dict, gemeld: bool
) -> None:
    waarde = _waarde("a.b", date(2020, 1, 1), None, gecontroleerd_tot=gecontroleerd, **anders)
    beeld = jaarovergang(_met_regel(waarde), date(2026, 12, 1))
    assert beeld.te_controleren == ((TeControleren("a", ("b",), OUDJAAR),) if gemeld else ())
    assert jaarovergang(_met_regel(waarde), date(2026, 11, 30)).te_controleren == ()


def test_een_bedrag_van_de_gemeente_zonder_einde_staat_niet_stil_een_tweede_jaar() -> None:
    geleverd = _waarde("a.b", date(2026, 1, 1), OUDJAAR)
    eigen = _waarde("a.b", NIEUWJAAR, None, "2", herkomst=GEMEENTE)
    parameters = _met_regel(geleverd).met([eigen])
    assert jaarovergang(parameters, date(2027, 11, 30)).te_controleren == ()
    verwacht = (TeControleren("a", ("b",), date(2027, 12, 31)),)
    assert jaarovergang(parameters, date(2027, 12, 1)).te_controleren == verwacht
    assert jaarovergang(parameters, date(2029, 3, 1)).te_controleren == verwacht


def test_beleid_van_de_gemeente_zonder_einde_hoeft_niet_elk_jaar_opnieuw() -> None:
    beleid = _waarde("stoplicht.dagen", None, None)
    eigen = _waarde("stoplicht.dagen", date(2026, 3, 1), None, "20", herkomst=GEMEENTE)
    assert jaarovergang(_met_regel(beleid).met([eigen]), date(2029, 12, 1)).te_controleren == ()


@pytest.mark.parametrize(
    ("kolommen", "deel"),
    [
        ("b", "niets bij b."),
        ("b c_d", "niets bij b en c d."),
        ("b c d e", "niets bij b, c, d en e."),
        ("b c d e f", "niets bij b, c, d en nog 2 kolommen."),
    ],
)
def test_kolommen_worden_genoemd_en_een_lange_rij_afgekort(kolommen: str, deel: str) -> None:
    waarden = (_waarde(f"a.{kolom}", date(2026, 1, 1), OUDJAAR) for kolom in kolommen.split())
    (regel,) = jaarovergang(_met_regel(*waarden), date(2026, 12, 1)).regels
    assert deel in regel.tekst


def test_alleen_meegeleverde_waarden_met_een_einde_maken_een_bedrag_jaarlijks() -> None:
    """An own value that ended says nothing about the rule: policy of the municipality may have begun anew."""
    beleid = _waarde("stoplicht.dagen", None, None)
    eerder = _waarde("stoplicht.dagen", date(2025, 1, 1), OUDJAAR, "10", herkomst=GEMEENTE)
    later = _waarde("stoplicht.dagen", NIEUWJAAR, None, "20", herkomst=GEMEENTE)
    assert jaarovergang(_met_regel(beleid).met([eerder, later]), date(2029, 12, 1)).te_controleren == ()
