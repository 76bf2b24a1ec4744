"""A decision in words for the window: its steps, the check page, what definitief does, and what comes after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bbzdesk.domain.besluit import Aandachtspunt, Adviesfeiten, Besluit, BesluitConcept, aandachtspunten
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, lees_feit, toon_feit
from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.domain.geld import euro, getal
from bbzdesk.domain.lening import LINEAIR
from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.domain.zaak import Aanvraag, Dossier
from bbzdesk.services import aanvragen, besluitcontrole, besluitinhoud, dossiers, kladden
from bbzdesk.services.besluitcontrole import Bezwaar, Groep, Toetsregel
from bbzdesk.services.besluitinhoud import MAG_LEEG, Besluitbeeld
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.nabesluit import NaBesluit, na_besluit
from bbzdesk.services.woorden import aantal_van, hoofdletter, nog_of_te_laat, wie
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

STAPPEN = ("Soort", "Gegevens en voorwaarden", "Controleren", "Voorbeeld", "Definitief")
SOORT, GEGEVENS, CONTROLEREN, VOORBEELD, DEFINITIEF = range(5)
STAP = "stap"
# How a `Doel` names a step.
STAPSLEUTELS = ("soort", "gegevens", "controleren", "voorbeeld", "definitief")
_GEVOLGEN = {
    "geen": "Dit besluit verandert niets in de administratie.",
    "verstrek_lening": "De ondernemer krijgt een rentedragende lening. De lening komt bij Debiteuren te staan.",
}
_HULP = {
    "lening.bestemming": "Dit staat in de brief, bijvoorbeeld: een nieuwe oven en een koelcel",
    "lening.aflossingsvrij": "Laat dit leeg als de ondernemer meteen aflost.",
    "lening.zekerheden": "Bijvoorbeeld pandrecht op de inventaris",
    "besluit.motivering": "Schrijf in gewone woorden waarom u dit besluit neemt. Dit staat in de brief.",
}


@dataclass(frozen=True, slots=True)
class Berekening:
    """*Zo is dit berekend*: the lines, the values of the law, the amount a month, and what stands in the way."""

    regels: tuple[Regel, ...]
    parameters: tuple[GebruikteParameter, ...]
    kop: tuple[tuple[str, str, str], ...]
    bezwaren: tuple[str, ...]
    uitnodiging: str = ""


@dataclass(frozen=True, slots=True)
class Termijnbadge:
    """The decision term in a few words; `toon` is the key of the status that has the same meaning, or nothing."""

    woorden: str
    toon: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of the decision: what it does and what it rests on."""

    titel: str
    rijen: tuple[tuple[str, str], ...]
    vraagt: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Besluitpagina:
    """Everything the wizard shows. `gesloten` says why nothing can be changed; `na` is there once it is definitive."""

    concept_id: str
    dossier_id: str
    wie: str
    titel: str
    stap: int
    teruggezet: str
    gesloten: str
    termijn: Termijnbadge | None
    letter: Letter
    keuzegroepen: tuple[tuple[str, tuple[str, ...]], ...]
    mag_leeg: frozenset[str]
    hulp: Mapping[str, str]
    waarden: Mapping[str, str]
    getypt: Mapping[str, str]
    groepen: tuple[Groep, ...]
    toetsregels: tuple[Toetsregel, ...]
    in_orde: str
    bezwaren: tuple[Bezwaar, ...]
    aandacht: tuple[Aandachtspunt, ...]
    compleet: bool
    nog_te_doen: str
    gevolgen: tuple[str, ...]
    berekening: Berekening
    na: NaBesluit | None


def klad_sleutel(concept_id: str) -> str:
    """The key under which step and half-typed texts of the wizard are kept."""
    return f"besluit:{concept_id}"


