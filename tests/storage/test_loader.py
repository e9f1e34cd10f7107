import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from actiepunten.bevinding import Bevinding, Ernst
from actiepunten.errors import RegisterNotFound
from actiepunten.storage.loader import Loaded, load
from actiepunten.storage.source import WorkTree, find_root, is_register

ACTIE = """\
id: A-2024-01-10-01
titel: Meldpunt openen
thema: personeel
besluiten: [DB-2024-01-10-01]
wie: [HRM]
"""
BESLUIT = """\
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
"""
REGISTER = "versie: 1\nnaam: Stichting Voorbeeld\n"
FILES = {
    "data/register.yaml": REGISTER,
    "data/acties/A-2024-01-10-01.yaml": ACTIE,
    "data/besluiten/DB-2024-01-10-01.yaml": BESLUIT,
}


def put(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below the folder."""
    for pad, inhoud in files.items():
        (root / pad).parent.mkdir(parents=True, exist_ok=True)
        (root / pad).write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())


def loaded(root: Path, extra: dict[str, str | bytes] | None = None) -> Loaded:
    """What is loaded from a small register with these files added or replaced."""
    put(root, {**FILES, **(extra or {})})
    return load(WorkTree(root))


def brief(bevindingen: list[Bevinding]) -> list[tuple[str, str]]:
    """Rule and place of each finding."""
    return [(bevinding.regel, str(bevinding.plaats)) for bevinding in bevindingen]


def record_ids(gelezen: Loaded) -> list[str]:
    """The ids that were loaded, sorted."""
    return sorted(entry.record.id for entry in gelezen.entries)


def test_a_sound_register_gives_records_and_no_finding(tmp_path: Path) -> None:
    """Each file is an entry that knows where it came from."""
    gelezen = loaded(tmp_path)
    assert gelezen.inrichting is not None
    assert gelezen.inrichting.naam == "Stichting Voorbeeld"
    assert (gelezen.bevindingen, gelezen.onleesbaar) == ([], [])
    herkomst = {entry.record.id: (entry.origin.bestand, entry.origin.tekst) for entry in gelezen.entries}
    assert herkomst == {
        "A-2024-01-10-01": ("data/acties/A-2024-01-10-01.yaml", ACTIE),
        "DB-2024-01-10-01": ("data/besluiten/DB-2024-01-10-01.yaml", BESLUIT),
    }


def test_without_register_yaml_there_is_no_register(tmp_path: Path) -> None:
    """A folder without it cannot be loaded."""
    put(tmp_path, {"data/acties/A-2024-01-10-01.yaml": ACTIE})
    with pytest.raises(RegisterNotFound, match="hier staat geen register"):
        load(WorkTree(tmp_path))


@pytest.mark.parametrize(
    "pad",
    [
        "data/A-2024-01-10-02.yaml",
        "data/actie/A-2024-01-10-02.yaml",
        "data/acties/2024/A-2024-01-10-02.yaml",
        "data/acties/A-2024-01-10-02.yml",
        "data/acties/A-2024-01-10-02.YAML",
        "data/schema/x.yaml",
    ],
)
def test_a_misplaced_file_is_a_finding(tmp_path: Path, pad: str) -> None:
    """A YAML file that no kind of record claims would be missing without a word."""
    gelezen = loaded(tmp_path, {pad: ACTIE})
    assert brief(gelezen.bevindingen) == [("V206", pad)]
    assert record_ids(gelezen) == ["A-2024-01-10-01", "DB-2024-01-10-01"]


@pytest.mark.parametrize(
    "pad",
    ["data/leesmij.md", "data/acties/.A-2024-01-10-01.yaml.swp", "data/.git/x.yaml", "data/acties/.verborgen.yaml",
     "data/schema/actie.schema.json", "docs/voorbeeld.yaml", "voorbeeld.yaml"],
)  # fmt: skip
def test_other_files_are_left_alone(tmp_path: Path, pad: str) -> None:
    """What is hidden, no YAML or not below data/ is none of the register's business."""
    assert loaded(tmp_path, {pad: "x"}).bevindingen == []


def test_an_id_that_is_not_the_file_name_is_a_finding(tmp_path: Path) -> None:
    """The record is kept; who knows the id must find the file, so the place is that of the id."""
    gelezen = loaded(tmp_path, {"data/acties/A-2024-01-10-07.yaml": ACTIE.replace("10-01", "10-08", 1)})
    (bevinding,) = gelezen.bevindingen
    assert (bevinding.regel, str(bevinding.plaats)) == ("V204", "data/acties/A-2024-01-10-07.yaml:1:5")
    assert bevinding.melding == "het id A-2024-01-10-08 is niet de bestandsnaam"
    assert bevinding.oplossing == "hernoem het bestand naar A-2024-01-10-08.yaml"
    assert "A-2024-01-10-08" in record_ids(gelezen)


def test_of_two_with_one_id_the_one_in_the_right_file_is_kept(tmp_path: Path) -> None:
    """The other is left out, and said to be."""
    gelezen = loaded(tmp_path, {"data/acties/A-2024-01-10-02.yaml": ACTIE.replace("Meldpunt", "Kopie van meldpunt")})
    assert record_ids(gelezen) == ["A-2024-01-10-01", "DB-2024-01-10-01"]
    assert {entry.record.titel for entry in gelezen.entries} == {"Meldpunt openen", "Een meldpunt inrichten"}
    assert gelezen.onleesbaar == ["data/acties/A-2024-01-10-02.yaml"]
    assert sorted(brief(gelezen.bevindingen)) == [
        ("V204", "data/acties/A-2024-01-10-02.yaml:1:5"),
        ("V205", "data/acties/A-2024-01-10-02.yaml:1:5"),
    ]


def test_of_two_with_one_id_in_wrong_files_none_is_picked(tmp_path: Path) -> None:
    """Nothing is chosen silently: both are left out and both are named."""
    dubbel = ACTIE.replace("10-01", "10-09", 1)
    gelezen = loaded(tmp_path, {"data/acties/A-2024-01-10-02.yaml": dubbel, "data/acties/A-2024-01-10-03.yaml": dubbel})
    assert "A-2024-01-10-09" not in record_ids(gelezen)
    assert gelezen.onleesbaar == ["data/acties/A-2024-01-10-02.yaml", "data/acties/A-2024-01-10-03.yaml"]
    assert [regel for regel, _ in brief(gelezen.bevindingen)].count("V205") == 2


@pytest.mark.parametrize("veld", ["orgaan: AB", "datum: 2024-01-11"])
def test_the_id_of_a_besluit_fits_its_body_and_date(tmp_path: Path, veld: str) -> None:
    """The id names the meeting; another body or date is a mistake in one of the two."""
    naam = veld.split(":", maxsplit=1)[0]
    anders = "\n".join(veld if regel.startswith(naam) else regel for regel in BESLUIT.splitlines())
    gelezen = loaded(tmp_path, {"data/besluiten/DB-2024-01-10-01.yaml": anders + "\n"})
    assert brief(gelezen.bevindingen) == [("V207", "data/besluiten/DB-2024-01-10-01.yaml:1:5")]
    assert "DB-2024-01-10-01" in record_ids(gelezen)


def test_the_date_of_an_actie_may_differ_from_its_id(tmp_path: Path) -> None:
    """The id of an actie is a name and not a fact."""
    assert loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": ACTIE + "sinds: 2024-02-01\n"}).bevindingen == []


def test_a_symlink_is_no_record(tmp_path: Path) -> None:
    """A link may point anywhere and gives something else on each machine: it is named and left out."""
    put(tmp_path, {**FILES, "elders.yaml": ACTIE})
    (tmp_path / "data/acties/A-2024-01-10-02.yaml").symlink_to(tmp_path / "elders.yaml")
    (tmp_path / "data/acties/A-2024-01-10-03.yaml").symlink_to(tmp_path / "nergens.yaml")
    gelezen = load(WorkTree(tmp_path))
    assert brief(gelezen.bevindingen) == [
        ("V101", "data/acties/A-2024-01-10-02.yaml"),
        ("V101", "data/acties/A-2024-01-10-03.yaml"),
    ]
    assert record_ids(gelezen) == ["A-2024-01-10-01", "DB-2024-01-10-01"]


def test_a_folder_that_is_a_symlink_is_named(tmp_path: Path) -> None:
    """All records in it would be missing without a word."""
    put(tmp_path, {"data/register.yaml": REGISTER, "elders/A-2024-01-10-01.yaml": ACTIE})
    (tmp_path / "data/acties").symlink_to(tmp_path / "elders", target_is_directory=True)
    gelezen = load(WorkTree(tmp_path))
    assert brief(gelezen.bevindingen) == [("V101", "data/acties")]
    assert gelezen.onleesbaar == ["data/acties"]


def test_a_pipe_is_no_record_and_does_not_hang(tmp_path: Path) -> None:
    """Reading a named pipe would wait for ever."""
    put(tmp_path, FILES)
    os.mkfifo(tmp_path / "data/acties/A-2024-01-10-02.yaml")
    assert brief(load(WorkTree(tmp_path)).bevindingen) == [("V101", "data/acties/A-2024-01-10-02.yaml")]


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [
        (b"naam: [\n", "V103"),
        (b"", "V108"),
        (b"versie: 1\n", "V202"),
        (b"versie: 2\nnaam: x\n", "V203"),
        (b"versie: 1\nnaam: caf\xe9\n", "V102"),
        (b"versie: 1\nnaam: x\nrolen: []\n", "V201"),
    ],
)
def test_an_unreadable_register_yaml_leaves_the_records(tmp_path: Path, inhoud: bytes, regel: str) -> None:
    """Without the layout the records are still there; the file is named."""
    gelezen = loaded(tmp_path, {"data/register.yaml": inhoud})
    assert gelezen.inrichting is None
    assert gelezen.onleesbaar == ["data/register.yaml"]
    assert [b.regel for b in gelezen.bevindingen] == [regel]
    assert gelezen.bevindingen[0].record is None
    assert record_ids(gelezen) == ["A-2024-01-10-01", "DB-2024-01-10-01"]


