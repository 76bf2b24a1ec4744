"""Where somebody was last in the window: kept per user, no draft of a form, and never the first page."""

from dataclasses import replace

from bbzdesk.services import kladden, waarwasik
from bbzdesk.services.doel import Doel


def test_the_last_place_counts_in_words_and_leads_back(b):
    waarwasik.onthoud(b.kantoor, Doel("dossiers"), "Dossiers")
    waarwasik.onthoud(b.kantoor, Doel("dossier", "een", "advies"), "Visser, fietsenmaker")
    gevonden = waarwasik.lees(b.kantoor)
    assert gevonden.doel == Doel("dossier", "een", "advies")
    assert gevonden.woorden.startswith("Vandaag om 9:0")
    assert gevonden.woorden.endswith(": Visser, fietsenmaker.")


def test_nobody_is_led_back_to_the_first_page(b):
    waarwasik.onthoud(b.kantoor, Doel("vandaag"), "Vandaag")
    assert waarwasik.lees(b.kantoor) is None


def test_it_is_no_draft_and_of_one_user(b):
    waarwasik.onthoud(b.kantoor, Doel("dossiers"), "Dossiers")
    assert kladden.alle(b.kantoor) == ()
    assert waarwasik.lees(replace(b.kantoor, wie="gebruiker-2")) is None


def test_the_last_ten_places_each_once_the_newest_first(b):
    for nummer in (*range(12), 5):
        waarwasik.onthoud(b.kantoor, Doel("dossier", str(nummer)), f"Ondernemer {nummer}")
    assert [plek.doel.sleutel for plek in waarwasik.laatste(b.kantoor)] == list("5") + [
        str(n) for n in (11, 10, 9, 8, 7, 6, 4, 3, 2)
    ]
    assert waarwasik.laatste(b.kantoor)[0].titel == "Ondernemer 5"
