"""From contact to dossier without retyping; what is typed wrong is refused in words that name the field."""

import pytest

from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.zaak import Contact, Dossier, Persoon, splits_naam
from bbzdesk.services import checklists, contacten, dossiers
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import records
from bbzdesk.store.zoeken import zoek
from tests.kantoorhulp import Bureau, deel, dossier_van


def _alle(b: Bureau, soort: type) -> tuple:
    with b.kantoor.opslag.lees() as bron:
        return records.waar(bron, soort)


def test_wat_bij_de_screening_is_gezegd_staat_al_in_het_dossier(b: Bureau) -> None:
    dossier_id = dossier_van(b, "gevestigd")
    with b.kantoor.opslag.lees() as bron:
        gezien = dossiers.beeld(bron, dossier_id, b.kantoor.vandaag)
    assert gezien.aanvrager.geboortedatum == Geboortedatum(1971)
    assert gezien.bedrijf.uren_per_jaar == 2100
    assert gezien.bedrijf.volledige_zeggenschap is True
    assert gezien.huishouden is not None
    assert gezien.huishouden.leefvorm == "gehuwd"
    assert gezien.partner is not None
    assert gezien.partner.naam == "Łucja Kowalska"
    assert gezien.dossier.nummer == "BBZ-2026-0001"
    (contact,) = _alle(b, Contact)
    assert contact.dossier_id == dossier_id


def test_een_contact_geeft_een_dossier(b: Bureau) -> None:
    dossier_van(b)
    (contact,) = _alle(b, Contact)
    with pytest.raises(NietMogelijk, match="al een dossier"):
        dossiers.open_dossier(b.kantoor, contact.id, deel().gegevens)


FOUTEN = [
    ("persoon.bsn", "123456789", "elfproef"),
    ("persoon.bsn", "12345", "9 cijfers"),
    ("persoon.iban", "NL91ABNA0417164301", "controlecijfers"),
    ("bedrijf.kvk", "1234567", "8 cijfers"),
    ("persoon.postcode", "12AB", "4 cijfers en 2 letters"),
    ("persoon.achternaam", "N" * 201, "Er passen er 200 in"),
    ("persoon.achternaam", "  ", "Vul de achternaam in"),
    ("dossier.categorie", "rijk", "kies uit"),
    ("huishouden.kostendelers", "-1", "heel getal"),
    ("persoon.geboortedatum", "31-2-1980", "bestaat niet"),
]


@pytest.mark.parametrize(("feit", "tekst", "zin"), FOUTEN)
def test_een_fout_gegeven_wordt_bij_het_veld_geweigerd_en_er_verandert_niets(
    b: Bureau, feit: str, tekst: str, zin: str
) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        dossiers.open_dossier(b.kantoor, None, {**_volledig(), feit: tekst})
    (fout,) = gevangen.value.fouten
    assert fout.veld == feit
    assert zin in str(fout)
    assert not _alle(b, Dossier)
    assert not _alle(b, Persoon)


def test_alle_fouten_komen_tegelijk(b: Bureau) -> None:
    with pytest.raises(InvoerFouten) as gevangen:
        dossiers.open_dossier(b.kantoor, None, {"persoon.bsn": "1", "bedrijf.kvk": "2"})
    assert {fout.veld for fout in gevangen.value.fouten} == {
        "persoon.bsn", "bedrijf.kvk", "persoon.achternaam", "bedrijf.naam", "huishouden.leefvorm", "dossier.categorie",
    }  # fmt: skip


@pytest.mark.parametrize(
    "naam", ["Ö", "N" * 200, "Nguyễn Văn Ơn", "Ł", "De la Cruz-O'Brien", "A\N{COMBINING ACUTE ACCENT}"]
)
def test_bijzondere_namen_worden_aangenomen(b: Bureau, naam: str) -> None:
    dossier = dossiers.open_dossier(b.kantoor, None, {**_volledig(), "persoon.achternaam": naam}).uitkomst
    with b.kantoor.opslag.lees() as bron:
        assert dossiers.beeld(bron, dossier.id, b.kantoor.vandaag).aanvrager.achternaam == naam