def test_one_broken_file_never_hides_the_others(tmp_path: Path) -> None:
    """Every fault of every file is told in one go, with place, and the sound ones are loaded."""
    gelezen = loaded(
        tmp_path,
        {
            "data/acties/A-2024-01-10-02.yaml": "id: [\n",
            "data/acties/A-2024-01-10-03.yaml": ACTIE.replace("10-01", "10-03", 1) + "eigenaar: HRM\nvolgorde: x\n",
            "data/besluiten/DB-2024-01-10-02.yaml": BESLUIT.replace("10-01", "10-02").replace("titel:", "tittel:"),
        },
    )
    assert sorted((b.regel, b.plaats.bestand.rsplit("/")[-1], b.plaats.regelnummer) for b in gelezen.bevindingen) == [
        ("V103", "A-2024-01-10-02.yaml", 2),
        ("V201", "A-2024-01-10-03.yaml", 6),
        ("V201", "DB-2024-01-10-02.yaml", 2),
        ("V202", "DB-2024-01-10-02.yaml", 1),
        ("V203", "A-2024-01-10-03.yaml", 7),
    ]
    assert {b.ernst for b in gelezen.bevindingen} == {Ernst.FOUT}
    assert record_ids(gelezen) == ["A-2024-01-10-01", "DB-2024-01-10-01"]
    assert len(gelezen.onleesbaar) == 3


