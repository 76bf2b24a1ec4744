"""A decision in words for the window: its steps, the check page, what definitief does, and what comes after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bbzdesk.domain.besluit import Besluit, BesluitConcept, Toetspunt
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, lees_feit, toon_feit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.domain.geld import euro, getal
from bbzdesk.domain.lening import LINEAIR
from bbzdesk.domain.uitleg import GebruikteParameter, Regel
from bbzdesk.domain.zaak import Aanvraag, Dossier
from bbzdesk.services import aanvragen, besluiten, dossiers, kladden
from bbzdesk.services.besluiten import MAG_LEEG, Besluitbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.momenten import in_woorden
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
_SOORTEN = {"verstrek_lening": "bedrijfskapitaal, rentedragende lening"}
_HULP = {
    "lening.bestemming": "Dit staat in de brief, bijvoorbeeld: een nieuwe oven en een koelcel",
    "lening.aflossingsvrij": "Laat dit leeg als de ondernemer meteen aflost.",
    "lening.zekerheden": "Bijvoorbeeld pandrecht op de inventaris",
    "besluit.motivering": "Schrijf in gewone woorden waarom u dit besluit neemt. Dit staat in de brief.",
}
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
    sleutel = klad_sleutel(concept_id)
    klad = next((klad for klad in kladden.alle(kantoor) if klad.sleutel == sleutel), None)
    with kantoor.opslag.lees() as bron:
        concept = _concept(bron, concept_id)
        gezien = besluiten.bekijk_altijd(kantoor, bron, concept_id)
        dossier = dossiers.beeld(bron, concept.dossier_id, kantoor.vandaag)
        badge = _termijnbadge(kantoor, bron, concept)
        na = _na(kantoor, bron, concept)
    groepen = besluiten.te_kiezen(kantoor, concept.brief)
    getypt = {naam: tekst for naam, tekst in (klad.waarden if klad else {}).items() if naam in FEITEN}
    return Besluitpagina(
        concept_id=concept_id,
        dossier_id=concept.dossier_id,
        wie=wie(dossier.aanvrager.tussenvoegsel, dossier.aanvrager.achternaam, dossier.bedrijf.naam),
        titel=gezien.brief.titel,
        stap=_stap(klad.waarden if klad else {}),
        teruggezet=f"Concept van {in_woorden(klad.bewaard_op, kantoor.nu)} teruggezet" if klad and getypt else "",
        gesloten=_gesloten(dossier.dossier),
        termijn=None if na else badge,
        letter=_letter(gezien),
        keuzegroepen=groepen,
        mag_leeg=MAG_LEEG,
        hulp=_hulp(gezien.gegevens.feiten),
        waarden=_waarden(kantoor, concept, gezien, groepen),
        getypt=getypt,
        groepen=_groepen(gezien, concept),
        toetsregels=tuple(_toetsregel(punt, concept, groepen) for punt in gezien.toetspunten),
        in_orde=f"{sum(p.in_orde for p in gezien.toetspunten)} van {len(gezien.toetspunten)} in orde",
        bezwaren=tuple(_bezwaar(fout, concept, groepen) for fout in gezien.bezwaren),
        compleet=gezien.compleet,
        nog_te_doen=_nog_te_doen(gezien),
        gevolgen=_gevolgen(kantoor, gezien),
        berekening=_berekening(gezien),
        na=na,
    )


def proef(kantoor: Kantoor, concept_id: str, getypt: Mapping[str, str]) -> Berekening:
    """What these choices would come to, as far as they can be read already; nothing is kept."""
    leesbaar = {naam: tekst for naam, tekst in getypt.items() if _leesbaar(naam, tekst, kantoor.vandaag)}
    with kantoor.opslag.lees() as bron:
        return _berekening(besluiten.bekijk_altijd(kantoor, bron, concept_id, leesbaar))


def bewaar_klad(kantoor: Kantoor, concept_id: str, stap: int, getypt: Mapping[str, str]) -> str:
    """Keep the step and what was typed; returns the words that say when."""
    kladden.bewaar(kantoor, klad_sleutel(concept_id), {**getypt, STAP: str(stap)})
    return f"Concept bewaard om {kantoor.nu:%H:%M}"


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


def _hulp(feiten: Mapping[str, Any]) -> dict[str, str]:
    """What helps to fill a field in."""
    gevraagd = feiten.get("aanvraag.gevraagd_bedrag")
    hulp = {} if gevraagd is None else {"lening.hoofdsom": f"Gevraagd: {euro(gevraagd)}"}
    return hulp | _HULP


def _groepen(gezien: Besluitbeeld, concept: BesluitConcept) -> tuple[Groep, ...]:
    """Who, what, and how it is paid back."""
    feiten = gezien.gegevens.feiten
    dossier = Doel("dossier", concept.dossier_id, "overzicht")
    groepen = [Groep("Wie", _wie(feiten), doel=dossier)]
    if gezien.brief.gevolg == "verstrek_lening":
        groepen += [
            Groep("Wat", _wat(gezien, feiten), stap=GEGEVENS),
            Groep("Terugbetalen", _terugbetalen(feiten), stap=GEGEVENS),
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


def _toetsregel(punt: Toetspunt, concept: BesluitConcept, groepen: Sequence[tuple[str, tuple[str, ...]]]) -> Toetsregel:
    if punt.in_orde:
        return Toetsregel(punt.tekst, punt.artikel, in_orde=True)
    velden = {veld for _, groep in groepen for veld in groep}
    zelf = [naam for naam in punt.ontbreekt if naam in velden or not naam.startswith("lening.")]
    woorden = " en ".join(f"“{FEITEN[naam].etiket}”" for naam in zelf or punt.ontbreekt)
    zonder = "ontbreekt" if len(zelf) == 1 else "ontbreken"
    ontbreekt = zonder if zelf else "volgt zodra de lening te berekenen is"
    herstel = _herstel((zelf or punt.ontbreekt)[0], concept, groepen)
    return Toetsregel(f"{punt.tekst}: {woorden} {ontbreekt}", punt.artikel, in_orde=False, herstel=herstel)


def _bezwaar(fout: InvoerFout, concept: BesluitConcept, groepen: Sequence[tuple[str, tuple[str, ...]]]) -> Bezwaar:
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


def _nog_te_doen(gezien: Besluitbeeld) -> str:
    if gezien.compleet:
        return ""
    aantal = len(gezien.bezwaren) + sum(not punt.in_orde for punt in gezien.toetspunten)
    punten = "1 punt is" if aantal == 1 else f"{aantal} punten zijn"
    return (
        f"{punten} nog niet in orde. Kijk bij Controleren wat er nodig is; daarna kunt u het besluit definitief maken."
    )


def _gevolgen(kantoor: Kantoor, gezien: Besluitbeeld) -> tuple[str, ...]:
    """What making it definitive does, in the order in which it happens."""
    zinnen = [
        f"Het besluit krijgt een nummer en de datum van vandaag: {voluit(kantoor.vandaag)}.",
        "De brief, de gegevens, de bedragen en de berekening worden bewaard zoals ze nu zijn. Dat verandert daarna niet meer.",
    ]
    if gezien.lening is not None:
        maanden = gezien.lening.aantal_termijnen
        zinnen += [
            f"Er komt een lening van {euro(gezien.lening.hoofdsom)} bij Debiteuren, af te lossen in {maanden} maanden.",
            "Er wordt nog niets uitbetaald. Dat kan pas als de akte van schuldbekentenis is getekend.",
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
