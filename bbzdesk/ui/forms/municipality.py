"""The form with the facts of the municipality, on the first start and at *Instellingen*."""

from datetime import date

from bbzdesk.services.instellingen import GEMEENTEFEITEN
from bbzdesk.ui.forms.form import FactForm

_NEEDED = frozenset({"gemeente.naam"})
_GROUPS = (
    ("Afzender", ("gemeente.naam", "gemeente.afdeling", "gemeente.adres", "gemeente.postcode_plaats")),
    ("Contact", ("gemeente.contactpersoon", "gemeente.telefoon", "gemeente.email", "gemeente.iban")),
    ("Bezwaar en beroep", ("gemeente.bezwaaradres", "gemeente.bezwaar_digitaal", "gemeente.rechtbank")),
)


def municipality_form(today: date) -> FactForm:
    """All facts in groups; a fact that is in no group stands below them."""
    rest = tuple(name for name in GEMEENTEFEITEN if not any(name in names for _, names in _GROUPS))
    groups = (*_GROUPS, *((("Overig", rest),) if rest else ()))
    return FactForm(groups, today, optional=set(GEMEENTEFEITEN) - _NEEDED)
