"""The records of a case: contact, person, household, company, dossier, application, investigation, advice.

Frozen and without behaviour beyond what follows from their own fields; the store fills them, services hand them on.
Every id is a UUIDv7 in text, so that a record can travel.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bbzdesk.domain.datum import Geboortedatum


@dataclass(frozen=True, slots=True)
class Contact:
    """The first call of an entrepreneur. `wil_aanvragen_op` is the meldingsdatum when he asks for bijstand (Pw art. 44)."""

    id: str
    datum: date
    kanaal: str
    medium: str
    naam: str
    telefoon: str
    woonplaats: str
    bedrijf: str
    hulpvraag: str
    wil_aanvragen_op: date | None = None
    uitkomst: str = ""
    dossier_id: str | None = None


@dataclass(frozen=True, slots=True)
class Persoon:
    """A person of a dossier. Only `achternaam` is certain: some people have one name."""

    id: str
    achternaam: str
    voornamen: str = ""
    tussenvoegsel: str = ""
    aanhef: str = ""
    bsn: str | None = None
    geboortedatum: Geboortedatum | None = None
    straat: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    email: str = ""
    iban: str | None = None

    @property
    def naam(self) -> str:
        """The name as one writes it: first names, prefix, surname."""
        return " ".join(deel for deel in (self.voornamen, self.tussenvoegsel, self.achternaam) if deel)

    @property
    def lijstnaam(self) -> str:
        """The name as a list has it, surname first: `Berg, Anna van den`."""
        voor = " ".join(deel for deel in (self.voornamen, self.tussenvoegsel) if deel)
        return f"{self.achternaam}, {voor}" if voor else self.achternaam


_TUSSENVOEGSELS = frozenset({
    "van", "von", "de", "der", "den", "des", "het", "'t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "over",
    "onder", "voor", "el", "al", "la", "le", "les", "du", "di", "da", "dos",
})  # fmt: skip


def splits_naam(naam: str) -> tuple[str, str, str]:
    """Split a name of one field into first names, prefix and surname.

    `Visser, Jan van` has its surname first. Otherwise the first prefix starts the surname, and without one the last
    word is it; a name of one word is a surname. A guess, so a person can change it.
    """
    achter, komma, voor = (deel.strip() for deel in naam.partition(","))
    if komma and achter and voor:
        woorden = voor.split()
        begin = next((plaats for plaats, woord in enumerate(woorden) if woord.lower() in _TUSSENVOEGSELS), len(woorden))
        return " ".join(woorden[:begin]), " ".join(woorden[begin:]), achter
    woorden = naam.split()
    eerste = next((plaats for plaats, w in enumerate(woorden[:-1]) if w.lower() in _TUSSENVOEGSELS), len(woorden) - 1)
    laatste = eerste
    while laatste < len(woorden) - 1 and woorden[laatste].lower() in _TUSSENVOEGSELS:
        laatste += 1
    return " ".join(woorden[:eerste]), " ".join(woorden[eerste:laatste]), " ".join(woorden[laatste:])


@dataclass(frozen=True, slots=True)
class Bedrijf:
    """A company, and what makes its owner a zelfstandige (Bbz art. 1 b); None is not known yet.

    `boekjaar_maand` is the month in which its boekjaar begins (art. 1 d).
    """

    id: str
    naam: str
    rechtsvorm: str = "eenmanszaak"
    kvk: str | None = None
    activiteit: str = ""
    gestart_op: date | None = None
    boekjaar_maand: int = 1
    uren_per_jaar: int | None = None
    volledige_zeggenschap: bool | None = None
    financieel_risico: bool | None = None
    wettelijke_vereisten: bool | None = None


@dataclass(frozen=True, slots=True)
class Huishouden:
    """How somebody lives from a date on; a change is a new row, so the past stays as it was."""

    id: str
    dossier_id: str
    van: date
    leefvorm: str
    kinderen: bool | None
    kostendelers: int


@dataclass(frozen=True, slots=True)
class Rol:
    """A person's part in a dossier over a period: `aanvrager`, `partner`, `gemachtigde`."""

    id: str
    dossier_id: str
    persoon_id: str
    rol: str
    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One entrepreneur or household with the company. `overgedragen_op` makes it a regiedossier."""

    id: str
    nummer: str
    bedrijf_id: str | None
    categorie: str
    fase: str
    contactpersoon: str
    zaaknummer: str = ""
    overgedragen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """An application (Bbz art. 35). Amounts in cents."""

    id: str
    dossier_id: str
    soort: str
    ontvangen: date
    meldingsdatum: date | None = None
    gevraagd_bedrag: int | None = None
    bestemming: str = ""
    bankafwijzing: bool | None = None
    zaaknummer: str = ""


@dataclass(frozen=True, slots=True)
class Opschorting:
    """A suspension of the decision term (Awb 4:5, 4:15): asked on, answered on, and the last day to answer."""

    id: str
    aanvraag_id: str
    verzonden: date
    uiterste_datum: date
    hersteld_op: date | None = None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One answered line of a checklist: `ja`, `nee`, `onbekend`, `nvt`, or a text; with a remark."""

    id: str
    invulling_id: str
    regel: str
    antwoord: str
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Invulling:
    """A checklist being answered, with the version of the checklist it was started with."""

    id: str
    checklist: str
    versie: int
    onderwerp_soort: str
    onderwerp_id: str
    begonnen: datetime
    afgerond: datetime | None = None


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """A viability investigation in five parts, with the version of the format (Bbz art. 1 c, 2)."""

    id: str
    dossier_id: str
    aanvraag_id: str | None
    format: str
    formatversie: int
    begonnen: date
    uitvoering: str = "intern"
    oordeel: str = ""
    conclusie: str = ""
    afgerond: date | None = None
    onderzoeker: str = ""


@dataclass(frozen=True, slots=True)
class OnderzoekVeld:
    """The answer to one question of a part: a text, or an amount in cents written as digits."""

    id: str
    onderzoek_id: str
    onderdeel: int
    veld: str
    waarde: str


@dataclass(frozen=True, slots=True)
class SwotPunt:
    """One point of the SWOT analysis: `sterk`, `zwak`, `kans` or `bedreiging`, with a weight of 1 to 3."""

    id: str
    onderzoek_id: str
    soort: str
    tekst: str
    gewicht: int


@dataclass(frozen=True, slots=True)
class Advies:
    """An advice on an application; adviser and check are recorded (Awb 3:8, 3:9). Amount in cents."""

    id: str
    dossier_id: str
    aanvraag_id: str
    datum: date
    adviseur: str
    oordeel: str
    bedrag: int | None
    motivatie: str
    voorwaarden: str = ""
    vergewist: bool = False


@dataclass(frozen=True, slots=True)
class Stuk:
    """A file of a dossier, known by the hash of its content; `naam` is what people call it."""

    id: str
    opslag: str
    dossier_id: str | None
    soort: str
    naam: str
    mimetype: str
    lengte: int
    sha256: str
    toegevoegd_op: datetime
