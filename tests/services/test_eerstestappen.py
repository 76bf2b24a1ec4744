"""*Eerste stappen*: what a new office sees on *Vandaag*, and when each line goes."""

from bbzdesk.services import instellingen, vandaag
from bbzdesk.services.doel import Doel
from bbzdesk.services.vandaag import BEGIN
from tests.kantoorhulp import Bureau, dossier_van


def _regels(b: Bureau) -> dict[Doel, str]:
    return {regel.doel: regel.waarom for regel in vandaag.beeld(b.kantoor).blok(BEGIN).regels}


def test_een_nieuw_kantoor_ziet_wat_het_kan_doen_en_niet_dat_er_niets_is(b: Bureau) -> None:
    assert vandaag.beeld(b.kantoor).leeg == ""
    assert {Doel("inlezen"), Doel("contact"), Doel("opslag")} <= set(_regels(b))


def test_met_het_eerste_dossier_is_het_begin_voorbij(b: Bureau) -> None:
    dossier_van(b)
    assert _regels(b) == {}


def test_wat_op_elke_brief_hoort_en_nog_leeg_is_wordt_genoemd_tot_het_er_staat(b: Bureau) -> None:
    gemeente = Doel("instellingen", tab="gemeente")
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": "Voorbeeldstad", "gemeente.adres": "Plein 1"} | LEEG)
    assert (
        _regels(b)[gemeente]
        == "Op elke brief staan ook de plaats, het adres voor bezwaar en de rechtbank. Die zijn nog leeg."
    )
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": "Voorbeeldstad", **dict.fromkeys(LEEG, "Iets")})
    assert gemeente not in _regels(b)


LEEG = {"gemeente.postcode_plaats": "", "gemeente.bezwaaradres": "", "gemeente.rechtbank": ""}
