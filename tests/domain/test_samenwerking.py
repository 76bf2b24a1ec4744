"""Working together: who is liable, each partner his own limit, and the profit of a bv (Bbz art. 9, 30 to 33)."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bbzdesk.content.parameters import laad_parameters
from bbzdesk.domain.feiten import RECHTSVORMEN as RECHTSVORMEN_VAN_HET_DOSSIER
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.samenwerking import (
    BV,
    COOPERATIE,
    CV,
    EENMANSZAAK,
    MAATSCHAP,
    RECHTSVORMEN,
    SAMEN,
    VOF,
    Deelnemer,
    Vennootvermogen,
    hoofdelijkheid,
    mag_kapitaal_krijgen,
    toets_vennoten,
    winst_uit_rechtspersoon,
)
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen

PARAMETERS = laad_parameters(Path(__file__).parents[2] / "resources" / "parameters")
OP = date(2026, 7, 1)


def wie(rechtsvorm: str, *deelnemers: Deelnemer) -> list[tuple[str, bool | None, str]]:
    lijst = hoofdelijkheid(rechtsvorm, deelnemers, Uitleg())
    return [(regel.kenmerk, regel.moet_aanvaarden, regel.artikel) for regel in lijst]


def velden(gezien) -> list[str]:
    return [fout.veld for fout in gezien.value.fouten]


# --- art. 30 ---


@pytest.mark.parametrize("rechtsvorm", [VOF, MAATSCHAP, CV])
def test_alle_vennoten_zijn_hoofdelijk_aansprakelijk(rechtsvorm: str):
    assert wie(rechtsvorm, Deelnemer("A"), Deelnemer("B")) == [
        ("A", True, "Bbz art. 30 lid 1 a"),
        ("B", True, "Bbz art. 30 lid 1 a"),
    ]


@pytest.mark.parametrize("rechtsvorm", [BV, COOPERATIE])
def test_de_rechtspersoon_zelf_ook(rechtsvorm: str):
    assert wie(rechtsvorm, Deelnemer("A")) == [
        ("A", True, "Bbz art. 30 lid 1 a"),
        ("het bedrijf", True, "Bbz art. 30 lid 1 b"),
    ]


def test_de_rechtspersoon_heeft_de_naam_die_de_aanroeper_geeft():
    lijst = hoofdelijkheid(BV, [Deelnemer("A")], Uitleg(), rechtspersoon="Hout en Zoon BV")
    assert lijst[-1].kenmerk == "Hout en Zoon BV"


def test_een_eenmanszaak_heeft_geen_anderen():
    uitleg = Uitleg()
    assert hoofdelijkheid(EENMANSZAAK, [], uitleg) == ()
    assert hoofdelijkheid(EENMANSZAAK, [Deelnemer("A")], Uitleg()) == ()
    assert [regel.artikel for regel in uitleg] == ["Bbz art. 30 lid 1"]


@pytest.mark.parametrize(
    ("rechtsvorm", "deelnemer", "moet", "artikel"),
    [
        (CV, Deelnemer("A", alleen_kapitaal=True), False, "Bbz art. 30 lid 2"),
        (CV, Deelnemer("A", alleen_kapitaal=None), None, "Bbz art. 30 lid 2"),
        (MAATSCHAP, Deelnemer("A", alleen_arbeid=True), False, "Bbz art. 30 lid 3"),
        (MAATSCHAP, Deelnemer("A", alleen_arbeid=None), None, "Bbz art. 30 lid 3"),
    ],
)
def test_wie_alleen_kapitaal_of_arbeid_inbrengt(rechtsvorm: str, deelnemer: Deelnemer, moet: bool | None, artikel: str):
    assert wie(rechtsvorm, Deelnemer("B"), deelnemer)[1] == ("A", moet, artikel)


@pytest.mark.parametrize(("alleen_arbeid", "mag"), [(True, False), (False, True), (None, None)])
def test_wie_alleen_arbeid_inbrengt_krijgt_geen_kapitaal(alleen_arbeid: bool | None, mag: bool | None):
    assert mag_kapitaal_krijgen(Deelnemer("A", alleen_arbeid=alleen_arbeid)) is mag


def test_de_uitleg_noemt_ieder():
    uitleg = Uitleg()
    hoofdelijkheid(CV, [Deelnemer("A"), Deelnemer("B", alleen_kapitaal=True)], uitleg)
    assert [regel.tekst for regel in uitleg] == [
        "A: Aanvaardt hoofdelijke aansprakelijkheid.",
        "B: Brengt alleen kapitaal in en hoeft geen aansprakelijkheid te aanvaarden.",
    ]


@pytest.mark.parametrize(
    ("rechtsvorm", "deelnemers", "verwacht"),
    [
        ("stichting", [], ["rechtsvorm"]),
        (VOF, [], ["deelnemers"]),
        (VOF, [Deelnemer("A", alleen_kapitaal=True)], ["deelnemers[0].alleen_kapitaal"]),
        (VOF, [Deelnemer("A", alleen_kapitaal=None)], ["deelnemers[0].alleen_kapitaal"]),
        (CV, [Deelnemer("A"), Deelnemer("B", alleen_arbeid=True)], ["deelnemers[1].alleen_arbeid"]),
        (MAATSCHAP, [Deelnemer("A"), Deelnemer("B"), Deelnemer("A")], ["deelnemers[2].kenmerk"]),
    ],
)
def test_wat_niet_bij_elkaar_past(rechtsvorm: str, deelnemers: list[Deelnemer], verwacht: list[str]):
    with pytest.raises(InvoerFouten) as gezien:
        hoofdelijkheid(rechtsvorm, deelnemers, Uitleg())
    assert velden(gezien) == verwacht


def test_de_rechtsvormen_zijn_die_van_het_dossier():
    assert tuple(woord for woord, _ in RECHTSVORMEN_VAN_HET_DOSSIER) == RECHTSVORMEN


# --- art. 9 en 32 ---

RIJK = Vennootvermogen("rijk", "gevestigd", Vermogen(300_000_00, 0))
ARM = Vennootvermogen("arm", "starter", Vermogen(10_000_00, 0))


def test_iedere_vennoot_heeft_zijn_eigen_grens():
    uitleg = Uitleg()
    uitkomsten = toets_vennoten([RIJK, ARM], OP, PARAMETERS.lezer(), uitleg)
    assert {kenmerk: toets.om_niet_mogelijk for kenmerk, toets in uitkomsten.items()} == {"rijk": False, "arm": True}
    assert uitkomsten["rijk"].grens == 251_233_00
    assert uitkomsten["rijk"].meerdere == 48_767_00
    assert uitkomsten["arm"].meerdere == 0
    assert "leeswijze ieder apart" in uitleg.regels[0].tekst
    assert [regel.tekst for regel in uitleg if regel.artikel == "Bbz art. 32"] == [
        "De toets voor rijk:",
        "De toets voor arm:",
    ]


def test_samen_telt_alles_tegen_zoveel_keer_de_grens():
    uitleg = Uitleg()
    uitkomsten = toets_vennoten([RIJK, ARM], OP, PARAMETERS.lezer(), uitleg, SAMEN)
    assert {toets.vermogen for toets in uitkomsten.values()} == {Vermogen(310_000_00, 0)}
    assert uitleg.regels[0].bedrag == 310_000_00
    assert "leeswijze samen" in uitleg.regels[0].tekst
    # Twice the limits of 59.782 and 251.233: between them, and all of it eigen vermogen.
    assert {(toets.om_niet_mogelijk, toets.grens) for toets in uitkomsten.values()} == {(False, 119_564_00)}
    assert "2 keer" in uitleg.regels[4].tekst


def test_samen_tot_en_met_tweemaal_de_onderste_grens():
    vennoten = [Vennootvermogen(naam, "gevestigd", Vermogen(59_782_00, 0)) for naam in ("A", "B")]
    samen = toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg(), SAMEN)
    assert all(toets.om_niet_mogelijk for toets in samen.values())
    vennoten[0] = Vennootvermogen("A", "gevestigd", Vermogen(59_782_01, 0))
    samen = toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg(), SAMEN)
    assert not any(toets.om_niet_mogelijk for toets in samen.values())


def test_schulden_van_anderen_tellen_samen_ook_mee():
    vennoten = [RIJK, Vennootvermogen("schuld", "gevestigd", Vermogen(0, 250_000_00))]
    samen = toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg(), SAMEN)
    assert samen["rijk"].vermogen.eigen == 50_000_00
    assert samen["rijk"].om_niet_mogelijk


def test_een_oudere_zelfstandige_houdt_zijn_eigen_grens():
    vennoten = [ARM, Vennootvermogen("oud", "oudere_zelfstandige", Vermogen(175_864_01, 0))]
    assert toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg())["oud"].grens == 175_864_00
    samen = toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg(), SAMEN)
    assert samen["oud"].grens == 2 * 175_864_00
    assert samen["oud"].om_niet_mogelijk


@pytest.mark.parametrize(
    ("vennoten", "lezing", "verwacht"),
    [
        ([], "ieder_apart", ["deelnemers"]),
        ([RIJK], "opgeteld", ["lezing"]),
        ([RIJK, RIJK], SAMEN, ["deelnemers[1].kenmerk"]),
        ([ARM, Vennootvermogen("A", "a", Vermogen(-1, -1))], SAMEN, [
            "deelnemers[1].categorie", "deelnemers[1].totaal_vermogen", "deelnemers[1].schulden",
        ]),
    ],
)  # fmt: skip
def test_vennoten_die_niet_kunnen(vennoten: list[Vennootvermogen], lezing: str, verwacht: list[str]):
    with pytest.raises(InvoerFouten) as gezien:
        toets_vennoten(vennoten, OP, PARAMETERS.lezer(), Uitleg(), lezing)
    assert velden(gezien) == verwacht


# --- art. 33 ---


@pytest.mark.parametrize(
    ("winst", "belasting", "aantal", "deel", "verwacht"),
    [
        (50_000_00, 9_500_00, 1, 1, 40_500_00),
        (50_000_00, 9_500_00, 2, 1, 20_250_00),
        (100_00, 0, 3, 1, 33_33),
        (200_00, 0, 3, 1, 66_67),
        (-10_000_00, 0, 2, 1, -5_000_00),
        (0, 0, 1, 1, 0),
        # Two people, of whom one left half-way: one and a half; the parts add up to the whole.
        (30_000_00, 0, Fraction(3, 2), 1, 20_000_00),
        (30_000_00, 0, Fraction(3, 2), Fraction(1, 2), 10_000_00),
        (30_000_00, 0, Fraction(1, 2), Fraction(1, 2), 30_000_00),
    ],
)
def test_winst_van_de_rechtspersoon(winst, belasting, aantal, deel, verwacht):
    uitleg = Uitleg()
    assert winst_uit_rechtspersoon(winst, belasting, aantal, uitleg, deel=deel) == verwacht
    assert [regel.bedrag for regel in uitleg] == [winst - belasting, verwacht]
    assert {regel.artikel for regel in uitleg} == {"Bbz art. 33"}


def test_de_uitleg_van_de_winst_noemt_winst_belasting_en_deel():
    uitleg = Uitleg()
    winst_uit_rechtspersoon(50_000_00, 9_500_00, 2, uitleg)
    assert [regel.tekst.replace("\N{NO-BREAK SPACE}", " ") for regel in uitleg] == [
        "De winst van de rechtspersoon is € 50.000,00. Daar gaat € 9.500,00 vennootschapsbelasting af.",
        "Deze zelfstandige krijgt daarvan 1/2.",
    ]
    alleen = Uitleg()
    winst_uit_rechtspersoon(1, 0, 1, alleen)
    assert alleen.regels[-1].tekst == "Deze zelfstandige krijgt daarvan alles."


@pytest.mark.parametrize(
    ("belasting", "aantal", "deel", "verwacht"),
    [
        (-1, 1, 1, ["vennootschapsbelasting"]),
        (0, 0, 1, ["zelfstandigen"]),
        (0, -1, 1, ["zelfstandigen"]),
        (0, 1, 0, ["deel"]),
        (0, 2, Fraction(3, 2), ["deel"]),
        (0, Fraction(1, 2), 1, ["zelfstandigen"]),
        (-1, 0, 0, ["vennootschapsbelasting", "deel", "zelfstandigen"]),
    ],
)
def test_winst_met_feiten_die_niet_kunnen(belasting, aantal, deel, verwacht):
    with pytest.raises(InvoerFouten) as gezien:
        winst_uit_rechtspersoon(100, belasting, aantal, Uitleg(), deel=deel)
    assert velden(gezien) == verwacht