def test_dezelfde_bsn_is_dezelfde_persoon(b: Bureau) -> None:
    dossiers.open_dossier(b.kantoor, None, _volledig())
    dossiers.open_dossier(b.kantoor, None, {**_volledig(), "persoon.telefoon": "06-00000009"})
    (persoon,) = _alle(b, Persoon)
    assert persoon.telefoon == "06-00000009"
    assert len(_alle(b, Dossier)) == 2


def test_dezelfde_bsn_met_een_andere_naam_is_een_vraag(b: Bureau) -> None:
    dossiers.open_dossier(b.kantoor, None, _volledig())
    with pytest.raises(InvoerFout, match="andere achternaam"):
        dossiers.open_dossier(b.kantoor, None, {**_volledig(), "persoon.achternaam": "Anders"})
    assert len(_alle(b, Dossier)) == 1


def test_wie_samenwoont_heeft_een_partner(b: Bureau) -> None:
    with pytest.raises(InvoerFout, match="partner tekent mee"):
        dossiers.open_dossier(b.kantoor, None, {**_volledig(), "huishouden.leefvorm": "gehuwd"})


def test_een_dossier_is_terug_te_vinden(b: Bureau) -> None:
    dossier_id = dossier_van(b)
    with b.kantoor.opslag.lees() as bron:
        for vraag in ("amrani", "zoe", "kapsalon", "999993653", "BBZ-2026", "90000001", "amrnai"):
            assert dossier_id in {treffer.object_id for treffer in zoek(bron, vraag)}, vraag


def test_ongedaan_maken_haalt_het_hele_dossier_weg(b: Bureau) -> None:
    gedaan = dossiers.open_dossier(b.kantoor, None, _volledig())
    b.kantoor.opslag.maak_ongedaan(gedaan.wijziging.werk_id, wie="gebruiker-1", nu=b.kantoor.nu)
    assert not _alle(b, Dossier)
    assert not _alle(b, Persoon)


@pytest.mark.parametrize(
    ("regel", "antwoord"), [("woonplaats", "misschien"), ("leeftijd", "31-2-1980"), ("uren", "veel")]
)
def test_een_antwoord_dat_niet_past_wordt_geweigerd(b: Bureau, regel: str, antwoord: str) -> None:
    contact = contacten.leg_contact_vast(b.kantoor, deel().contact).uitkomst
    invulling = checklists.begin(b.kantoor, "telefonische-screening", "contact", contact.id).uitkomst
    with pytest.raises(InvoerFout):
        checklists.beantwoord(b.kantoor, invulling.id, regel, antwoord)
    checklists.beantwoord(b.kantoor, invulling.id, regel, "onbekend")
    over = checklists.rond_af(b.kantoor, invulling.id).uitkomst
    assert len(over) == 21
    with pytest.raises(NietMogelijk, match="afgerond"):
        checklists.beantwoord(b.kantoor, invulling.id, regel, "onbekend")


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        ("Bram Zijlstra", ("Bram", "", "Zijlstra")),
        ("Hanneke van der Ploeg", ("Hanneke", "van der", "Ploeg")),
        ("Sanne van 't Kołodziej", ("Sanne", "van 't", "Kołodziej")),
        ("Maria", ("", "", "Maria")),
        ("Visser, Jan van", ("Jan", "van", "Visser")),
        ("Anna Maria de Wit", ("Anna Maria", "de", "Wit")),
        ("van Dam", ("", "van", "Dam")),
    ],
)
def test_een_naam_in_een_veld_wordt_gesplitst(naam: str, delen: tuple[str, str, str]) -> None:
    assert splits_naam(naam) == delen


def _volledig() -> dict[str, str]:
    return {
        **deel().gegevens,
        "bedrijf.naam": "Kapsalon",
        "huishouden.leefvorm": "alleenstaande ouder",
    }
