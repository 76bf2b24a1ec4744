"""The groups of zelfstandigen of Bbz art. 2 lid 1, by the words that facts and files use for them."""

GEVESTIGD, STARTER, OUDERE, BEEINDIGEND = "gevestigd", "starter", "oudere_zelfstandige", "beeindigend"
CATEGORIEEN = (GEVESTIGD, STARTER, OUDERE, BEEINDIGEND)  # a to d
