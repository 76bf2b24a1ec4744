"""The closed catalogue of facts: what the case file can know, each asked once and shown everywhere.

A checklist line, a form field and a letter refer to a fact by its name (`persoon.geboortedatum`). The catalogue says
how a fact is read from what people type and how it is written for them.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from bbzdesk.domain.datum import Geboortedatum, lees_datum, lees_geboortedatum, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import als_tekst, euro, lees_bedrag
from bbzdesk.domain.nummers import iban_in_groepen, lees_bsn, lees_iban, lees_kvk, lees_postcode

MAX_NAAM = 200
MAX_TEKST = 20_000


class Soort(StrEnum):
    """How a fact is read, kept and written."""

    TEKST = "tekst"
    LANGE_TEKST = "lange tekst"
    BEDRAG = "bedrag"
    DATUM = "datum"
    GEBOORTEDATUM = "geboortedatum"
    PERCENTAGE = "percentage"
    GETAL = "getal"
    JANEE = "ja of nee"
    KEUZE = "keuze"
    BSN = "bsn"
    IBAN = "iban"
    KVK = "kvk"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact: its name, the label people see, its kind, and for a choice the words to choose from (value, label).

    `vraag` is the sentence for a field that was left empty, where its kind alone would not make good Dutch of it.
    """

    naam: str
    etiket: str
    soort: Soort
    keuzes: tuple[tuple[str, str], ...] = ()
    vraag: str = ""


LEEFVORMEN = (
    ("alleenstaand", "alleenstaand"),
    ("alleenstaande_ouder", "alleenstaande ouder"),
    ("gehuwd", "gehuwd of samenwonend"),
)
CATEGORIEEN = (
    ("gevestigd", "gevestigde zelfstandige"),
    ("starter", "startende zelfstandige"),
    ("oudere_zelfstandige", "oudere zelfstandige"),
    ("beeindigend", "beëindigende zelfstandige"),
)
RECHTSVORMEN = (
    ("eenmanszaak", "eenmanszaak"),
    ("vof", "vennootschap onder firma"),
    ("maatschap", "maatschap"),
    ("cv", "commanditaire vennootschap"),
    ("bv", "besloten vennootschap"),
    ("cooperatie", "coöperatie"),
)
AANVRAAGSOORTEN = (
    ("levensonderhoud", "levensonderhoud"),
    ("kapitaal", "bedrijfskapitaal"),
    ("beide", "levensonderhoud en bedrijfskapitaal"),
)
NEGATIEF = "negatief"
OORDELEN = (("positief", "positief"), (NEGATIEF, "negatief"), ("nog_niet", "nog niet"))
LENINGVORMEN = (("annuitair", "annuïteit"), ("lineair", "lineair"))

# The channels and media of the sources (BM-02 to BM-06); Geldfit is counted apart.
KANALEN = (
    ("zelf", "ondernemer zelf"),
    ("klantmanager", "klantmanager van de gemeente"),
    ("uwv", "werkcoach van UWV"),
    ("voorbereiding", "voorbereidingstraject"),
    ("bank", "bank"),
    ("boekhouder", "boekhouder of accountant"),
    ("schuldhulp", "schuldhulpverlening"),
    ("wijkteam", "wijkteam"),
    ("geldfit", "Geldfit Zakelijk"),
    ("belastingdienst", "Belastingdienst"),
    ("deurwaarder", "deurwaarder"),
    ("anders", "anders"),
    ("onbekend", "nog niet gevraagd"),
)
MEDIA = (
    ("telefoon", "telefoon"),
    ("mail", "e-mail"),
    ("balie", "balie"),
    ("website", "website"),
    ("huisbezoek", "bezoek bij het bedrijf"),
    ("spreekuur", "spreekuur"),
)

_T, _L, _B, _D = Soort.TEKST, Soort.LANGE_TEKST, Soort.BEDRAG, Soort.DATUM

