"""How long algemene bijstand can last for each group: Bbz art. 18, 23, 25, 27 and 27a."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.aow import aow
from bbzdesk.domain.categorie import BEEINDIGEND, GEVESTIGD, STARTER
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.doelgroep_feiten import Doelgroepfeiten
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Uitleg


@dataclass(frozen=True, slots=True)
class Duur:
    """Months of bijstand and of extension at most; None where the law names no maximum."""

    maanden: int | None
    verlenging: int | None


def bepaal_duur(feiten: Doelgroepfeiten, nodig: bool, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> Duur:
    """The months of a group. `nodig` is false when the group is refused, so that an unknown amount does not matter."""
    op = feiten.peildatum
    if feiten.categorie == GEVESTIGD:
        return _gevestigd(op, lezer, uitleg)
    if feiten.categorie == STARTER:
        return _starter(op, lezer, parameters, uitleg)
    if feiten.categorie == BEEINDIGEND:
        return _beeindigend(op, lezer, parameters, uitleg)
    return _oudere(feiten, nodig, lezer, parameters, uitleg)


def _gevestigd(op: date, lezer: Lezer, uitleg: Uitleg) -> Duur:
    artikel = "Bbz art. 18"
    duur = Duur(lezer.aantal("duur_gevestigd.ten_hoogste", op), lezer.aantal("duur_gevestigd.verlenging", op))
    uitleg.regel(f"Bijstand voor levensonderhoud duurt ten hoogste {duur.maanden} maanden.", artikel)
    uitleg.regel(
        f"Verlengen kan met ten hoogste {duur.verlenging} maanden, als de oorzaak buiten het bedrijf ligt en tijdelijk is. "
        "Is er daarna een nieuwe oorzaak van buiten, beoordeel dan of een nieuwe periode begint.",
        artikel,
    )
    return duur


def _starter(op: date, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> Duur:
    """Both shapes of the term: a maximum, or a shorter one that can be extended to it; the parameters of the day decide."""
    artikel = "Bbz art. 23 lid 1"
    maanden, tot = lezer.aantal("duur_starter.ten_hoogste", op), lezer.aantal("duur_starter.verlengbaar_tot", op)
    uitleg.regel(
        f"Bijstand voor levensonderhoud duurt ten hoogste {maanden} maanden, na het einde van de uitkering. "
        "De maanden lopen op de kalender door, ook als er tussendoor geen bijstand is.",
        artikel,
    )
    if tot > maanden:
        uitleg.regel(f"Verlengen kan tot ten hoogste {tot} maanden, dus met {tot - maanden} maanden.", artikel)
    uitleg.regel(
        f"Na {tot} maanden kan verlengen alleen om medische of sociale redenen. De wet noemt daarvoor geen maximum.",
        artikel,
    )
    uitleg.regel("De bijstand stopt zodra het bedrijf niet meer levensvatbaar is.", "Bbz art. 23 lid 2")
    _aankondiging(op, maanden, lezer, parameters, uitleg)
    return Duur(maanden, tot - maanden if tot > maanden else None)


def _aankondiging(op: date, maanden: int, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> None:
    """Say that another term was published, as long as the term of the day is not that one."""
    naam = "duur_starter_aangekondigd.ten_hoogste"
    if not any(waarde.geldt_op(op) for waarde in parameters.van(naam)):
        return
    nieuw, tot = lezer.aantal(naam, op), lezer.aantal("duur_starter_aangekondigd.verlengbaar_tot", op)
    if nieuw != maanden:
        uitleg.regel(
            f"Let op: bekendgemaakt is een termijn van {nieuw} maanden, te verlengen tot {tot}. "
            "De datum van inwerkingtreding is niet bekend. Controleer of die termijn al geldt.",
            "Stb. 2025, 220 onderdeel B",
        )


def _oudere(feiten: Doelgroepfeiten, nodig: bool, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> Duur:
    artikel, op = "Bbz art. 25", feiten.peildatum
    try:
        inkomen = lezer.centen("bbz_bedragen.minimum_inkomen_oudere_zelfstandige", op)
    except OnbekendeWaarde:
        if nodig:
            raise
        return Duur(None, None)
    uitleg.regel(
        "Bijstand voor levensonderhoud duurt zolang de aanvrager naar verwachting gemiddeld per boekjaar "
        "ten minste dit bruto inkomen uit het bedrijf heeft.",
        artikel,
        inkomen,
    )
    uitleg.regel(
        f"De bijstand eindigt in elk geval op de AOW-datum{_aow_datum(feiten, lezer, parameters)}.", "Bbz art. 1 b"
    )
    return Duur(None, None)


def _aow_datum(feiten: Doelgroepfeiten, lezer: Lezer, parameters: Parameters) -> str:
    """The date itself where it is known; the sentence does without it."""
    try:
        return f": {voluit(aow(feiten.geboortedatum, lezer, parameters).datum)}"
    except OnbekendeWaarde:
        return ""


def _beeindigend(op: date, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> Duur:
    artikel = "Bbz art. 27"
    duur = Duur(lezer.aantal("duur_beeindigend.ten_hoogste", op), lezer.aantal("duur_beeindigend.verlenging", op))
    uitleg.regel(f"Bijstand voor levensonderhoud duurt ten hoogste {duur.maanden} maanden.", artikel)
    uitleg.regel(
        f"Verlengen kan op verzoek met ten hoogste {duur.verlenging} maanden, als het beëindigen meer tijd nodig heeft.",
        artikel,
    )
    naam = "pw_overig.terugwerkende_kracht_maanden"
    if any(waarde.geldt_op(op) for waarde in parameters.van(naam)):
        uitleg.regel(
            f"Bijstand kan tot {lezer.aantal(naam, op)} maanden vóór de melding ingaan als de omstandigheden dat nodig "
            "maken, maar alleen als het bedrijf op de dag van de aanvraag nog niet is beëindigd.",
            "Bbz art. 27a; Pw art. 44 lid 5",
        )
    return duur
