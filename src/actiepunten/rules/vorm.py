"""Family V: the form of a file. Loading finds these; here they have their title, reason and way out."""

from collections.abc import Iterator

from actiepunten.bevinding import Ernst
from actiepunten.rules.registry import Hit, Toets, regel

_VORM = (
    (
        "V101",
        "Een record is een gewoon, leesbaar bestand",
        "Een symbolische koppeling of een bestand zonder leesrecht geeft op elke machine iets anders.",
        "maak er een gewoon bestand van",
    ),
    (
        "V102",
        "Een record is UTF-8 zonder byte-order-mark",
        "Andere coderingen worden op elke machine anders gelezen.",
        "bewaar het bestand opnieuw als UTF-8 zonder BOM",
    ),
    (
        "V103",
        "Een record is geldige YAML",
        "Wat geen YAML is, kan niet worden gelezen.",
        "herstel de regel; vaak ontbreekt een aanhalingsteken of klopt het inspringen niet",
    ),
    (
        "V104",
        "Een veld staat er één keer",
        "YAML gooit de eerste van twee gelijke velden zonder melding weg.",
        "houd één van de twee",
    ),
    (
        "V105",
        "Een record heeft geen ankers, verwijzingen of tags",
        "Zij maken dat een waarde ergens anders staat dan waar u leest.",
        "schrijf de waarde uit",
    ),
    (
        "V106",
        "Een record heeft geen samenvoegconflict",
        "Git liet beide kanten van een conflict staan.",
        "kies een van beide kanten en haal de streepjes weg",
    ),
    (
        "V107",
        "Een record is niet te groot en niet te diep genest",
        "Een record van meer dan een megabyte of twintig niveaus is een vergissing of een aanval.",
        "splits het record of maak het vlakker",
    ),
    (
        "V108",
        "Een bestand is één groep velden",
        "Eén bestand is één record.",
        "begin met `id:` en zet elk record in een eigen bestand",
    ),
    (
        "V109",
        "Een veld heeft een waarde",
        "YAML maakt van een veld zonder waarde stilzwijgend een lege waarde.",
        "vul een waarde in of haal het veld weg",
    ),
    (
        "V110",
        "Een tekst is niet afgebroken door een #",
        "YAML leest alles na een spatie en # als opmerking; de rest van de tekst verdwijnt.",
        "zet de tekst tussen aanhalingstekens, of de opmerking op een eigen regel",
    ),
    (
        "V201",
        "Elk veld is bekend",
        "Een verkeerd gespeld veld zou niets doen.",
        "gebruik een veld uit het schema",
    ),
    (
        "V202",
        "Verplichte velden zijn ingevuld",
        "Zonder dat veld heeft het record geen betekenis.",
        "vul het veld in",
    ),
    (
        "V203",
        "Elke waarde heeft de juiste vorm",
        "Een datum, code of keuze die niet klopt, kan niet worden gebruikt.",
        "verbeter de waarde",
    ),
    (
        "V204",
        "De bestandsnaam is het id",
        "Wie het id kent, moet het bestand kunnen vinden.",
        "hernoem het bestand of verbeter het id",
    ),
    (
        "V205",
        "Een id bestaat één keer",
        "Twee records met één id zijn niet uit elkaar te houden; geen van beide wordt stil gekozen.",
        "geef een van de twee een eigen, vrij nummer",
    ),
    (
        "V206",
        "Elk YAML-bestand onder data wordt gelezen",
        "Een bestand op de verkeerde plek of met een andere extensie zou zonder melding ontbreken.",
        "zet het als <id>.yaml in de map van zijn soort",
    ),
    (
        "V207",
        "Het id van een besluit past bij orgaan en datum",
        "Het id noemt de vergadering; een ander orgaan of een andere datum is een vergissing.",
        "verbeter het orgaan of de datum",
    ),
)


def _declare(code: str, titel: str, waarom: str, oplossing: str) -> None:
    def found_while_loading(_: Toets) -> Iterator[Hit]:
        return iter(())

    found_while_loading.__doc__ = f"{waarom}\n\nOplossing: {oplossing}"
    regel(code, Ernst.FOUT, titel)(found_while_loading)


for _rule in _VORM:
    _declare(*_rule)
