"""The words that the window uses without explaining them there, each in one plain sentence, for *Help*."""

# By the key of the state, in the order in which the office looks at them.
STOPLICHT = {
    "bij": "Alles wat betaald moest zijn, is betaald.",
    "letop": "Een termijn is pas kort geleden gemist. Bel even.",
    "achterstand": "Er is langer niet genoeg betaald. Maak een afspraak of stuur een brief.",
    "uitstel": "De ondernemer hoeft nu even niet te betalen. Dat staat in een besluit.",
    "opgeeist": "De hele schuld moet in één keer worden betaald.",
    "renteloos": "De ondernemer betaalt wel terug, maar zonder rente.",
    "afgelost": "Er staat niets meer open.",
}
BEGRIPPEN = (
    ("Melding", "Een ondernemer neemt voor het eerst contact op. Er is nog geen aanvraag."),
    ("Meldingsdatum", "De dag waarop iemand zegt dat hij bijstand wil aanvragen. Vanaf die dag kan er recht zijn."),
    ("Beslistermijn", "De tijd waarin de gemeente moet beslissen. De balk bij de aanvraag laat zien waar u bent."),
    ("Stil", "De beslistermijn loopt niet door, bijvoorbeeld omdat u op stukken wacht."),
    ("Hersteltermijn", "De tijd die de ondernemer krijgt om ontbrekende stukken te sturen."),
    ("Doelgroep", "Starter, gevestigd, oudere of beëindigend. Die bepaalt welke hulp mogelijk is."),
    ("Annuïteit", "Elke maand hetzelfde bedrag. Eerst is dat veel rente, later vooral aflossing."),
    ("Lineair", "Elke maand dezelfde aflossing, met daarbij de rente. Het bedrag wordt elke maand lager."),
    ("Vordering", "Geld dat de gemeente nog van iemand krijgt. Een lening is een vordering met een betaalschema."),
    ("Maandverwerking", "BbzDesk boekt de rente van de termijnen die voorbij zijn. U ziet eerst wat er gebeurt."),
    ("Stand per datum", "Hoe een lening of de hele lijst ervoor stond op een dag die u kiest."),
    ("Terugdraaien", "Een boeking telt niet meer mee, maar blijft zichtbaar."),
    ("Definitief", "Het besluit ligt vast en kan niet meer veranderen. Verzenden doet u zelf."),
)
