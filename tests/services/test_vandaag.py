"""*Vandaag*: what stands there on a day of the demo story, in which words, and where each line leads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bbzdesk.services import besluiten, checklists, contacten, dossierlijst, inlezen, leningen, overdracht, vandaag
from bbzdesk.services.demo import BEWARING, PARTNER, WACHTWOORD
from bbzdesk.services.doel import Doel
from bbzdesk.services.vandaag import MAAND, MEESTE_OPENGEKLAPT, SIGNALEN, TE_LAAT, TERMIJNEN, WACHT
from bbzdesk.services.werkregel import ICONEN, Werkregel
from tests.kantoorhulp import RESOURCES, Bureau, aanvraag_van, deel, dossier_van
from tests.services.verhaal import Verhaal

ELAMRANI = "El Amrani, Kapsalon Zoë & Co"


def _regels(b: Bureau, blok: str) -> tuple[Werkregel, ...]:
    return vandaag.beeld(b.kantoor).blok(blok).regels


def _kort(regel: Werkregel) -> tuple[str, str, str, str]:
    return regel.wie, regel.waarom, regel.wanneer.replace("\N{NO-BREAK SPACE}", " "), regel.toon


def test_een_kantoor_met_een_dossier_en_zonder_termijn_heeft_niets_te_doen(b: Bureau, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Dossiernummer;Naam;Hoofdsom;Restschuld;Achterstand\nD-77;Jansen;10000,00;2500,00;0\n", "utf-8")
    inlezen.neem_over(b.kantoor, lijst, inlezen.proef(b.kantoor, lijst), b.kantoor.vandaag)
    gezien = vandaag.beeld(b.kantoor)
    assert gezien.datum == "Maandag 5 januari 2026, week 2"
    assert gezien.leeg == "Niets te laat. Er loopt nu geen termijn."
    assert [(blok.regels, blok.aantal, blok.meer) for blok in gezien.blokken] == [((), 0, "")] * 6


# Received on 12 January; 13 weeks is 13 April; 8 whole days (20 to 27 January) of suspension: 21 April.
VERHAAL = [
    (date(2026, 1, 12), {}, "13 april"),
    (date(2026, 1, 20), {TERMIJNEN: 1, WACHT: 1}, "2 februari"),
    (date(2026, 2, 2), {TE_LAAT: 0, WACHT: 0}, "21 april"),
    (date(2026, 2, 16), {}, "30 maart"),
    (date(2026, 3, 16), {TERMIJNEN: 1}, "30 maart"),
]


@pytest.mark.parametrize(("dag", "aantallen", "volgende"), VERHAAL)
def test_het_verhaal_op_een_dag(b: Bureau, dag: date, aantallen: dict[str, int], volgende: str) -> None:
    Verhaal(b).tot(dag)
    gezien = vandaag.beeld(b.kantoor)
    assert {
        blok.sleutel: blok.aantal for blok in gezien.blokken if blok.aantal or blok.sleutel in aantallen
    } == aantallen
    assert gezien.leeg.startswith(f"Niets te laat. Eerstvolgende termijn: {volgende}, {ELAMRANI}.")


def test_wachten_op_stukken_staat_bij_wacht_op_anderen_en_als_termijn(b: Bureau) -> None:
    dossier = Verhaal(b).tot(date(2026, 1, 20)).dossier
    (wacht,) = _regels(b, WACHT)
    (termijn,) = _regels(b, TERMIJNEN)
    assert _kort(wacht) == (ELAMRANI, "Stukken van de ondernemer. Uiterlijk maandag 2 februari.", "al 1 dag", "")
    assert _kort(termijn) == (ELAMRANI, "Stukken van de ondernemer uiterlijk binnen", "ma 2 februari", "")
    assert wacht.doel == termijn.doel == Doel("dossier", dossier, "aanvraag")


def test_een_hersteltermijn_die_afliep_is_te_laat(b: Bureau) -> None:
    Verhaal(b).tot(date(2026, 1, 20))
    b.klok.zet(date(2026, 2, 2))
    assert _kort(_regels(b, TE_LAAT)[0]) == (
        ELAMRANI, "Zijn de stukken binnen? De hersteltermijn eindigt vandaag.", "vandaag", "letop"
    )  # fmt: skip
    b.klok.zet(date(2026, 2, 4))
    (regel,) = _regels(b, TE_LAAT)
    assert regel.waarom == "Zijn de stukken binnen? De hersteltermijn liep af op maandag 2 februari."
    assert (regel.wanneer, regel.toon) == ("2 dagen te laat", "achterstand")
    assert _regels(b, WACHT) == ()


def test_een_beslistermijn_die_afliep_staat_bovenaan(b: Bureau) -> None:
    dossier = dossier_van(b)
    aanvraag = aanvraag_van(b, dossier)
    b.klok.zet(date(2026, 4, 16))
    regels = _regels(b, TE_LAAT)
    assert _kort(regels[0]) == (
        ELAMRANI, "Neem een besluit. De beslistermijn liep af op maandag 13 april.", "3 dagen te laat", "achterstand"
    )  # fmt: skip
    assert regels[0].doel == Doel("dossier", dossier, "besluit")
    concept = besluiten.begin(b.kantoor, aanvraag, "toekenning-bedrijfskapitaal", {}).uitkomst
    assert _regels(b, TE_LAAT)[0].doel == Doel("besluit", concept.id)
    assert [regel.soort for regel in regels] == ["beslissen", "screening"]
    assert regels[1].waarom == "De telefonische screening is niet af. Begonnen op maandag 5 januari."


def test_een_contact_van_eerder_vraagt_om_een_vervolg_en_een_begonnen_screening_om_een_einde(b: Bureau) -> None:
    contact = contacten.leg_contact_vast(b.kantoor, deel().contact).uitkomst
    assert _regels(b, TE_LAAT) == ()
    b.klok.zet(date(2026, 1, 8))
    (regel,) = _regels(b, TE_LAAT)
    assert _kort(regel) == (
        ELAMRANI,
        "Contact van maandag 5 januari heeft nog geen vervolg. Kies wat u gaat doen.",
        "al 3 dagen",
        "letop",
    )
    assert regel.doel == Doel("contact", contact.id)
    checklists.begin(b.kantoor, "telefonische-screening", "contact", contact.id)
    (regel,) = _regels(b, TE_LAAT)
    assert (regel.soort, regel.wanneer, regel.doel) == ("screening", "vandaag", Doel("screening", contact.id))


def test_een_besluit_wacht_op_verzending_akte_en_uitbetaling(b: Bureau) -> None:
    dossier = dossier_van(b)
    aanvraag = aanvraag_van(b, dossier)
    concept = besluiten.begin(b.kantoor, aanvraag, "toekenning-bedrijfskapitaal", deel().besluit).uitkomst
    vast = besluiten.stel_vast(b.kantoor, concept.id).uitkomst
    assert vast.vordering_id is not None
    b.klok.zet(date(2026, 3, 1))
    (akte,) = [regel for regel in _regels(b, TE_LAAT) if regel.soort == "akte"]
    assert akte.waarom.endswith("Uitbetalen is gepland voor vandaag.")
    assert (akte.wanneer, akte.toon) == ("vandaag", "")
    b.klok.zet(date(2026, 3, 3))
    per_soort = {regel.soort: regel for regel in _regels(b, TE_LAAT)}
    assert per_soort["verzending"].waarom == "Besluit B-2026-0001 is definitief, maar nog niet verzonden."
    assert per_soort["verzending"].wanneer == "al 15 dagen"
    assert per_soort["akte"].waarom == (
        "De akte van schuldbekentenis is nog niet getekend. Uitbetalen was gepland op 1 maart."
    )
    besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, date(2026, 2, 17), "post")
    leningen.leg_akte_vast(b.kantoor, vast.vordering_id, date(2026, 3, 3))
    per_soort = {regel.soort: regel for regel in _regels(b, TE_LAAT)}
    assert set(per_soort) == {"screening", "uitbetaling"}
    assert per_soort["uitbetaling"].waarom == "Lening L2026-0001 is nog niet uitbetaald. Gepland op 1 maart."
    assert per_soort["uitbetaling"].doel == Doel("lening", vast.vordering_id)
    leningen.betaal_uit(b.kantoor, vast.vordering_id, date(2026, 3, 3))
    assert [regel.soort for regel in _regels(b, TE_LAAT)] == ["screening"]


def test_een_gemiste_termijn_is_een_signaal_met_woorden(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    b.klok.zet(date(2026, 6, 1))
    assert _regels(b, SIGNALEN) == ()
    b.klok.zet(date(2026, 6, 2))
    (regel,) = _regels(b, SIGNALEN)
    assert regel.waarom == "Termijn van 1 juni gemist, €\N{NO-BREAK SPACE}253,45. Eerste keer."
    assert (regel.wie, regel.wanneer, regel.toon) == (ELAMRANI, "al 1 dag", "letop")
    assert (regel.actie, regel.doel) == ("Bel", Doel("dossier", verhaal.dossier, "overzicht"))
    leningen.boek_betaling(b.kantoor, verhaal.vordering, date(2026, 6, 2), 10_000)
    assert _regels(b, SIGNALEN)[0].waarom == (
        "Termijn van 1 juni niet helemaal betaald, nog €\N{NO-BREAK SPACE}153,45. Eerste keer."
    )
    b.klok.zet(date(2026, 7, 3))
    leningen.boek_betaling(b.kantoor, verhaal.vordering, date(2026, 7, 3), 15_345)
    (regel,) = _regels(b, SIGNALEN)
    assert regel.waarom == "Termijn van 1 juli gemist, €\N{NO-BREAK SPACE}253,45. Niet de eerste keer."
    b.klok.zet(date(2026, 8, 3))
    (regel,) = _regels(b, SIGNALEN)
    assert regel.waarom == "2 termijnen open sinds 1 juli, samen €\N{NO-BREAK SPACE}506,90. Niet de eerste keer."
    assert regel.toon == "achterstand"


def test_de_maandverwerking_staat_er_tot_zij_is_gedaan(b: Bureau) -> None:
    Verhaal(b).tot(date(2026, 3, 1))
    b.klok.zet(date(2026, 3, 31))
    assert _regels(b, MAAND) == ()
    b.klok.zet(date(2026, 5, 4))
    (regel,) = _regels(b, MAAND)
    assert regel.waarom == "Oudste van 1 april."
    assert regel.wanneer == "2 termijnen"
    leningen.verwerk_maand(b.kantoor, date(2026, 5, 4))
    assert _regels(b, MAAND) == ()


def test_een_blok_toont_zeven_regels_en_op_verzoek_alle(b: Bureau) -> None:
    for _ in range(9):
        contacten.leg_contact_vast(b.kantoor, deel().contact)
    b.klok.zet(date(2026, 1, 6))
    blok = vandaag.beeld(b.kantoor).blok(TE_LAAT)
    assert (len(blok.regels), blok.aantal, blok.meer) == (7, 9, "Toon alle 9")
    blok = vandaag.beeld(b.kantoor, alles_van=TE_LAAT).blok(TE_LAAT)
    assert (len(blok.regels), blok.aantal, blok.meer) == (9, 9, "")


def test_van_een_lang_blok_staat_het_begin_er_en_de_weg_naar_de_lijst(b: Bureau) -> None:
    for _ in range(MEESTE_OPENGEKLAPT + 1):
        contacten.leg_contact_vast(b.kantoor, deel().contact)
    b.klok.zet(date(2026, 1, 6))
    assert vandaag.beeld(b.kantoor).blok(TE_LAAT).meer == f"Toon de eerste {MEESTE_OPENGEKLAPT}"
    blok = vandaag.beeld(b.kantoor, alles_van=TE_LAAT).blok(TE_LAAT)
    *regels, laatste = blok.regels
    assert (len(regels), blok.aantal, blok.meer) == (MEESTE_OPENGEKLAPT, MEESTE_OPENGEKLAPT + 1, "")
    assert laatste.waarom == "Hier staan de eerste 30 van 31. In de lijst vindt u ze allemaal."
    assert (laatste.actie, laatste.doel) == ("Open dossiers", Doel("dossiers"))


def test_elke_soort_regel_heeft_een_icoon() -> None:
    assert {naam for naam in ICONEN.values() if not (RESOURCES / "icons" / f"{naam}.svg").is_file()} == set()


# --- the list of dossiers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "fase", "termijn", "licht"),
    [
        (date(2026, 1, 5), "intake", "", None),
        (date(2026, 1, 12), "aanvraag", "Beslissen uiterlijk ma 13 april", None),
        (date(2026, 1, 20), "aanvraag", "Stukken van de ondernemer uiterlijk binnen ma 2 februari", None),
        (date(2026, 2, 2), "onderzoek", "Beslissen uiterlijk di 21 april", None),
        (date(2026, 2, 9), "advies", "Beslissen uiterlijk di 21 april", None),
        (date(2026, 2, 16), "besluit", "Bezwaar mogelijk tot en met ma 30 maart", None),
        (date(2026, 3, 1), "terugbetaling", "Bezwaar mogelijk tot en met ma 30 maart", "bij"),
        (date(2026, 5, 1), "terugbetaling", "", "bij"),
    ],
)
def test_de_lijst_van_dossiers_in_het_verhaal(b: Bureau, dag: date, fase: str, termijn: str, licht: str | None) -> None:
    verhaal = Verhaal(b).tot(dag)
    (regel,) = dossierlijst.lijst(b.kantoor)
    assert (regel.fase, regel.termijn_woorden, regel.stoplicht) == (fase, termijn, licht)
    assert (regel.wie, regel.nummer, regel.doelgroep) == (ELAMRANI, "BBZ-2026-0001", "Startende zelfstandige")
    assert (regel.contactpersoon, regel.staat) == ("Anna Proef", "open")
    assert regel.doel == Doel("dossier", verhaal.dossier, "overzicht")


def test_de_lijst_staat_op_achternaam(b: Bureau) -> None:
    Verhaal(b, "gevestigd").tot(date(2026, 1, 8))
    Verhaal(b).tot(date(2026, 1, 8))
    assert [regel.wie for regel in dossierlijst.lijst(b.kantoor)] == [ELAMRANI, "Van 't Hóf, Timmerwerk Van 't Hóf"]


def test_er_zijn_dertien_fasen() -> None:
    assert [woord for _, woord in dossierlijst.FASEN][-3:] == ["Vaststelling", "Terugbetaling", "Afgesloten"]
    assert len(dossierlijst.FASEN) == len({sleutel for sleutel, _ in dossierlijst.FASEN}) == 13


def test_een_overgedragen_aanvraag_staat_niet_meer_bij_de_termijnen(b: Bureau, tmp_path) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 20))
    overdracht.draag_over(b.kantoor, verhaal.dossier, PARTNER, tmp_path, WACHTWOORD, BEWARING)
    gezien = vandaag.beeld(b.kantoor)
    assert {blok.aantal for blok in gezien.blokken} == {0}
    (regel,) = dossierlijst.lijst(b.kantoor)
    assert (regel.staat, regel.fase_woord, regel.termijn) == ("overgedragen", "Aanvraag", None)


def _vragen(b: Bureau, lees: Callable[[], object]) -> int:
    """How many statements a reading asks of the store."""
    gesteld: list[str] = []

    def noteer(_verbinding, _cursor, vraag: str, *_rest) -> None:
        gesteld.append(vraag)

    event.listen(Engine, "before_cursor_execute", noteer)
    try:
        lees()
    finally:
        event.remove(Engine, "before_cursor_execute", noteer)
    return len(gesteld)


def test_het_aantal_vragen_groeit_niet_met_het_kantoor(b: Bureau) -> None:
    Verhaal(b).tot(date(2026, 6, 12))
    een = [_vragen(b, lambda: vandaag.beeld(b.kantoor)), _vragen(b, lambda: dossierlijst.lijst(b.kantoor))]
    Verhaal(b, "gevestigd").tot(date(2026, 6, 12))
    twee = [_vragen(b, lambda: vandaag.beeld(b.kantoor)), _vragen(b, lambda: dossierlijst.lijst(b.kantoor))]
    assert een == twee
    assert max(een) < 30


@pytest.mark.parametrize(
    ("dag", "toon", "woord"),
    [
        (date(2026, 2, 1), "", ""),
        (date(2026, 2, 2), "letop", ", vandaag"),
        (date(2026, 2, 3), "achterstand", ", te laat"),
    ],
)
def test_een_termijn_in_de_lijst_zegt_of_hij_vandaag_is_of_voorbij(b: Bureau, dag: date, toon: str, woord: str) -> None:
    Verhaal(b).tot(date(2026, 1, 20))
    b.klok.zet(dag)
    (regel,) = dossierlijst.lijst(b.kantoor)
    assert (regel.termijn, regel.termijn_toon) == (date(2026, 2, 2), toon)
    assert dossierlijst.termijn_kort(date(2026, 2, 2), dag) == f"2 feb 2026{woord}"
