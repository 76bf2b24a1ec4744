"""The document model: what is markup and what is never markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bbzdesk.documents.model import (
    Afbeelding,
    Alinea,
    Document,
    Gegevensbijlage,
    Tabel,
    Tekst,
    lees_opmaak,
    ontsnap,
    platte_tekst,
)


@pytest.mark.parametrize(
    ("tekst", "runs"),
    [
        ("gewoon", [("gewoon", False)]),
        ("een **vet** woord", [("een ", False), ("vet", True), (" woord", False)]),
        ("**alles**", [("alles", True)]),
        ("2 * 3 * 4", [("2 * 3 * 4", False)]),
        (r"een \*\*ster\*\* en \\", [("een **ster** en \\", False)]),
        ("open **tot het eind", [("open ", False), ("tot het eind", True)]),
        ("", []),
    ],
)
def test_bold_is_written_with_two_asterisks(tekst, runs):
    assert [(run.tekst, run.vet) for run in lees_opmaak(tekst)] == runs


@given(st.text(), st.text())
def test_a_value_filled_into_markup_is_never_markup(waarde, andere):
    runs = lees_opmaak(f"**{ontsnap(waarde)}** en {ontsnap(andere)}")
    assert platte_tekst(runs) == f"{waarde} en {andere}"
    assert "".join(run.tekst for run in runs if run.vet) == waarde


def test_a_plain_text_is_literal():
    assert platte_tekst("**niet vet**") == "**niet vet**"
    assert platte_tekst(Tekst("a*b")) == "a*b"


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Tabel(("a", "b"), (("een",),)),
        lambda: Tabel((), ()),
        lambda: Tabel(("a",), (), totaal=("x", "y")),
        lambda: Tabel(("a",), (), uitlijning=("links", "rechts")),
        lambda: Afbeelding(b"x", " ", 10),
        lambda: Gegevensbijlage("../x.json", b"", ""),
        lambda: Document(" ", (), "x"),
        lambda: Document("x", (Alinea("x"),), "x", huiskleur="blauw"),
    ],
)
def test_an_impossible_block_is_refused_where_it_is_made(maak):
    with pytest.raises(AssertionError):
        maak()