def pagina(kantoor: Kantoor, concept_id: str) -> Besluitpagina:
    """The wizard as it stands, with the step where the user left it."""
    klad, teruggezet = kladden.terug(kantoor, klad_sleutel(concept_id))
    with kantoor.opslag.lees() as bron:
        concept = _concept(bron, concept_id)
        gezien = besluitinhoud.bekijk_altijd(kantoor, bron, concept_id)
        dossier = dossiers.beeld(bron, concept.dossier_id, kantoor.vandaag)
        badge = _termijnbadge(kantoor, bron, concept)
        na = _na(kantoor, bron, concept)
        advies = besluitinhoud.adviesfeiten(bron, concept.aanvraag_id)
    groepen = besluitinhoud.te_kiezen(kantoor, concept.brief)
    getypt = {naam: tekst for naam, tekst in klad.items() if naam in FEITEN}
    return Besluitpagina(
        concept_id=concept_id,
        dossier_id=concept.dossier_id,
        wie=wie(dossier.aanvrager.tussenvoegsel, dossier.aanvrager.achternaam, dossier.bedrijf.naam),
        titel=gezien.brief.titel,
        stap=_stap(klad),
        teruggezet=teruggezet if getypt else "",
        gesloten=_gesloten(dossier.dossier),
        termijn=None if na else badge,
        letter=_letter(gezien),
        keuzegroepen=groepen,
        mag_leeg=MAG_LEEG,
        hulp=_hulp(gezien.gegevens.feiten, advies),
        waarden=_waarden(kantoor, concept, gezien, groepen),
        getypt=getypt,
        groepen=besluitcontrole.gegevensgroepen(gezien, concept, GEGEVENS),
        toetsregels=tuple(besluitcontrole.toetsregel(punt, concept, groepen) for punt in gezien.toetspunten),
        in_orde=f"{sum(p.in_orde for p in gezien.toetspunten)} van {len(gezien.toetspunten)} in orde",
        bezwaren=tuple(besluitcontrole.bezwaar(fout, concept, groepen) for fout in gezien.bezwaren),
        aandacht=aandachtspunten(advies, gezien.gegevens.feiten.get("lening.hoofdsom")),
        compleet=gezien.compleet,
        nog_te_doen=besluitcontrole.nog_te_doen(gezien),
        gevolgen=_gevolgen(kantoor, gezien),
        berekening=_berekening(gezien),
        na=na,
    )


def proef(kantoor: Kantoor, concept_id: str, getypt: Mapping[str, str]) -> Berekening:
    """What these choices would come to, as far as they can be read already; nothing is kept."""
    leesbaar = {naam: tekst for naam, tekst in getypt.items() if _leesbaar(naam, tekst, kantoor.vandaag)}
    with kantoor.opslag.lees() as bron:
        return _berekening(besluitinhoud.bekijk_altijd(kantoor, bron, concept_id, leesbaar))


def als_klad(stap: int, getypt: Mapping[str, str]) -> dict[str, str]:
    """The draft of the wizard: the step, and what was typed."""
    return {**getypt, STAP: str(stap)}


def bewaard_in_woorden(moment: datetime) -> str:
    """The words that say when the draft was kept."""
    return f"Concept bewaard om {moment:%H:%M}"


def _concept(bron: Lezing, concept_id: str) -> BesluitConcept:
    """The draft, or a sentence when it was undone while its page was open."""
    gevonden = records.waar(bron, BesluitConcept, id=concept_id)
    if not gevonden:
        raise NietMogelijk("Dit concept is ongedaan gemaakt. Open het dossier en begin het besluit opnieuw.")
    return gevonden[0]


def _stap(klad: Mapping[str, str]) -> int:
    bewaard = klad.get(STAP, "")
    return int(bewaard) if bewaard.isdecimal() and int(bewaard) < len(STAPPEN) else SOORT


def _leesbaar(naam: str, tekst: str, vandaag: date) -> bool:
    try:
        lees_feit(FEITEN[naam], tekst, vandaag)
    except GebruikersFout:
        return False
    return True


def _gesloten(dossier: Dossier) -> str:
    if dossier.overgedragen_op is None:
        return ""
    return (
        f"Dit dossier is op {voluit(dossier.overgedragen_op)} overgedragen aan de partner. "
        "U kunt het besluit bekijken, maar hier niet meer afmaken."
    )


def _na(kantoor: Kantoor, bron: Lezing, concept: BesluitConcept) -> NaBesluit | None:
    if concept.definitief_id is None:
        return None
    return na_besluit(kantoor, bron, records.haal(bron, Besluit, concept.definitief_id))


def _termijnbadge(kantoor: Kantoor, bron: Lezing, concept: BesluitConcept) -> Termijnbadge:
    """How long there is to decide (Bbz art. 35); red once it is too late, as on *Vandaag*."""
    aanvraag = records.haal(bron, Aanvraag, concept.aanvraag_id)
    uiterlijk = aanvragen.termijn_van(kantoor, bron, aanvraag).beslissen_uiterlijk
    vandaag = kantoor.vandaag
    toon = "achterstand" if uiterlijk < vandaag else "letop" if uiterlijk == vandaag else ""
    return Termijnbadge(f"Beslistermijn: {nog_of_te_laat(uiterlijk, vandaag)}", toon)