def test_an_unknown_field_has_a_suggestion(tmp_path: Path) -> None:
    """A slip of the pen is offered its right spelling."""
    gelezen = loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": ACTIE + "toelichtng: x\n"})
    (bevinding,) = gelezen.bevindingen
    assert (bevinding.melding, bevinding.oplossing) == (
        "het veld toelichtng bestaat hier niet",
        "bedoelde u toelichting?",
    )


def test_a_comment_behind_a_code_is_a_comment(tmp_path: Path) -> None:
    """Behind a code, a date or a choice nothing can have been lost; behind free text it can."""
    met = ACTIE.replace("thema: personeel", "thema: personeel # waar het staat").replace("[HRM]", "[HRM] # wie")
    assert loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": met}).bevindingen == []
    weg = ACTIE.replace("titel: Meldpunt openen", "titel: Meldpunt #1 openen")
    assert brief(loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": weg}).bevindingen) == [
        ("V110", "data/acties/A-2024-01-10-01.yaml:2:17")
    ]


def test_text_cut_off_does_not_leave_the_record_out(tmp_path: Path) -> None:
    """What is left of the text is told; the finding says that some may be missing."""
    weg = ACTIE.replace("titel: Meldpunt openen", "titel: Meldpunt #1 openen")
    gelezen = loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": weg})
    assert "A-2024-01-10-01" in record_ids(gelezen)


def test_a_fault_of_the_text_is_not_told_twice(tmp_path: Path) -> None:
    """An empty field is one finding, not also a wrong value."""
    leeg = ACTIE.replace("titel: Meldpunt openen", "titel:")
    assert brief(loaded(tmp_path, {"data/acties/A-2024-01-10-01.yaml": leeg}).bevindingen) == [
        ("V109", "data/acties/A-2024-01-10-01.yaml:2:7")
    ]


def test_the_order_of_files_on_disk_does_not_matter(tmp_path: Path) -> None:
    """Paths are sorted, so that the same files always give the same answer."""
    put(tmp_path, {f"data/acties/A-2024-01-10-{n:02}.yaml": "x" for n in (5, 1, 9, 3)})
    assert WorkTree(tmp_path).paths("data") == [f"data/acties/A-2024-01-10-{n:02}.yaml" for n in (1, 3, 5, 9)]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """A register without templates or without any record is no error."""
    assert WorkTree(tmp_path).paths("templates") == []


def test_the_root_is_found_upward(tmp_path: Path) -> None:
    """From a folder deep in the register; above it there is none."""
    put(tmp_path, {"register/data/register.yaml": REGISTER, "register/docs/diep/x": "x"})
    assert find_root(tmp_path / "register/docs/diep") == tmp_path / "register"
    assert find_root(tmp_path) is None
    assert is_register(tmp_path / "register")
    assert not is_register(tmp_path / "register/data")
