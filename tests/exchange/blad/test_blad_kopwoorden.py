"""Headers as municipalities write them: each in an otherwise plain sheet, all mixed, and beside columns we do not need."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bladbouwer import KOPPEN, VANDAAG, VELDEN, rijen

from bbzdesk.exchange.blad.indelen import voorstel
from bbzdesk.exchange.blad.model import DATUM, GETAL, NAAMDELEN, TEKST, Blad, Cel, Rij

SYNONIEMEN = {
    "dossier": "Dossiernr|Dossiernummer|Zaaknummer|Debiteurnr|Leningnr|Kenmerk|Nr.|Ref.|Cliëntnummer|Dossier nr.|Volgnr|#|Lening-ID|Vorderingnr|Zaak-id|Dossiercode|Onze ref|Uw kenmerk|Socrates nr|Suite nummer|Admin. nr",
    "naam": "Naam|Naam debiteur|Cliënt|Klantnaam|Debiteur|Achternaam, voornaam|Ondernemer|NAAM CLIENT|Naam + voorletters|Naam cliënt(e)|Betrokkene|Naam ondernemer / zzp'er|Zzp'er|Persoon|Naam klant en partner|Kredietnemer|Wie",
    "restschuld": "Openstaand|Saldo|Restant|Openstaande schuld|Nog te betalen|Restbedrag|Saldo per 31-10|Restant schuld|Openst. bedrag|Openst. saldo|Restschuld (EUR)|Schuldrest|Huidige schuld|Staat nog open|Totaal openstaand|Saldo 31/10/2026|Restant lening|Rest. schuld|Resthoofdsom|Nog open|Restsch.|Actuele restschuld|Openstaande vordering €|Nog af te lossen|Schuld per 1-11-2026|Eindstand",
    "hoofdsom": "Leenbedrag|Bedrag lening|Verstrekt bedrag|Oorspr. bedrag|Lening|Krediet|Bedrag|Oorspronkelijke hoofdsom|Hoogte lening|Geleend|Leensom|Oorspronkelijk krediet|Verstrekte lening|Hoofdsom EUR|Totale lening|Lening €|Uitgekeerd|Uitgekeerd bedrag|Kapitaal|Toegekend krediet|Oorspr. schuld|Beginstand",
    "rente": "Rente|Rentepercentage|%|Rente%|Rentevoet|Int. %|Rente p/j|r%|Jaarrente %|Rentetarief|Rente perc.|Percentage rente",
    "ingangsdatum": "Startdatum|Datum verstrekking|Ingang|Datum|Begindatum|Verstrekt op|Datum besluit|Ingangsdatum lening|Dd. verstrekking|Datum lening|Start lening|Ingang per|Verstrekking d.d.|Per datum|Datum uitbet.|Aanvang lening|Besluitdatum|Ingangsdat.|Vanaf",
    "looptijd": "Looptijd|Mnd|Termijnen|Duur (mnd)|Aantal mnd|Lpt|Looptijd (maanden)|Aantal mndn|Looptijd mnd.|#termijnen|Looptijd [mnd]|Loopt.|Periode (mnd)|Aflosperiode",
    "achterstand": "Achterstand|Achterst.|Achterstallig|Betalingsachterstand|Bedrag achterstand|Achterst. bedrag|Openstaande termijnen|Vervallen termijnen|Achter|Totale achterstand|Achterstallige aflossing",
    "laatste_betaling": "Laatste betaling|Laatst bet.|Laatste bet.|Dat. laatste bet.|Datum laatste betaling|Ltste betaling|Laatste aflossing|Laatste ontvangst op|Betaald op|Laatst ontv.|Dat. lst. betaling|Recentste betaling|Laatste bet. dd|Datum laatste bet",
    "opmerking": "Opm|Bijzonderheden|Notities|Toelichting|Opm.|Memo|Bijz.|Aantekening|Info|Extra|Actie",
    "bsn": "BSN|Sofinr|BSN-nr|Burgerservicenr|Sofinummer|BSN nr.|B.S.N|Sofi|BSN/Sofi|BSN klant",
    "iban": "IBAN|Rekening|Bankrek.|Rek.nr.|Rekeningnr|IBAN-nummer|Bank|Bankrekeningnr.|Rekening (IBAN)|Betaalt vanaf|Tegenrekening",
    "soort": "Soort|Type|Regeling|Soort lening|Aard|Bbz/Tozo|Categorie|Productcode|Soort bbz|Soort ltm|Leensoort|Lening soort|Bijstandsvorm|Verstrekkingsvorm|Doel|Bbz-soort",
    "bedrijf": "Bedrijf|Onderneming|Handelsnaam|Bedrijfsnaam|Naam bedrijf|Zaak|Naam onderneming|Eenmanszaak|Firma|Bedr.naam|Naam v/d zaak|Winkel",
}
ANDERE: dict[str, Any] = {
    "Adres": "Dorpsstraat 1",
    "Postcode": "1234 AB",
    "Woonplaats": "Ede",
    "Telefoonnummer": "0612345678",
    "E-mail": "a@b.nl",
    "Geboortedatum": date(2025, 1, 1),
    "Geb.datum": date(2025, 1, 1),
    "KvK-nummer": 12345678,
    "Einddatum": date(2025, 1, 1),
    "Datum laatste aanmaning": date(2025, 1, 1),
    "Consulent": "J. Jansen",
    "Behandelaar": "Piet",
    "Rente betaald": 12.5,
    "Rente bedrag": 12.5,
    "Rente €": 55.1,
    "Openstaande rente": 4.5,
    "Achterstand in maanden": 2,
    "Aantal termijnen achterstand": 3,
    "Reeds afgelost": 100.5,
    "Totaal afgelost": 100.5,
    "Afgelost t/m 31-10": 88.1,
    "Resterende looptijd": 12,
    "Restant looptijd (mnd)": 12,
    "Naam partner": "Jan",
    "BSN partner": "999993653",
    "Herkomstgemeente": "Ede",
    "Datum opgeëist": date(2025, 1, 1),
    "Uitstel tot": date(2025, 1, 1),
    "Datum aanvraag": date(2025, 1, 1),
    "Datum ontvangst aanvraag": date(2025, 1, 1),
    "Jaar": 2020,
    "Grootboek": 4400,
    "Aflossing 2025": 50.2,
    "Betaald 2025": 500.5,
    "Ontvangen bedrag": 55.5,
    "Bedrag laatste betaling": 99.5,
    "Laatste betaling (€)": 99.5,
    "Saldo 31-12-2024": 555.5,
    "Restschuld vorig jaar": 777.7,
    "Incassokosten": 10.5,
    "Kosten": 1.5,
    "Boete": 2.5,
    "Zekerheden": "pand",
    "Nationaliteit": "NL",
    "Burgerlijke staat": "gehuwd",
    "Aantal kinderen": 2,
    "Branche": "bouw",
    "SBI-code": 1234,
    "Startdatum bedrijf": date(2025, 1, 1),
    "Datum start bedrijf": date(2025, 1, 1),
    "Datum einde lening": date(2025, 1, 1),
    "Eerste aflossing": date(2025, 1, 1),
    "Eerste aflosdatum": date(2025, 1, 1),
    "Aflosdag": 1,
    "Betaalwijze": "incasso",
    "Machtiging": "ja",
    "Deurwaarder": "nee",
    "Datum mutatie": date(2025, 1, 1),
    "Mutatiedatum": date(2025, 1, 1),
    "Gewijzigd op": date(2025, 1, 1),
    "Invoerdatum": date(2025, 1, 1),
    "Aangemaakt door": "jj",
    "Totaal te betalen": 1.5,
    "Rente achterstand": 5.5,
    "Verrekend": 5.5,
    "Kwijtgescholden": 5.5,
    "Kwijtschelding bedrag": 5.5,
    "Om niet": 5.5,
    "Rijksdeel": 5.5,
    "Percentage rijk": 75,
    "Naam consulent": "X Y",
    "Klantmanager": "Z",
    "Volgnummer": 3,
    "Nr": 3,
    "Wijk": "Noord",
    "Team": "W&I",
    "Datum beschikking": date(2025, 1, 1),
    "Datum toekenning": date(2025, 1, 1),
    "Besluitnummer": "B1",
    "Crediteurnummer": 55123,
    "Klantnummer": 7712,
    "Termijnen betaald": 3,
    "Nog te betalen termijnen": 5,
    "Nog resterende termijnen": 5,
    "Maand": "mei",
    "Peildatum": date(2025, 1, 1),
    "Soort zekerheid": "pand",
    "Status bedrijf": "actief",
    "Type bedrijf": "eenmanszaak",
    "Naam bank": "ING",
    "BIC": "INGBNL2A",
    "Bank BIC": "INGBNL2A",
    "Naam rekeninghouder": "J",
    "Opmerking consulent": "x y",
    "Vervaldatum": date(2025, 1, 1),
    "Vervaldag": 1,
    "Looptijd t/m": date(2025, 1, 1),
    "Looptijd tot": date(2025, 1, 1),
    "Einde looptijd": date(2025, 1, 1),
    "Voornaam": "Jan",
    "Voorletters": "J",
    "Tussenvoegsel": "van",
    "Achterstand sinds": date(2025, 1, 1),
    "Datum achterstand": date(2025, 1, 1),
    "Aanmaningen": 2,
    "Aantal aanmaningen": 2,
    "% afgelost": 45,
}


def als_blad(rijen_: list[list[Any]]) -> Blad:
    """Rows as the child process would hand them over."""
    return Blad("x", False, tuple(
        Rij(nr, False, {kolom: _cel(waarde) for kolom, waarde in enumerate(rij, 1) if waarde is not None})
        for nr, rij in enumerate(rijen_, 1)
    ))  # fmt: skip


def _cel(waarde: Any) -> Cel:
    if isinstance(waarde, date):
        return Cel(DATUM, waarde.isoformat())
    return Cel(GETAL if isinstance(waarde, int | float | Decimal) else TEKST, str(waarde))


def kolommen(rijen_: list[list[Any]]) -> dict[str, int]:
    gevonden = voorstel(als_blad(rijen_), VANDAAG)
    assert gevonden is not None
    return gevonden.kolommen


GEWOON = {veld: nr for nr, veld in enumerate(VELDEN, 1)}


@pytest.mark.parametrize("veld", SYNONIEMEN)
def test_een_kop_zoals_gemeenten_hem_schrijven(veld):
    for kop in SYNONIEMEN[veld].split("|"):
        assert kolommen(rijen(koppen=KOPPEN | {veld: kop})) == GEWOON, kop


@pytest.mark.parametrize("zaad", range(20))
def test_alle_koppen_door_elkaar(zaad):
    toeval = random.Random(zaad)
    velden = toeval.sample(VELDEN, len(VELDEN))
    koppen = {veld: toeval.choice(namen.split("|")) for veld, namen in SYNONIEMEN.items()}
    assert kolommen(rijen(tuple(velden), koppen)) == {veld: nr for nr, veld in enumerate(velden, 1)}


@pytest.mark.parametrize("plek", [0, 7, 14])
def test_een_kolom_die_wij_niet_nodig_hebben_verdringt_geen_andere(plek):
    for kop, waarde in ANDERE.items():
        blad = rijen()
        for nr, rij in enumerate(blad):
            rij.insert(plek, waarde if nr else kop)
        verwacht = {veld: nr + 1 + (nr >= plek) for nr, veld in enumerate(VELDEN)}
        gevonden = {veld: kolom for veld, kolom in kolommen(blad).items() if veld not in NAAMDELEN}
        assert gevonden == verwacht, kop