_LIJST = (
    Feit("contact.datum", "Datum van het contact", _D, vraag="Vul in wanneer het contact was."),
    Feit("contact.kanaal", "Verwijzer", Soort.KEUZE, KANALEN, vraag="Kies wie de ondernemer heeft verwezen."),
    Feit("contact.medium", "Manier van contact", Soort.KEUZE, MEDIA, vraag="Kies hoe het contact ging."),
    Feit("contact.naam", "Naam", _T, vraag="Vul de naam in."),
    Feit("contact.telefoon", "Telefoonnummer", _T),
    Feit("contact.woonplaats", "Woonplaats", _T),
    Feit("contact.bedrijf", "Bedrijf", _T),
    Feit("contact.hulpvraag", "Hulpvraag", _L),
    Feit("persoon.voornamen", "Voornamen", _T),
    Feit("persoon.tussenvoegsel", "Tussenvoegsel", _T),
    Feit("persoon.achternaam", "Achternaam", _T, vraag="Vul de achternaam in."),
    Feit("persoon.naam", "Naam", _T),
    Feit("persoon.aanhef", "Aanhef", _T),
    Feit("persoon.bsn", "Burgerservicenummer", Soort.BSN),
    Feit("persoon.geboortedatum", "Geboortedatum", Soort.GEBOORTEDATUM),
    Feit("persoon.straat", "Straat en huisnummer", _T),
    Feit("persoon.postcode", "Postcode", Soort.POSTCODE),
    Feit("persoon.woonplaats", "Woonplaats", _T),
    Feit("persoon.telefoon", "Telefoonnummer", _T),
    Feit("persoon.email", "E-mailadres", _T),
    Feit("persoon.iban", "Rekeningnummer (IBAN)", Soort.IBAN),
    Feit("persoon.woont_in_nederland", "Woont in Nederland", Soort.JANEE),
    Feit("persoon.uitkering", "Uitkering nu", Soort.TEKST),
    Feit("partner.naam", "Naam van de partner", _T),
    Feit("partner.geboortedatum", "Geboortedatum van de partner", Soort.GEBOORTEDATUM),
    Feit("huishouden.leefvorm", "Leefvorm", Soort.KEUZE, LEEFVORMEN, vraag="Kies de leefvorm."),
    Feit("huishouden.kinderen", "Kinderen jonger dan 18 jaar", Soort.JANEE),
    Feit("huishouden.kostendelers", "Aantal kostendelende medebewoners", Soort.GETAL),
    Feit("bedrijf.naam", "Naam van het bedrijf", _T, vraag="Vul de naam van het bedrijf in."),
    Feit("bedrijf.kvk", "KvK-nummer", Soort.KVK),
    Feit("bedrijf.rechtsvorm", "Rechtsvorm", Soort.KEUZE, RECHTSVORMEN),
    Feit("bedrijf.activiteit", "Wat doet het bedrijf", _T),
    Feit("bedrijf.gestart_op", "Datum van de start", _D),
    Feit("bedrijf.uren_per_jaar", "Uren per jaar in het bedrijf", Soort.GETAL),
    Feit("bedrijf.volledige_zeggenschap", "Volledige zeggenschap", Soort.JANEE),
    Feit("bedrijf.financieel_risico", "Draagt de financiële risico's", Soort.JANEE),
    Feit("bedrijf.wettelijke_vereisten", "Voldoet aan de wettelijke vereisten", Soort.JANEE),
    Feit("dossier.nummer", "Dossiernummer", _T),
    Feit("dossier.zaaknummer", "Zaaknummer", _T),
    Feit("dossier.categorie", "Doelgroep", Soort.KEUZE, CATEGORIEEN, vraag="Kies de doelgroep."),
    Feit("aanvraag.soort", "Gevraagd", Soort.KEUZE, AANVRAAGSOORTEN, vraag="Kies wat de ondernemer vraagt."),
    Feit("aanvraag.meldingsdatum", "Wil bijstand aanvragen op", _D),
    Feit("aanvraag.ontvangen", "Aanvraag ontvangen op", _D, vraag="Vul in wanneer de aanvraag is ontvangen."),
    Feit("aanvraag.gevraagd_bedrag", "Gevraagd bedrag", _B),
    Feit("aanvraag.bestemming", "Waarvoor is het geld", _L),
    Feit("aanvraag.beslissen_uiterlijk", "Beslissen uiterlijk", _D),
    Feit("aanvraag.bankafwijzing", "Bank heeft het krediet afgewezen", Soort.JANEE),
    Feit("onderzoek.oordeel", "Oordeel over de levensvatbaarheid", Soort.KEUZE, OORDELEN),
    Feit("onderzoek.conclusie", "Conclusie van het onderzoek", _L),
    Feit("advies.oordeel", "Advies", Soort.KEUZE, OORDELEN, vraag="Kies wat het advies is."),
    Feit("advies.adviseur", "Adviseur", _T, vraag="Vul in wie het advies heeft gegeven."),
    Feit("advies.datum", "Datum van het advies", _D),
    Feit("advies.motivatie", "Motivering van het advies", _L, vraag="Schrijf op waarop het advies rust."),
    Feit("besluit.nummer", "Besluitnummer", _T),
    Feit("besluit.datum", "Datum van het besluit", _D),
    Feit("besluit.motivering", "Motivering van het besluit", _L),
    Feit("besluit.ondertekenaar", "Ondertekenaar", _T),
    Feit("besluit.functie", "Functie van de ondertekenaar", _T),
    Feit("lening.hoofdsom", "Bedrag van de lening", _B),
    Feit("lening.rente", "Rente per jaar", Soort.PERCENTAGE),
    Feit("lening.bestemming", "Bestemming van de lening", _L),
    Feit("lening.vorm", "Vorm van de aflossing", Soort.KEUZE, LENINGVORMEN),
    Feit("lening.uitbetalen_op", "Wij betalen uit op", _D),
    Feit("lening.aantal_termijnen", "Aantal maanden", Soort.GETAL),
    Feit("lening.aflossingsvrij", "Maanden zonder aflossing", Soort.GETAL),
    Feit("lening.eerste_vervaldatum", "Eerste betaling uiterlijk", _D),
    Feit("lening.laatste_vervaldatum", "Laatste betaling uiterlijk", _D),
    Feit("lening.termijnbedrag", "Bedrag per maand", _B),
    Feit("lening.totaal_rente", "Rente in totaal", _B),
    Feit("lening.maximum", "Hoogste bedrag volgens de wet", _B),
    Feit("lening.kenmerk", "Betalingskenmerk", _T),
    Feit("lening.zekerheden", "Zekerheden", _L),
    Feit("gemeente.naam", "Gemeente", _T, vraag="Vul de naam van de gemeente in."),
    Feit("gemeente.afdeling", "Afdeling", _T),
    Feit("gemeente.adres", "Adres van de gemeente", _T),
    Feit("gemeente.postcode_plaats", "Postcode en plaats van de gemeente", _T),
    Feit("gemeente.contactpersoon", "Contactpersoon", _T),
    Feit("gemeente.telefoon", "Telefoonnummer van de contactpersoon", _T),
    Feit("gemeente.email", "E-mailadres van de gemeente", _T),
    Feit("gemeente.iban", "Rekeningnummer van de gemeente", Soort.IBAN),
    Feit("gemeente.bezwaaradres", "Adres voor bezwaar", _T),
    Feit("gemeente.bezwaar_digitaal", "Digitale weg voor bezwaar", _T),
    Feit("gemeente.rechtbank", "Rechtbank", _T),
)  # fmt: skip

