"""``actiepunten vergadering``: record a whole meeting out of one text, or make that text out of its minutes."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from actiepunten.bewerking import Plan
from actiepunten.cli import options
from actiepunten.cli.schrijven.editor import edit_until_right
from actiepunten.cli.schrijven.schrijver import Schrijver, begrip_of, next_number, tell
from actiepunten.cli.schrijven.vragen import ask_yes, on_terminal
from actiepunten.cli.session import Session, write
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.invoer.velden import Begrip
from actiepunten.invoer.vergadering.kader import Kader
from actiepunten.invoer.vergadering.leegblad import leeg_blad, stuk_of
from actiepunten.invoer.vergadering.lezen import Vergadering, lees_vergadering
from actiepunten.invoer.vergadering.notulen import lees_notulen
from actiepunten.invoer.vergadering.voorstel import Aanwijzing, of_meeting, voorstellen
from actiepunten.records.besluit import Besluit
from actiepunten.records.edtf import parse_edtf
from actiepunten.render.vergadering import render_vergadering
from actiepunten.storage.documents import text_of
from actiepunten.taal import aantal

_STDIN = "-"
_FORM_FILE = "vergadering.md"
_FEW = 3
"""Of warnings that say the same about many titles, so many are told."""


def vergadering(
    orgaan: Annotated[str, typer.Argument(metavar="ORGAAN", help="Het orgaan dat vergaderde: code of naam.")],
    datum: Annotated[str, typer.Argument(metavar="DATUM", help="De dag van de vergadering.")],
    bestand: Annotated[
        str | None, typer.Argument(metavar="[BESTAND]", help="De tekst van de vergadering; - leest wat u aanbiedt.")
    ] = None,
    verslag: Annotated[
        Path | None,
        typer.Option(
            "--verslag",
            metavar="BESTAND",
            help="Maak voorstellen van de conclusies en actiepunten in dit verslag (.docx of tekst).",
        ),
    ] = None,
    bewerk: Annotated[bool, typer.Option("--bewerk", help="Open de tekst in uw editor ($EDITOR).")] = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Leg een hele vergadering vast uit één tekst, of maak die tekst uit haar verslag."""
    session = Session(register)
    opname = _Opname.of(session, orgaan, datum, Schrijver(register, droog))
    tekst = _text(session, opname, bestand, verslag, bewerk=bewerk)
    if bewerk:
        edit_until_right(
            tekst, _FORM_FILE, lambda nieuw: opname.leg_vast(nieuw, _FORM_FILE, vraag=not droog), droog=droog
        )
    elif verslag:
        write(tekst)
        tell("Bewaar deze tekst, neem over wat klopt en leg haar vast met `actiepunten vergadering … BESTAND`.")
    else:
        opname.leg_vast(tekst, "de tekst" if bestand == _STDIN else str(bestand), vraag=False)


@dataclass(frozen=True, slots=True)
class _Opname:
    """The recording of one meeting."""

    orgaan: str
    datum: date
    schrijver: Schrijver

    @classmethod
    def of(cls, session: Session, orgaan: str, datum: str, schrijver: Schrijver) -> "_Opname":
        """The meeting that is meant; :class:`UsageError` where there is no such body or day."""
        begrip = begrip_of(session)
        code, dag = (str(begrip.veld(Besluit, *veld)) for veld in (("orgaan", [orgaan]), ("datum", [datum])))
        return cls(code, parse_edtf(dag).einde, schrijver)

    def lees(self, session: Session, tekst: str, naam: str) -> Vergadering:
        """What the text says for the register as it is now; with faults in it each is told, and nothing is written."""
        begrip: Begrip = begrip_of(session)
        kader = Kader(
            self.orgaan,
            self.datum,
            session.register,
            begrip,
            lambda soort, begin: next_number(session, begin, soort),
        )
        gelezen = lees_vergadering(tekst, kader)
        if gelezen.fouten:
            for fout in gelezen.fouten:
                tell(f"{naam}:{fout.regel}: {fout.melding}")
                typer.echo(f"  → {fout.oplossing}", err=True)
            hoeveel = aantal(len(gelezen.fouten), "fout", "fouten")
            raise UsageError(f"{naam} heeft {hoeveel}; er is niets geschreven", "verbeter de regels hierboven")
        if not gelezen.plan:
            over = aantal(len(gelezen.voorstellen), "voorstel wacht", "voorstellen wachten")
            hint = f"haal bij wat klopt het vraagteken weg; {over}" if gelezen.voorstellen else "schrijf `## Titel`"
            raise UsageError(f"in {naam} staat niets om op te schrijven", hint)
        return gelezen

    def leg_vast(self, tekst: str, naam: str, *, vraag: bool) -> None:
        """Show what the text puts into the register and write it, all of it or nothing."""
        gelezen = self.lees(self.schrijver.session(), tekst, naam)
        for let_op in gelezen.waarschuwingen[:_FEW]:
            tell(f"let op, {naam}:{let_op.regel}: {let_op.melding}; {let_op.oplossing}")
        if (meer := len(gelezen.waarschuwingen) - _FEW) > 0:
            tell(f"let op, en zo nog {meer} andere: is deze vergadering al vastgelegd?")
        write(f"{render_vergadering(gelezen)}\n")
        if vraag and on_terminal() and not ask_yes("Zo opschrijven?", standaard=True):
            raise UsageError("er is niets geschreven", "")

        def maak(session: Session) -> Plan:
            return self.lees(session, tekst, naam).plan

        self.schrijver.voer_uit(maak)


def _text(session: Session, opname: _Opname, bestand: str | None, verslag: Path | None, *, bewerk: bool) -> str:
    """The text to begin with: given, made out of minutes, or a form."""
    if bestand is not None and verslag is not None:
        raise UsageError("er is een BESTAND en ook een --verslag", "geef een van beide")
    if bestand == _STDIN:
        return text_of(sys.stdin.buffer.read(), "de tekst")
    if bestand is not None:
        return text_of(_read(Path(bestand)), bestand)
    if verslag is not None:
        return _proposed(session, opname, verslag)
    if not bewerk:
        raise UsageError("er is geen tekst om vast te leggen", "noem een BESTAND, of gebruik --bewerk of --verslag")
    return leeg_blad(opname.orgaan, opname.datum, session.register)


def _proposed(session: Session, opname: _Opname, verslag: Path) -> str:
    """The form with a proposal for each point of the minutes."""
    punten = lees_notulen(text_of(_read(verslag), str(verslag)))
    if not punten:
        raise UsageError(
            f"in {verslag} staat geen lijst met conclusies of actiepunten",
            "zet boven de lijst een kop, zoals `Conclusies en actiepunten`",
        )
    functies = session.register.functies
    stuk = stuk_of(functies, opname.orgaan, opname.datum)
    eigen = voorstellen(punten, Aanwijzing(opname.orgaan, opname.datum, functies, stuk))
    if andere := sum(not of_meeting(punt, opname.datum) for punt in punten):
        punt = f"1 punt in {verslag} is van een andere vergadering en staat niet in de tekst"
        meer = f"{andere} punten in {verslag} zijn van een andere vergadering en staan niet in de tekst"
        tell(punt if andere == 1 else meer)
    if not eigen:
        raise UsageError(f"in {verslag} staat niets van deze vergadering", "controleer de datum")
    return leeg_blad(opname.orgaan, opname.datum, session.register, eigen)


def _read(bestand: Path) -> bytes:
    try:
        return bestand.read_bytes()
    except OSError:
        raise ActiepuntenError(f"{bestand} is niet te lezen", "controleer de naam en de rechten") from None
