"""How ``importeer`` goes: read, show what becomes of it, and write only what was asked and understood."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from actiepunten.bewerking import Plan
from actiepunten.bladen import Lijst
from actiepunten.cli.schrijven.schrijver import Geweigerd, Schrijver, next_number, tell
from actiepunten.cli.schrijven.vragen import ask_yes, on_terminal
from actiepunten.cli.session import Session, write, write_new
from actiepunten.errors import ActiepuntenError
from actiepunten.invoer.lijst.bijwerken import Aanleiding
from actiepunten.invoer.lijst.lezen import Opdracht, neem_op
from actiepunten.invoer.lijst.terugkomst import is_uitdraai, neem_terug
from actiepunten.invoer.lijst.toewijzing import Toewijzing
from actiepunten.invoer.lijst.toewijzingtekst import mapping_text
from actiepunten.invoer.lijst.uitkomst import Voorstel, Vraag
from actiepunten.query import parse_owner
from actiepunten.records.ids import Soort
from actiepunten.render.importeer import Kop, preview
from actiepunten.stand import Stand
from actiepunten.storage.loader import read_model
from actiepunten.taal import aantal


@dataclass(frozen=True, slots=True)
class Opname:
    """A list and how it is to be taken in, as asked on the command line."""

    lijst: Lijst
    naam: str
    toewijzing: Toewijzing
    register: Path | None
    datum: str | None
    door: str | None
    reden: str | None
    werk_bij: bool

    def dag(self, session: Session) -> date:
        """The day of the list: as asked, as the mapping says, else that of the stand."""
        if self.datum is not None:
            return session.parse_date(self.datum)
        return self.toewijzing.datum or session.peildatum

    def voorstel(self, session: Session) -> Voorstel:
        """What becomes of the list in the register as it is now."""
        stand = Stand(session.register, self.dag(session))
        door = parse_owner(stand.functies, self.door).code if self.door else None
        aanleiding = Aanleiding(self.dag(session), door, self.reden)
        opdracht = Opdracht(self.naam, self.toewijzing, aanleiding, self.werk_bij)
        neem = neem_terug if is_uitdraai(self.lijst) else neem_op
        voorstel = neem(self.lijst, opdracht, stand, lambda begin: next_number(session, begin, Soort.ACTIE))
        onleesbaar = (_unreadable(path) for path in session.register.onleesbaar)
        return replace(voorstel, losse_vragen=(*onleesbaar, *voorstel.losse_vragen))


def _unreadable(path: str) -> Vraag:
    """An actie in a file that cannot be read would look like a new one."""
    melding = "dit bestand van het register is niet te lezen; een rij die erin staat, lijkt nieuw"
    return Vraag(path, "", "", melding, "zie `actiepunten check`")


def read_mapping(bestand: Path | None) -> Toewijzing:
    """The mapping in the file; the first thing that is wrong with it ends the command."""
    if bestand is None:
        return Toewijzing()
    try:
        content = bestand.read_bytes()
    except OSError:
        raise ActiepuntenError(f"{bestand} is niet te lezen", "bestaat het bestand, en mag u het lezen?") from None
    toewijzing, bevindingen = read_model(Toewijzing, str(bestand), content)
    for bevinding in bevindingen[1:]:
        tell(f"{bevinding.plaats}: {bevinding.melding} → {bevinding.oplossing}")
    if bevindingen or toewijzing is None:
        eerste = bevindingen[0]
        raise ActiepuntenError(f"{eerste.plaats}: {eerste.melding}", eerste.oplossing)
    return toewijzing


def write_mapping(opname: Opname, bestand: Path) -> None:
    """A first mapping in a file that is not there yet."""
    session = Session(opname.register)
    tekst = mapping_text(opname.naam, opname.lijst, opname.voorstel(session), opname.dag(session))
    write_new(bestand, tekst)
    write(f"{bestand}: geschreven; vul haar in en geef haar mee met --toewijzing")


def offer(opname: Opname, *, schrijf: bool, ook_onvolledig: bool, droog: bool) -> None:
    """Show what becomes of the list, and write it where that was asked or is answered with yes."""
    session = Session(opname.register)
    voorstel = opname.voorstel(session)
    kop = Kop(opname.naam, opname.dag(session), is_uitdraai(opname.lijst))
    write(preview(kop, voorstel, session.screen))
    if voorstel.vragen and not ook_onvolledig:
        _stop(voorstel, asked=schrijf or droog)
    if not voorstel.plan:
        return
    if not (schrijf or droog) and not _wanted(voorstel):
        tell("er is niets geschreven; --schrijf neemt dit op")
        return

    def maak(session: Session) -> Plan:
        opnieuw = opname.voorstel(session)
        if opnieuw.vragen and not ook_onvolledig:
            _stop(opnieuw, asked=True)
        return opnieuw.plan

    Schrijver(opname.register, droog=droog).voer_uit(maak)


def _wanted(voorstel: Voorstel) -> bool:
    """Whether the user says yes; where nobody sits at a terminal, nobody is asked."""
    return on_terminal() and ask_yes(f"{aantal(len(voorstel.plan), 'actie', 'acties')} schrijven?", standaard=False)


def _stop(voorstel: Voorstel, *, asked: bool) -> None:
    """End with exit code 1, because not everything was understood."""
    if asked:
        raise Geweigerd(
            f"{aantal(len(voorstel.vragen), 'plaats is', 'plaatsen zijn')} niet begrepen; er is niets geschreven",
            "vul de toewijzing aan, of neem met --ook-onvolledig op wat wel is begrepen",
        )
    tell("er is niets geschreven; vul de toewijzing aan (--maak-toewijzing), of geef --ook-onvolledig")
    raise typer.Exit(1)