FEITEN: Mapping[str, Feit] = {feit.naam: feit for feit in _LIJST}

# Word, Windows and the web each end a line in their own way; a name is one line.
_REGELEINDE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What turns the direction of text, or is nothing at all: it can make a name read as another one.
_STUURTEKENS = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x7f")

_NAAMFEITEN = frozenset(
    {
        "contact.naam",
        "contact.bedrijf",
        "persoon.voornamen",
        "persoon.tussenvoegsel",
        "persoon.achternaam",
        "bedrijf.naam",
    }
)


def lees_feit(feit: Feit, tekst: str, vandaag: date) -> Any:
    """Read a fact from what somebody typed; None for nothing typed.

    Amounts become cents, dates `date`, percentages `Decimal`, yes and no `bool` (`onbekend` is None).
    Raises InvoerFout with a sentence that names the field.
    """
    einde = "\n" if feit.soort is Soort.LANGE_TEKST else " "
    kaal = _REGELEINDE.sub(einde, tekst).strip().strip("\ufeff")
    if not kaal:
        return None
    return _LEZERS[feit.soort](feit, kaal, vandaag)


_VRAAG = {
    Soort.DATUM: "vul een datum in", Soort.GEBOORTEDATUM: "vul een datum in", Soort.BEDRAG: "vul een bedrag in",
    Soort.PERCENTAGE: "vul een percentage in", Soort.GETAL: "vul een getal in", Soort.JANEE: "kies ja of nee",
    Soort.KEUZE: "kies wat past", Soort.BSN: "vul 9 cijfers in", Soort.KVK: "vul 8 cijfers in",
}  # fmt: skip


