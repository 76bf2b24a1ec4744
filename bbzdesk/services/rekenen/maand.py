"""Reads the facts of a norm in one month, which the subjects about repayment share."""

from datetime import date

from bbzdesk.domain.norm import Situatie
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.situatie import lees_situatie


def lees_maand_en_situatie(feiten: Feiten) -> tuple[date, date, Situatie]:
    """Read the month, the day of its norm (the first day unless another is given) and the situation."""
    maand, dag = feiten.maand("maand"), feiten.datum_of_niets("peildatum")
    if dag is not None and dag.replace(day=1) != maand:
        feiten.fout("peildatum", "hoort een dag in de maand bij “maand”.")
    return maand, dag or maand, lees_situatie(feiten)
