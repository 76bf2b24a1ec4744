"""*Uitwisseling*: what came in, what went out, and the verdict on a package."""

from datetime import date
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout, InvoerFouten
from bbzdesk.services import dossierlijst, inlezen, overdrachtbeeld, uitwisselingbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.uitwisselingbeeld import TERUGDRAAIEN
from bbzdesk.store import instellingen as bewaard
from tests.kantoorhulp import Bureau, aanvraag_van, besluit_van, dossier_van
from tests.services.lijsthulp import lees_in

PARTNER = {"naam": "Regionaal loket", "contact": "J. de Wit", "email": "loket@example.nl"}
WOORD = "een lang pakketwoord"


def test_een_inlezing_staat_er_en_blijft_staan_na_terugdraaien(b: Bureau) -> None:
    assert uitwisselingbeeld.beeld(b.kantoor).ingelezen == ()
    b.klok.zet(date(2026, 6, 12))
    inlezing = lees_in(b.kantoor)
    (regel,) = uitwisselingbeeld.beeld(b.kantoor).ingelezen
    assert (regel.dag, regel.aantal, regel.totaal) == (date(2026, 6, 12), 9, 54_250_87)
    assert (regel.staat, regel.actie) == ("Overgenomen", TERUGDRAAIEN)
    b.klok.zet(date(2026, 6, 14))
    inlezen.draai_terug(b.kantoor, inlezing.id)
    lees_in(b.kantoor)
    nieuw, oud = uitwisselingbeeld.beeld(b.kantoor).ingelezen
    assert (oud.staat, oud.actie) == ("Teruggedraaid op 14 jun 2026", "")
    assert nieuw.actie == TERUGDRAAIEN


def test_wat_meegaat_en_wat_ontbreekt(b: Bureau) -> None:
    dossier_id = dossier_van(b)
    besluit_van(b, aanvraag_van(b, dossier_id))
    gezien = overdrachtbeeld.beeld(b.kantoor, dossier_id)
    assert gezien.wie == "El Amrani, Kapsalon Zoë & Co"
    assert [deel.omvang for deel in gezien.onderdelen[:3]] == ["wordt gemaakt"] * 3
    assert gezien.onderdelen[3].naam == "Toekenning bedrijfskapitaal"
    assert gezien.onderdelen[3].omvang.endswith("kB")
    assert (gezien.kan, gezien.ontbreekt, gezien.al_gedaan, gezien.samen) == (True, (), "", "4 onderdelen")
    with b.kantoor.werk("Proef") as w:
        bewaard.zet(w, {"gemeente.naam": None, "gemeente.email": None})
    zonder = overdrachtbeeld.beeld(b.kantoor, dossier_id)
    assert [(feit.nodig, feit.doel) for feit in zonder.ontbreekt] == [
        (True, Doel("instellingen", "", "gemeente")),
        (False, Doel("instellingen", "", "gemeente")),
    ]
    assert not zonder.kan


@pytest.mark.parametrize(
    ("invoer", "velden"),
    [
        ({}, ["naam", "contact"]),
        ({"naam": "Loket", "contact": " "}, ["contact"]),
        ({**PARTNER, "email": "loket"}, ["email"]),
        ({**PARTNER, "email": ""}, []),
    ],
)
def test_een_partner_die_niet_af_is(invoer: dict[str, str], velden: list[str]) -> None:
    try:
        overdrachtbeeld.lees_partner(invoer)
        gevonden = []
    except InvoerFouten as fouten:
        gevonden = [fout.veld for fout in fouten.fouten]
    assert gevonden == velden


