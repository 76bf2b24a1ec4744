"""The check page of a decision: who, what and how it is paid back, what the law asks, and where each thing is mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bbzdesk.domain.besluit import BesluitConcept, Toetspunt
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.lening import LINEAIR
from bbzdesk.services.besluitinhoud import MAG_LEEG, Besluitbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.woorden import hoofdletter

_SOORTEN = {"verstrek_lening": "bedrijfskapitaal, rentedragende lening"}
# Where a fact is filled in that the consulent does not choose in the wizard: page, tab, and the words of the link.
_PLAATSEN = {
    "persoon": ("dossier", "overzicht", "Naar het dossier"),
    "partner": ("dossier", "overzicht", "Naar het dossier"),
    "huishouden": ("dossier", "overzicht", "Naar het dossier"),
    "bedrijf": ("dossier", "overzicht", "Naar het dossier"),
    "dossier": ("dossier", "overzicht", "Naar het dossier"),
    "aanvraag": ("dossier", "aanvraag", "Naar de aanvraag"),
    "onderzoek": ("dossier", "onderzoek", "Naar het onderzoek"),
    "advies": ("dossier", "advies", "Naar het advies"),
    "gemeente": ("instellingen", "gemeente", "Naar de gemeente"),
}


@dataclass(frozen=True, slots=True)
class Groep:
    """A group of the check page; `stap` is the step where it is chosen, `doel` the page, when it can be changed."""

    titel: str
    rijen: tuple[tuple[str, str], ...]
    stap: int | None = None
    doel: Doel | None = None


@dataclass(frozen=True, slots=True)
class Herstel:
    """How something missing is mended: the words of the link, and the step with its field or the page it leads to."""

    woorden: str
    veld: str = ""
    doel: Doel | None = None


@dataclass(frozen=True, slots=True)
class Toetsregel:
    """One line of *Wat de wet vraagt*."""

    tekst: str
    artikel: str
    in_orde: bool
    herstel: Herstel | None = None


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """Something that the law or the choices themselves do not allow, and the way to mend it."""

    zin: str
    herstel: Herstel | None


def gegevensgroepen(gezien: Besluitbeeld, concept: BesluitConcept, keuzestap: int) -> tuple[Groep, ...]:
    """Who, what, and how it is paid back; `keuzestap` is the step in which the last two are chosen."""
    feiten = gezien.gegevens.feiten
    dossier = Doel("dossier", concept.dossier_id, "overzicht")
    groepen = [Groep("Wie", _wie(feiten), doel=dossier)]
    if gezien.brief.gevolg == "verstrek_lening":
        groepen += [
            Groep("Wat", _wat(gezien, feiten), stap=keuzestap),
            Groep("Terugbetalen", _terugbetalen(feiten), stap=keuzestap),
        ]
    return tuple(groepen)


def _wie(feiten: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    partner = feiten.get("partner.naam") if feiten.get("huishouden.leefvorm") == "gehuwd" else None
    namen = f"{feiten['persoon.naam']} en {partner} (partners)" if partner else feiten["persoon.naam"]
    rechtsvorm = "" if feiten.get("bedrijf.rechtsvorm") is None else f", {_toon(feiten, 'bedrijf.rechtsvorm')}"
    tekent = ", ".join(deel for deel in (feiten.get("besluit.ondertekenaar"), feiten.get("besluit.functie")) if deel)
    return (
        ("Ondernemer", namen),
        ("Bedrijf", f"{feiten['bedrijf.naam']}{rechtsvorm}"),
        ("Namens", f"het college, door {tekent}" if tekent else "het college. Nog niet bekend is wie tekent."),
    )


def _wat(gezien: Besluitbeeld, feiten: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    bedrag, hoogste = feiten.get("lening.hoofdsom"), feiten.get("lening.maximum")
    maximum = "" if hoogste is None else f". Hoogste bedrag volgens de wet: {euro(hoogste)}"
    return (
        ("Soort", hoofdletter(_SOORTEN[gezien.brief.gevolg])),
        ("Bedrag", "nog niet ingevuld" if bedrag is None else f"{euro(bedrag)}{maximum}"),
        ("Bestemming", _toon(feiten, "lening.bestemming")),
    )


def _terugbetalen(feiten: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    maanden, vrij = feiten.get("lening.aantal_termijnen"), feiten.get("lening.aflossingsvrij")
    rente = "" if feiten.get("lening.rente") is None else f"{_toon(feiten, 'lening.rente')} per jaar, "
    looptijd = "nog niet ingevuld" if maanden is None else f"{maanden} maanden, {_toon(feiten, 'lening.vorm')}"
    per_maand = _per_maand(feiten)
    rijen = [
        ("Rente en looptijd", f"{rente}{looptijd}"),
        ("Per maand", f"{per_maand}voor het eerst op {_toon(feiten, 'lening.eerste_vervaldatum')}"),
        ("Uitbetalen", _toon(feiten, "lening.uitbetalen_op")),
    ]
    if vrij:
        rijen.append(("Zonder aflossing", f"de eerste {vrij} maanden"))
    rijen.append(("Zekerheid", feiten.get("lening.zekerheden") or "geen"))
    return tuple(rijen)


def _per_maand(feiten: Mapping[str, Any]) -> str:
    """With equal repayments the first amount is the highest, and so the letter says it."""
    bedrag = feiten.get("lening.termijnbedrag")
    if bedrag is None:
        return ""
    if feiten.get("lening.vorm") == LINEAIR:
        return f"eerst {euro(bedrag)} en daarna elke maand minder, "
    return f"{euro(bedrag)}, "


def _toon(feiten: Mapping[str, Any], naam: str) -> str:
    waarde = feiten.get(naam)
    return "nog niet ingevuld" if waarde in (None, "") else toon_feit(FEITEN[naam], waarde)


def toetsregel(punt: Toetspunt, concept: BesluitConcept, groepen: Sequence[tuple[str, tuple[str, ...]]]) -> Toetsregel:
    """One element that the law asks for, and where what is missing of it is filled in."""
    if punt.in_orde:
        return Toetsregel(punt.tekst, punt.artikel, in_orde=True)
    velden = {veld for _, groep in groepen for veld in groep}
    zelf = [naam for naam in punt.ontbreekt if naam in velden or not naam.startswith("lening.")]
    woorden = " en ".join(f"“{FEITEN[naam].etiket}”" for naam in zelf or punt.ontbreekt)
    zonder = "ontbreekt" if len(zelf) == 1 else "ontbreken"
    ontbreekt = zonder if zelf else "volgt zodra de lening te berekenen is"
    herstel = _herstel((zelf or punt.ontbreekt)[0], concept, groepen)
    return Toetsregel(f"{punt.tekst}: {woorden} {ontbreekt}", punt.artikel, in_orde=False, herstel=herstel)


def bezwaar(fout: InvoerFout, concept: BesluitConcept, groepen: Sequence[tuple[str, tuple[str, ...]]]) -> Bezwaar:
    """A choice that cannot be, and where it is changed."""
    return Bezwaar(str(fout), _herstel(fout.veld, concept, groepen) if fout.veld else None)


def _herstel(naam: str, concept: BesluitConcept, groepen: Sequence[tuple[str, tuple[str, ...]]]) -> Herstel | None:
    """Where a fact is filled in: in the wizard, or on the page that owns it; what is computed follows from the wizard."""
    velden = [veld for _, groep in groepen for veld in groep]
    soort = naam.partition(".")[0]
    if naam in velden:
        return Herstel("Vul in", naam)
    if soort in _PLAATSEN:
        pagina_, tab, woorden = _PLAATSEN[soort]
        sleutel = concept.dossier_id if pagina_ == "dossier" else ""
        return Herstel(woorden, doel=Doel(pagina_, sleutel, tab))
    leeg = next((veld for veld in velden if veld not in MAG_LEEG and not concept.keuzes.get(veld)), "")
    return Herstel("Vul in", leeg or velden[0]) if velden else None


def nog_te_doen(gezien: Besluitbeeld) -> str:
    """How much is not right yet, in one sentence; nothing when it can become definitive."""
    if gezien.compleet:
        return ""
    aantal = len(gezien.bezwaren) + sum(not punt.in_orde for punt in gezien.toetspunten)
    punten = "1 punt is" if aantal == 1 else f"{aantal} punten zijn"
    return (
        f"{punten} nog niet in orde. Kijk bij Controleren wat er nodig is; daarna kunt u het besluit definitief maken."
    )