def vraag_om(feit: Feit) -> str:
    """The sentence for a fact that is needed and not there; it also stands alone, in a list above the form."""
    return feit.vraag or f"{feit.etiket}: {_VRAAG.get(feit.soort, 'vul dit in')}."


def lees_feiten(invoer: Mapping[str, str], verplicht: Collection[str], vandaag: date) -> dict[str, Any]:
    """Read several facts at once; raises InvoerFouten with a sentence for each fact that is missing or wrong.

    Only the facts that were given are in the answer; a fact given as an empty text is None.
    """
    gelezen: dict[str, Any] = {}
    fouten: list[InvoerFout] = []
    for naam, tekst in invoer.items():
        try:
            gelezen[naam] = lees_feit(FEITEN[naam], tekst, vandaag)
        except InvoerFout as fout:
            fouten.append(fout)
    gemeld = {fout.veld for fout in fouten}
    fouten += [
        InvoerFout(naam, vraag_om(FEITEN[naam]))
        for naam in verplicht
        if gelezen.get(naam) is None and naam not in gemeld
    ]
    if fouten:
        raise InvoerFouten(fouten)
    return gelezen


def toon_feit(feit: Feit, waarde: Any) -> str:
    """Write a fact for a screen or a letter; an unknown fact is `onbekend`."""
    if waarde is None:
        return "onbekend"
    match feit.soort:
        case Soort.BEDRAG:
            return euro(waarde)
        case Soort.DATUM:
            return voluit(waarde)
        case Soort.GEBOORTEDATUM:
            return str(waarde.voluit)
        case Soort.PERCENTAGE:
            return f"{procent(waarde)}%"
        case Soort.JANEE:
            return "ja" if waarde else "nee"
        case Soort.KEUZE:
            return dict(feit.keuzes).get(waarde, str(waarde))
        case Soort.IBAN:
            return iban_in_groepen(waarde)
        case _:
            return str(waarde)


def feit_als_json(feit: Feit, waarde: Any) -> str | int | bool | None:
    """Write a fact for a machine: amounts `1234.56`, dates ISO, percentages as text."""
    if waarde is None or isinstance(waarde, bool):
        return waarde
    match feit.soort:
        case Soort.BEDRAG:
            return als_tekst(waarde)
        case Soort.DATUM:
            return str(waarde.isoformat())
        case Soort.GEBOORTEDATUM:
            return str(waarde.iso)
        case Soort.GETAL:
            return int(waarde)
        case _:
            return str(waarde)


def procent(waarde: Decimal) -> str:
    """Write a percentage with a comma and without needless noughts: `8` and `4,85`."""
    tekst = f"{waarde:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",")


