"""Content files: the shipped ones are right, a broken one is refused with file, place and remedy."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.content.brieven import GEVOLGEN, laad_brieven, vul_in
from bbzdesk.content.checklists import laad_checklists
from bbzdesk.content.formats import laad_formats
from bbzdesk.content.lezen import InhoudFout
from bbzdesk.domain.feiten import FEITEN

RESOURCES = Path(__file__).parents[2] / "resources"


def test_de_meegeleverde_inhoud_is_goed() -> None:
    checklist = laad_checklists(RESOURCES)["telefonische-screening"]
    assert len(checklist.regels) >= 14
    besluit = laad_brieven(RESOURCES)["toekenning-bedrijfskapitaal"]
    assert besluit.gevolg == "verstrek_lening"
    assert {element.artikel for element in besluit.elementen} >= {
        "Bbz art. 39 lid 1 a 1°",
        "Awb art. 3:45",
        "Awb art. 10:10",
    }
    onderzoek = laad_formats(RESOURCES)["vijf-onderdelen"]
    assert [deel.swot for deel in onderzoek.onderdelen] == [False, False, False, True, False]


def test_de_screening_zegt_dat_iedereen_een_aanvraag_mag_doen() -> None:
    regel = laad_checklists(RESOURCES)["telefonische-screening"].regel("recht")
    assert "een aanvraag altijd mag" in regel.vraag
    assert "Iedereen mag altijd een aanvraag doen" in regel.hulp


def test_het_besluit_staat_in_de_eerste_zestig_woorden() -> None:
    blokken = laad_brieven(RESOURCES)["toekenning-bedrijfskapitaal"].blokken
    begin = " ".join(tekst for blok in blokken for tekst in blok.teksten).split()[:60]
    assert "lening" in begin
    assert "**{lening.hoofdsom}**" in begin


def test_invullen_houdt_feit_en_tekst_uit_elkaar() -> None:
    delen = vul_in("Beste {persoon.naam}, u krijgt {lening.hoofdsom}.", {"persoon.naam": "{lening.rente} **x**"})
    assert [(deel.tekst, deel.is_feit) for deel in delen] == [
        ("Beste ", False),
        ("{lening.rente} **x**", True),
        (", u krijgt ", False),
        ("onbekend", True),
        (".", False),
    ]


SCHADE: list[tuple[str, str, str, str]] = [
    ("checklists/telefonische-screening.toml", 'titel = "Telefonische screening"', "", "“titel” ontbreekt"),
    ("checklists/telefonische-screening.toml", "versie = 1", 'versie = "een"', "heel getal"),
    ("checklists/telefonische-screening.toml", "versie = 1", "versie = true", "heel getal"),
    ("checklists/telefonische-screening.toml", "vanaf = 2026-01-01", "vanaf = 2026-01-01T10:00:00", "heeft een tijd"),
    ("checklists/telefonische-screening.toml", 'id = "leeftijd"', 'id = "woonplaats"', "staat er twee keer in"),
    ("checklists/telefonische-screening.toml", "persoon.geboortedatum", "persoon.schoenmaat", "“persoon.schoenmaat” is niet bekend"),
    ("checklists/telefonische-screening.toml", 'antwoord = "janee"', 'antwoord = "misschien"', "Kies uit: janee, tekst"),
    ("checklists/telefonische-screening.toml", 'hulp = "Alleen, alleen', 'hulpp = "Alleen, alleen', "Bedoelt u “hulp”?"),
    ("checklists/telefonische-screening.toml", 'naam = "telefonische', 'naam = "x-telefonische', "naam van het bestand"),
    ("checklists/telefonische-screening.toml", "[[groep]]", "[[groep", "is niet te lezen"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", "{lening.rente} per jaar", "{lening.rent} per jaar", "“lening.rent” is niet bekend"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", "{lening.rente} per jaar", "{lening.rente per jaar", "accolade"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", 'gevolg = "verstrek_lening"', 'gevolg = "wis_alles"', "Kies uit: geen"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", 'tekst = "Wat moet u doen?"', 'tekst = "Wat nu?"', "die kop staat er niet"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", 'als = "met_zekerheden"', 'als = "1 == 1"', "Kies uit"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", 'feiten = ["lening.bestemming"]', 'feiten = ["lening.x"]', "“lening.x”"),
    ("beschikkingen/toekenning-bedrijfskapitaal/brief.toml", '["Waarvoor", "{lening.bestemming}"]', '["Waarvoor"]', "paren"),
    ("beschikkingen/ontvangstbevestiging/brief.toml", 'tekst = "{persoon.aanhef},"', "", "“tekst” ontbreekt"),
    ("levensvatbaarheid/vijf-onderdelen.toml", "swot = true", "", "SWOT-analyse hoort in onderdeel 4"),
    ("levensvatbaarheid/vijf-onderdelen.toml", 'soort = "schaal"', 'soort = "ster"', "Kies uit"),
]  # fmt: skip


@pytest.mark.parametrize(("bestand", "oud", "nieuw", "zin"), SCHADE)
def test_een_kapot_bestand_wordt_geweigerd_met_bestand_plaats_en_remedie(
    tmp_path: Path, bestand: str, oud: str, nieuw: str, zin: str
) -> None:
    for map_ in ("checklists", "beschikkingen", "levensvatbaarheid"):
        shutil.copytree(RESOURCES / map_, tmp_path / map_)
    tekst = (tmp_path / bestand).read_text(encoding="utf-8")
    assert oud in tekst
    (tmp_path / bestand).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(InhoudFout) as gevangen:
        _laad_alles(tmp_path)
    assert str(gevangen.value).startswith(bestand)
    assert zin in str(gevangen.value)


def _laad_alles(resources: Path) -> None:
    laders: list[Callable[[Path], Any]] = [laad_checklists, laad_brieven, laad_formats]
    for lader in laders:
        lader(resources)


def test_een_bestand_dat_niet_in_utf8_is_bewaard(tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "a.toml").write_bytes('titel = "één"'.encode("cp1252"))
    with pytest.raises(InhoudFout, match="UTF-8"):
        laad_checklists(tmp_path)


def test_elk_feit_van_een_brief_bestaat_en_elk_gevolg_is_bekend() -> None:
    for brief in laad_brieven(RESOURCES).values():
        assert brief.feiten <= set(FEITEN)
        assert brief.gevolg in GEVOLGEN


def test_een_vraag_van_de_screening_met_een_gevolg_legt_uit_waar_het_om_gaat():
    regels = {regel.id: regel for regel in laad_checklists(RESOURCES)["telefonische-screening"].regels}
    for naam in ("inschrijving", "uren", "zeggenschap", "risico", "start", "schulden", "bank"):
        assert regels[naam].hulp, naam
        assert regels[naam].hulp != regels[naam].vraag