@pytest.mark.parametrize(
    ("woord", "herhaald", "veld", "zin"),
    [
        ("", "", "wachtwoord", "ontbreekt"),
        ("te kort", "te kort", "wachtwoord", "te kort"),
        ("een lang wóórd hier", "een lang wóórd hier", "wachtwoord", "zonder accent"),
        (WOORD, "iets anders", "herhaald", "niet gelijk"),
    ],
)
def test_een_wachtwoord_dat_niet_kan(b: Bureau, tmp_path: Path, woord: str, herhaald: str, veld: str, zin: str) -> None:
    dossier_id = dossier_van(b)
    with pytest.raises(InvoerFouten, match=zin) as fouten:
        overdrachtbeeld.draag_over(b.kantoor, dossier_id, PARTNER, tmp_path, woord, herhaald)
    assert [fout.veld for fout in fouten.value.fouten] == [veld]


@pytest.mark.parametrize("map_", [None, Path("deze-map-is-er-niet")])
def test_zonder_map_geen_pakket(b: Bureau, map_: Path | None) -> None:
    with pytest.raises(InvoerFouten) as fouten:
        overdrachtbeeld.draag_over(b.kantoor, dossier_van(b), PARTNER, map_, WOORD, WOORD)
    assert [fout.veld for fout in fouten.value.fouten] == ["map"]


def test_een_voorgesteld_wachtwoord_mag(b: Bureau) -> None:
    een, ander = overdrachtbeeld.stel_wachtwoord_voor(), overdrachtbeeld.stel_wachtwoord_voor()
    assert een != ander
    assert overdrachtbeeld._bezwaar_wachtwoord(een, een) == []


def test_overdragen_controleren_en_onthouden(b: Bureau, tmp_path: Path) -> None:
    dossier_id = dossier_van(b)
    besluit_van(b, aanvraag_van(b, dossier_id))
    klaar = overdrachtbeeld.draag_over(b.kantoor, dossier_id, PARTNER, tmp_path, WOORD, WOORD).uitkomst
    pad = tmp_path / klaar.bestand
    assert klaar.pakketnummer in klaar.bestand
    assert klaar.pakbon.startswith(b"%PDF-")
    assert uitwisselingbeeld.controleer_pakket(pad, WOORD).goed
    ander = uitwisselingbeeld.controleer_pakket(pad, "een ander wachtwoord")
    assert not ander.goed
    assert ander.zin.startswith("Het wachtwoord past niet")
    (regel,) = uitwisselingbeeld.beeld(b.kantoor).overgedragen
    assert (regel.wie, regel.partner, regel.pakketnummer) == (
        "El Amrani, Kapsalon Zoë & Co", "Regionaal loket", klaar.pakketnummer,
    )  # fmt: skip
    assert overdrachtbeeld.beeld(b.kantoor, dossier_id).al_gedaan.startswith("Overgedragen aan Regionaal loket")
    assert overdrachtbeeld.beeld(b.kantoor, dossier_id).partner == PARTNER
    (dossier,) = [rij for rij in dossierlijst.lijst(b.kantoor) if rij.dossier_id == dossier_id]
    assert dossier.staat == dossierlijst.OVERGEDRAGEN
    with pytest.raises(GebruikersFout, match="al overgedragen"):
        overdrachtbeeld.draag_over(b.kantoor, dossier_id, PARTNER, tmp_path, WOORD, WOORD)
    assert len(list(tmp_path.glob("*.bbzpakket"))) == 1


def test_zonder_wachtwoord_wordt_er_niet_gecontroleerd(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout) as fout:
        uitwisselingbeeld.controleer_pakket(tmp_path / "x.bbzpakket", "")
    assert fout.value.veld == "wachtwoord"


def test_wie_het_maken_stopt_heeft_geen_pakket_en_geen_overdracht(b: Bureau, tmp_path: Path) -> None:
    dossier_id = dossier_van(b)

    class Gestopt(GebruikersFout):
        pass

    def stop(gedaan: int, totaal: int) -> None:
        raise Gestopt("gestopt")

    with pytest.raises(Gestopt):
        overdrachtbeeld.draag_over(b.kantoor, dossier_id, PARTNER, tmp_path, WOORD, WOORD, stop)
    assert list(tmp_path.glob("*.bbzpakket")) == []
    assert overdrachtbeeld.beeld(b.kantoor, dossier_id).al_gedaan == ""
