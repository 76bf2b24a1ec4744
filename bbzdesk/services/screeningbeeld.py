"""What the answers of a screening mean so far: the conditions of the Bbz that are met, open or not met, with article.

The program proposes and never refuses: who may not fit may always apply, and a person decides (Awb 4:1, Pw 43).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.content.checklists import Regel
from bbzdesk.domain.categorie import BEEINDIGEND, GEVESTIGD, OUDERE, STARTER
from bbzdesk.domain.datum import Geboortedatum, leeftijd, met_dag, plus_jaren, plus_maanden, voluit
from bbzdesk.domain.doelgroep import controleer_feiten
from bbzdesk.domain.doelgroep_feiten import Doelgroepfeiten
from bbzdesk.domain.doelgroep_voorwaarden import voorwaarden_van
from bbzdesk.domain.feiten import CATEGORIEEN
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.zaak import Antwoord, Contact, Invulling
from bbzdesk.services import checklists, instellingen
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import hoofdletter
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

# The conditions in the order in which the domain gives them, in the few words that fit a panel.
_ZELFSTANDIGE = (
    "Leeftijd",
    "Woont in Nederland",
    "KvK en vergunningen",
    "Uren per jaar",
    "Zeggenschap",
    "Eigen risico",
)
_EIGEN: Mapping[str, tuple[str, ...]] = {
    GEVESTIGD: ("Lang genoeg bezig", "Levensvatbaar"),
    STARTER: ("Uitkering", "Begin van het bedrijf", "Levensvatbaar"),
    OUDERE: ("Geboortejaar", "Niet levensvatbaar", "Jaren in het bedrijf", "Zonder onderbreking", "Laag inkomen"),
    BEEINDIGEND: ("Niet levensvatbaar", "Einde van het bedrijf"),
}
_STAND = {True: "", None: ": onbekend", False: ": past niet"}
_LEEFTIJD, _GEBOORTEJAAR = 0, len(_ZELFSTANDIGE)
_GETALWOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Punt:
    """One condition: in a few words, whether it is met (None is open), in a sentence, and its article."""

    naam: str
    oordeel: bool | None
    zin: str
    artikel: str

    @property
    def woorden(self) -> str:
        """The condition with its state, so that no picture is needed to read it."""
        return f"{self.naam}{_STAND[self.oordeel]}"

    @property
    def kort_artikel(self) -> str:
        """The article as it fits beside a few words."""
        return self.artikel.partition(";")[0]


@dataclass(frozen=True, slots=True)
class Betekenis:
    """What is said at the right of the checklist."""

    zin: str
    punten: tuple[Punt, ...]
    meldingsdatum: str
    zeg_ook: str


def betekenis_van(kantoor: Kantoor, bron: Lezing, contact: Contact, invulling: Invulling | None) -> Betekenis:
    """What the answers of this contact mean on the day of the contact."""
    feiten = checklists.feiten_uit(kantoor, bron, "contact", contact.id)
    antwoorden = records.waar(bron, Antwoord, invulling_id=invulling.id) if invulling else ()
    in_gemeente = any(antwoord.regel == "woonplaats" and antwoord.antwoord == "ja" for antwoord in antwoorden)
    parameters = instellingen.parameters_van(kantoor.inhoud.parameters, bron)
    zin, punten = _punten(feiten, contact.datum, in_gemeente=in_gemeente, parameters=parameters)
    melding = _meldingszin(feiten.get("aanvraag.meldingsdatum"), contact.wil_aanvragen_op)
    return Betekenis(zin, punten, melding, zeg_ook(parameters, kantoor.vandaag))


def zeg_ook(parameters: Parameters, vandaag: date) -> str:
    """What everybody who calls must hear (Bbz art. 35)."""
    weken = parameters.lezer().aantal("termijnen_bbz.beslissen", vandaag)
    return f"U mag altijd een aanvraag indienen. Wij beslissen binnen {_in_letters(weken)} weken."


def _in_letters(aantal: int) -> str:
    """A number as it stands in a sentence."""
    return _GETALWOORDEN[aantal] if aantal < len(_GETALWOORDEN) else str(aantal)


def hulp_bij(regel: Regel) -> tuple[str, str]:
    """What helps with a question, and the article that it rests on."""
    zelf = "Dit kunt u ook zelf opzoeken." if regel.herkomst == "zelf raadplegen" else ""
    return " ".join(deel for deel in (regel.hulp, zelf) if deel) or regel.vraag, regel.artikel


def _meldingszin(gezegd: date | None, bij_contact: date | None) -> str:
    """From which day somebody wants assistance: as he answered, or as it was noted before and is still to be asked."""
    if gezegd is not None:
        dag = hoofdletter(met_dag(gezegd))
        return f"{dag}. De ondernemer zegt: vanaf die dag wil ik bijstand aanvragen (art. 44 Pw)."
    if bij_contact is not None:
        dag = hoofdletter(met_dag(bij_contact))
        return f"{dag}, zo staat het bij de melding. Vraag na of dit de dag is vanaf wanneer de ondernemer bijstand wil aanvragen (art. 44 Pw)."
    return "Nog niet bekend. Vraag vanaf welke dag de ondernemer bijstand wil aanvragen (art. 44 Pw)."


def _punten(
    feiten: Mapping[str, Any], op: date, *, in_gemeente: bool, parameters: Parameters
) -> tuple[str, tuple[Punt, ...]]:
    lezer = parameters.lezer()
    groep = feiten.get("dossier.categorie") or _voorstel(feiten.get("bedrijf.gestart_op"), op, lezer)
    geboren: Geboortedatum | None = feiten.get("persoon.geboortedatum")
    gegevens = _doelgroepfeiten(feiten, op, groep or GEVESTIGD, geboren, in_gemeente=in_gemeente)
    if controleer_feiten(gegevens):
        return "De antwoorden spreken elkaar tegen. Kijk naar de geboortedatum, de start en de uren per jaar.", ()
    try:
        voorwaarden = voorwaarden_van(gegevens, lezer, parameters)
    except OnbekendeWaarde as fout:
        return str(fout), ()
    namen = (*_ZELFSTANDIGE, *_EIGEN[groep or GEVESTIGD])
    punten = [Punt(naam, v.oordeel, v.tekst, v.artikel) for naam, v in zip(namen, voorwaarden, strict=True)]
    if not groep:
        punten = punten[: len(_ZELFSTANDIGE)]
    if geboren is None:
        punten = _zonder_geboortedatum(punten, groep)
    elif not geboren.volledig:
        jongst = voorwaarden_van(replace(gegevens, geboortedatum=geboren.laatst), lezer, parameters)
        punten = _met_deel_van_datum(punten, [v.oordeel for v in jongst], geboren, op)
    return _zin(groep, punten), tuple(punten)


def _voorstel(start: date | None, op: date, lezer: Lezer) -> str:
    """The group to think of from the start of the company alone; nothing while that says too little."""
    if start is None:
        return ""
    maanden = lezer.aantal("redelijke_termijn.maanden", op)
    return GEVESTIGD if plus_maanden(start, maanden) <= op else STARTER


def _doelgroepfeiten(
    feiten: Mapping[str, Any], op: date, groep: str, geboren: Geboortedatum | None, *, in_gemeente: bool
) -> Doelgroepfeiten:
    return Doelgroepfeiten(
        peildatum=op,
        categorie=groep,
        # Without a birth date its conditions are put open afterwards; the others do not ask for it.
        geboortedatum=geboren.vroegst if geboren else plus_jaren(op, -40),
        woont_in_nederland=True if in_gemeente else None,
        wettelijke_vereisten=feiten.get("bedrijf.wettelijke_vereisten"),
        uren_per_jaar=feiten.get("bedrijf.uren_per_jaar"),
        volledige_zeggenschap=feiten.get("bedrijf.volledige_zeggenschap"),
        financieel_risico=feiten.get("bedrijf.financieel_risico"),
        start_bedrijf=feiten.get("bedrijf.gestart_op"),
    )


def _zonder_geboortedatum(punten: Sequence[Punt], groep: str) -> list[Punt]:
    onbekend = "Onbekend is de geboortedatum. Vraag deze na."
    plaatsen = {_LEEFTIJD, _GEBOORTEJAAR} if groep == OUDERE else {_LEEFTIJD}
    return [
        Punt(punt.naam, None, onbekend, punt.artikel) if plaats in plaatsen else punt
        for plaats, punt in enumerate(punten)
    ]


def _met_deel_van_datum(
    punten: Sequence[Punt], als_jongst: Sequence[bool | None], geboren: Geboortedatum, op: date
) -> list[Punt]:
    """The conditions of somebody of whom not the whole birth date is known: one counts when every day gives the same."""
    oud, jong = leeftijd(geboren.vroegst, op), leeftijd(geboren.laatst, op)
    jaren = f"{oud} jaar" if oud == jong else f"{jong} of {oud} jaar"
    bekend = f"Van de geboortedatum is bekend: {geboren.voluit}."
    zinnen: dict[tuple[str, bool | None], str] = {
        ("Leeftijd", True): f"De aanvrager is op {voluit(op)} {jaren} en heeft de AOW-leeftijd niet bereikt. {bekend}",
        ("Geboortejaar", True): bekend,
        ("Geboortejaar", False): bekend,
    }
    te_weinig = f"Bekend is {geboren.voluit}, en dat zegt hier te weinig. Vraag de hele geboortedatum na."
    return [
        replace(punt, zin=zinnen.get((punt.naam, punt.oordeel), punt.zin))
        if punt.oordeel == anders
        else replace(punt, oordeel=None, zin=te_weinig)
        for punt, anders in zip(punten, als_jongst[: len(punten)], strict=True)
    ]


def _zin(groep: str, punten: Sequence[Punt]) -> str:
    open_, niet = (sum(punt.oordeel is wat for punt in punten) for wat in (None, False))
    wie = f"Mogelijk een {dict(CATEGORIEEN)[groep]}" if groep else "Mogelijk een zelfstandige voor het Bbz"
    if niet:
        passen = "voorwaarde past" if niet == 1 else "voorwaarden passen"
        return f"{wie}, maar {_in_letters(niet)} {passen} niet. Leg uit wat dat betekent."
    if open_:
        aantal = "Eén punt" if open_ == 1 else f"{hoofdletter(_in_letters(open_))} punten"
        return f"{wie}. {aantal} weten we nog niet."
    if not groep:
        return f"{wie}. Welke doelgroep past, is nog niet bekend: vraag wanneer het bedrijf is begonnen."
    return f"{wie}. De antwoorden passen bij alle voorwaarden."