def _letter(gezien: Besluitbeeld) -> Letter:
    brief = gezien.brief
    rijen = [
        ("Brief", f"{brief.titel} (versie {brief.versie})"),
        ("Onderwerp", brief.onderwerp),
        ("Wat het doet", _GEVOLGEN[brief.gevolg]),
        ("Bijlagen", hoofdletter(brief.bijlagen) or "Geen"),
        ("Grondslag", brief.bron),
    ]
    return Letter(brief.titel, tuple(rijen), tuple((deel.tekst, deel.artikel) for deel in brief.elementen))


def _waarden(
    kantoor: Kantoor, concept: BesluitConcept, gezien: Besluitbeeld, groepen: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[str, str]:
    """What stands in the form: what was chosen, and until then what the application already asked for."""
    feiten = gezien.gegevens.feiten
    gevraagd = feiten.get("aanvraag.gevraagd_bedrag")
    voorstel = {
        "lening.hoofdsom": "" if gevraagd is None else getal(gevraagd),
        "lening.bestemming": feiten.get("aanvraag.bestemming") or "",
        "besluit.ondertekenaar": kantoor.naam,
    }
    namen = [naam for _, groep in groepen for naam in groep]
    return {naam: str(concept.keuzes.get(naam, voorstel.get(naam, ""))) for naam in namen}


def _hulp(feiten: Mapping[str, Any], advies: Adviesfeiten | None) -> dict[str, str]:
    """What helps to fill a field in."""
    bedragen = (
        ("Gevraagd", feiten.get("aanvraag.gevraagd_bedrag")),
        ("Geadviseerd", advies.bedrag if advies else None),
    )
    woorden = ", ".join(f"{woord.lower()} {euro(bedrag)}" for woord, bedrag in bedragen if bedrag is not None)
    return ({"lening.hoofdsom": f"{hoofdletter(woorden)}."} if woorden else {}) | _HULP


def _gevolgen(kantoor: Kantoor, gezien: Besluitbeeld) -> tuple[str, ...]:
    """What making it definitive does, in the order in which it happens."""
    zinnen = [
        f"Het besluit krijgt een nummer en de datum van vandaag: {voluit(kantoor.vandaag)}.",
        "De brief, de gegevens, de bedragen en de berekening worden bewaard zoals ze nu zijn. Dat verandert daarna niet meer.",
    ]
    if gezien.lening is not None:
        maanden = gezien.lening.aantal_termijnen
        zinnen += [
            f"Er komt een lening van {euro(gezien.lening.hoofdsom)}, af te lossen in {maanden} maanden.",
            "Er wordt nog niets uitbetaald. Dat kan pas als de akte van schuldbekentenis is getekend.",
            "Na de uitbetaling staat de lening bij Debiteuren.",
        ]
    zinnen.append("Is er later iets anders nodig? Dan neemt u een nieuw besluit: dit besluit blijft staan.")
    return tuple(zinnen)


def _berekening(gezien: Besluitbeeld) -> Berekening:
    feiten, gegevens = gezien.gegevens.feiten, gezien.gegevens
    maanden = feiten.get("lening.aantal_termijnen") or 0
    kop = tuple(
        (titel, toon_feit(FEITEN[naam], feiten[naam]), noot)
        for titel, naam, noot in (
            (_maandtitel(feiten), "lening.termijnbedrag", _looptijd(feiten)),
            ("Rente in totaal", "lening.totaal_rente", f"over {aantal_van(maanden, 'maand', 'maanden')}"),
        )
        if feiten.get(naam) is not None
    )
    bezwaren = tuple(str(fout) for fout in gezien.bezwaren)
    vraagt_lening = gezien.brief.gevolg == "verstrek_lening"
    uitnodiging = "" if kop or bezwaren or not vraagt_lening else _UITNODIGING
    return Berekening(tuple(gegevens.regels), tuple(gegevens.parameters), kop, bezwaren, uitnodiging)


_UITNODIGING = "Vul bedrag, bestemming, vorm, aantal maanden en de twee datums in. Dan ziet u hier het bedrag per maand en de berekening."


def _maandtitel(feiten: Mapping[str, Any]) -> str:
    return "Eerste maand" if feiten.get("lening.vorm") == LINEAIR else "Per maand"


def _looptijd(feiten: Mapping[str, Any]) -> str:
    laatste = feiten.get("lening.laatste_vervaldatum")
    return "" if laatste is None else f"tot en met {voluit(laatste)}"