def lees_procent(tekst: str, veld: str, naam: str) -> Decimal:
    """Read a percentage between 0 and 100: `8`, `8%`, `4,85 %`."""
    kaal = tekst.replace("%", "").replace(",", ".").strip()
    try:
        waarde = Decimal(kaal)
    except InvalidOperation:
        raise InvoerFout(veld, f"{naam}: “{tekst[:30]}” is geen percentage. Schrijf het zoals 4,85.") from None
    if not waarde.is_finite() or not 0 <= waarde <= 100:  # a percentage, no number of the law
        raise InvoerFout(veld, f"{naam}: het percentage hoort tussen 0 en 100 te liggen.")
    return waarde


def _lees_tekst(feit: Feit, tekst: str, _vandaag: date) -> str:
    grens = MAX_NAAM if feit.naam in _NAAMFEITEN else MAX_TEKST
    if len(tekst) > grens:
        raise InvoerFout(feit.naam, f"{feit.etiket} heeft {len(tekst)} tekens. Er passen er {grens} in.")
    if any((ord(teken) < 32 and teken not in "\n\t") or teken in _STUURTEKENS for teken in tekst):
        raise InvoerFout(feit.naam, f"{feit.etiket} bevat een onzichtbaar teken. Typ de tekst opnieuw.")
    return tekst


def _lees_janee(feit: Feit, tekst: str, _vandaag: date) -> bool | None:
    woord = tekst.lower()
    if woord in ("ja", "j"):
        return True
    if woord in ("nee", "n"):
        return False
    if woord in ("onbekend", "o", "?"):
        return None
    raise InvoerFout(feit.naam, f"{feit.etiket}: kies ja, nee of onbekend.")


def _lees_keuze(feit: Feit, tekst: str, _vandaag: date) -> str:
    for waarde, etiket in feit.keuzes:
        if tekst.lower() in (waarde, etiket.lower()):
            return waarde
    raise InvoerFout(feit.naam, f"{feit.etiket}: kies uit {', '.join(etiket for _, etiket in feit.keuzes)}.")


def _lees_getal(feit: Feit, tekst: str, _vandaag: date) -> int:
    kaal = tekst.replace(".", "").replace(" ", "")
    if not (kaal.isascii() and kaal.isdigit() and len(kaal) <= 9):
        raise InvoerFout(feit.naam, f"{feit.etiket}: schrijf een heel getal, zoals 24.")
    return int(kaal)


def _lees_geboortedatum(feit: Feit, tekst: str, vandaag: date) -> Geboortedatum:
    return lees_geboortedatum(tekst, feit.naam, vandaag)


def _datumnaam(feit: Feit) -> str:
    """How a sentence calls a date: `datum van de start`, `datum bij “Ontvangen op”`."""
    woord = f"{feit.etiket[:1].lower()}{feit.etiket[1:]}"
    return woord if woord.startswith("datum") else f"datum bij “{feit.etiket}”"


_LEZERS: Mapping[Soort, Callable[[Feit, str, date], Any]] = {
    Soort.TEKST: _lees_tekst,
    Soort.LANGE_TEKST: _lees_tekst,
    Soort.BEDRAG: lambda feit, tekst, _: lees_bedrag(tekst, feit.naam, "bedrag bij " + feit.etiket),
    Soort.DATUM: lambda feit, tekst, vandaag: lees_datum(tekst, feit.naam, _datumnaam(feit), vandaag),
    Soort.GEBOORTEDATUM: _lees_geboortedatum,
    Soort.PERCENTAGE: lambda feit, tekst, _: lees_procent(tekst, feit.naam, feit.etiket),
    Soort.GETAL: _lees_getal,
    Soort.JANEE: _lees_janee,
    Soort.KEUZE: _lees_keuze,
    Soort.BSN: lambda feit, tekst, _: lees_bsn(tekst, feit.naam),
    Soort.IBAN: lambda feit, tekst, _: lees_iban(tekst, feit.naam),
    Soort.KVK: lambda feit, tekst, _: lees_kvk(tekst, feit.naam),
    Soort.POSTCODE: lambda feit, tekst, _: lees_postcode(tekst, feit.naam),
}
