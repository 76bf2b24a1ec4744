"""The log as a sheet that anybody can read and check without the program."""

import csv
import io
from dataclasses import astuple, fields

from bbzdesk.store import logboek
from bbzdesk.store.lezing import Lezing


def als_csv(bron: Lezing) -> bytes:
    """The whole log as csv for a Dutch Excel; each row carries the hash of the one before and its own."""
    bestand = io.StringIO()
    schrijver = csv.writer(bestand, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([veld.name for veld in fields(logboek.Regel)])
    schrijver.writerows(astuple(regel) for regel in logboek.alle(bron))
    return bestand.getvalue().encode("utf-8-sig")
