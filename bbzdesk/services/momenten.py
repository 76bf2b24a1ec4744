"""Moments as a line of the window writes them."""

from datetime import datetime

from bbzdesk.domain.datum import MAANDEN


def in_woorden(moment: datetime, nu: datetime) -> str:
    """`vandaag om 14:02`, `gisteren om 9:15`, `12 juni om 9:15`; with the year when that is another one."""
    daar = moment.astimezone(nu.tzinfo)
    geleden = (nu.date() - daar.date()).days
    jaar = "" if daar.year == nu.year else f" {daar.year}"
    dag = {0: "vandaag", 1: "gisteren"}.get(geleden, f"{daar.day} {MAANDEN[daar.month - 1]}{jaar}")
    return f"{dag} om {daar.hour}:{daar.minute:02d}"
