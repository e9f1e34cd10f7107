import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from actiepunten.cli.options import Forge
from actiepunten.render.ci import FORGES
from cli.answers import edit, english_in
from conftest import ROOT, Run
from support.forge import MARK, Api, Runner, load, serve

Git = Callable[..., str]

BRON = "actiepunten @ git+https://git.example.nl/actiepunten@v0.1.0"
LIKE_GITHUB = ("github", "forgejo")
PLACES = {
    "github": ".github/workflows/actiepunten.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/actiepunten.yml",
}
ACTIE = "data/acties/A-2018-09-14-05.yaml"


@pytest.fixture
def repo(shipped: Path, git: Git) -> Path:
    """The shipped register in a repository with one commit on main."""
    git(shipped, "init", "--quiet", "--initial-branch", "main")
    commit(git, shipped)
    return shipped


@pytest.fixture
def subfolder(shipped: Path, git: Git) -> Path:
    """A repository that holds the register in a folder with a space in its name."""
    top = shipped.parent
    shipped.rename(top / "mijn register")
    git(top, "init", "--quiet", "--initial-branch", "main")
    commit(git, top)
    return top


def commit(git: Git, folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "stand")
    return git(folder, "rev-parse", "HEAD")


def workflow(run: Run, folder: Path, forge: str, *more: str) -> str:
    """The file for a forge, as the command prints it."""
    ran = run("ci", forge, "--uit", "-", "--bron", BRON, *more, cwd=folder)
    assert ran.code == 0, ran.err
    return ran.out


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program that is installed beside this Python."""
    return subprocess.run(
        [Path(sys.executable).parent / name, *arguments], capture_output=True, text=True, check=False, cwd="/"
    )


# What is written, and where


@pytest.mark.parametrize("forge", list(Forge))
def test_it_stands_where_the_forge_looks(run: Run, repo: Path, forge: str) -> None:
    """Without --uit the file comes at the fixed place in the repository; the message says where and what comes next."""
    ran = run("ci", forge, "--bron", BRON, cwd=repo / "data")
    assert (ran.code, ran.out) == (0, "")
    bestand = repo / PLACES[forge]
    assert ran.err.startswith(f"{bestand} is geschreven.\n")
    assert "Leg het bestand vast in git" in ran.err
    assert bestand.read_text(encoding="utf-8") == workflow(run, repo, forge)
    assert english_in(re.sub("include|Settings > CI/CD", "", ran.err)) == []


def test_the_forges_of_the_command_are_those_with_a_template() -> None:
    """Each choice leads to a file, and each file can be chosen."""
    assert {forge: FORGES[forge].plaats for forge in Forge} == PLACES
    assert set(FORGES) == set(Forge)


def test_gitlab_needs_a_token_and_says_so(run: Run, repo: Path) -> None:
    """What the user still has to do is told: kind of token, scope and the name of the variable."""
    err = run("ci", "gitlab", "--bron", BRON, cwd=repo).err
    for woord in ("project access token", "scope api", "ACTIEPUNTEN_TOKEN", "alleen in het log"):
        assert woord in err


@pytest.mark.parametrize("forge", list(Forge))
def test_the_same_again_changes_nothing(run: Run, repo: Path, forge: str) -> None:
    """Who repeats the command gets no error."""
    run("ci", forge, "--bron", BRON, cwd=repo)
    ran = run("ci", forge, "--bron", BRON, cwd=repo)
    assert ran.code == 0
    assert ran.err.startswith(f"{repo / PLACES[forge]} is al zo.\n")


@pytest.mark.parametrize("forge", list(Forge))
@pytest.mark.parametrize("inhoud", [b"eigen: werk\n", b"\xff\xfe", b""])
def test_a_file_of_the_user_stays(run: Run, repo: Path, forge: str, inhoud: bytes) -> None:
    """What is there already is never overwritten; the message has a way out."""
    bestand = repo / PLACES[forge]
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.write_bytes(inhoud)
    ran = run("ci", forge, "--bron", BRON, cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"Fout: {bestand} bestaat al, met een andere inhoud\n  → ")
    assert "--uit" in ran.err
    assert bestand.read_bytes() == inhoud


def test_a_link_is_not_followed_into_nothing(run: Run, repo: Path, tmp_path: Path) -> None:
    """A link that leads nowhere is something that stands there: nothing is written behind it."""
    (repo / ".gitlab-ci.yml").symlink_to(tmp_path / "elders.yml")
    assert run("ci", "gitlab", "--bron", BRON, cwd=repo).code == 3
    assert not (tmp_path / "elders.yml").exists()


def test_uit_chooses_another_place(run: Run, repo: Path) -> None:
    """Relative to where the user is; folders are made."""
    ran = run("ci", "gitlab", "--bron", BRON, "--uit", ".gitlab/actiepunten.yml", cwd=repo)
    assert (ran.code, ran.out) == (0, "")
    assert (repo / ".gitlab/actiepunten.yml").read_text(encoding="utf-8") == workflow(run, repo, "gitlab")
    assert not (repo / ".gitlab-ci.yml").exists()


def test_on_the_screen_the_file_stands_alone(run: Run, repo: Path) -> None:
    """With --uit - stdout holds nothing but the workflow, and nothing is written."""
    ran = run("ci", "github", "--bron", BRON, "--uit", "-", cwd=repo)
    assert load(ran.out)["name"] == "actiepunten"
    assert "Leg het bestand vast in git" in ran.err
    assert not (repo / ".github").exists()


def test_without_a_repository_there_is_nothing_to_check(run: Run, shipped: Path) -> None:
    """A register that is not in git gets an error with a way out."""
    ran = run("ci", "github", "--bron", BRON, cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.splitlines()[1] == "  → maak er eerst een met `git init`"


@pytest.mark.parametrize(
    "verkeerd",
    [("--tak", "hoofd*"), ("--tak", "-x"), ("--tak", ""), ("--tak", "a\nb"), ("--bron", "x ${{ secrets.A }}"),
     ("--bron", "-r x"), ("--bron", "a\nb")],
)  # fmt: skip
def test_what_a_forge_could_read_otherwise_is_refused(run: Run, repo: Path, verkeerd: tuple[str, str]) -> None:
    """No pattern as a branch, no expression and no option of pip: nothing is written."""
    ran = run("ci", "github", *(() if verkeerd[0] == "--bron" else ("--bron", BRON)), *verkeerd, cwd=repo)
    assert (ran.code, ran.out) == (2, "")
    assert "kan niet in een workflow staan\n  → " in ran.err
    assert not (repo / ".github").exists()


# Where the program comes from


def test_the_repository_of_the_program_installs_itself(run: Run) -> None:
    """Where the program and the register stand together, the workflow takes the program of the change itself."""
    ran = run("ci", "github", "--uit", "-")
    assert install_env(ran.out) == {"BRON": "."}


def test_this_repository_has_the_workflow_that_it_makes(run: Run) -> None:
    """The workflow here is the output of the command, so that it is tried out on ourselves."""
    assert (ROOT / PLACES["github"]).read_text(encoding="utf-8") == run("ci", "github", "--uit", "-").out


def test_an_installation_of_this_machine_only_asks_for_bron(
    run: Run, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else can install what came from a folder here."""
    monkeypatch.setattr("actiepunten.storage.installation.requirement", lambda: None)
    ran = run("ci", "github", cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert "--bron 'actiepunten @ git+https://" in ran.err


def test_otherwise_it_is_the_version_that_runs_now(run: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The requirement is that of the installation."""
    monkeypatch.setattr("actiepunten.storage.installation.requirement", lambda: "actiepunten==0.1.0")
    assert install_env(run("ci", "github", "--uit", "-", cwd=repo).out) == {"BRON": "actiepunten==0.1.0"}


def install_env(tekst: str) -> dict[str, str]:
    """The variables of the step that installs."""
    (step,) = (step for step in steps(tekst, "controle") if "Installeer" in step["name"])
    env: dict[str, str] = step["env"]
    return env


def steps(tekst: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job."""
    alle: list[dict[str, Any]] = load(tekst)["jobs"][job]["steps"]
    return alle


# What others say of it


@pytest.mark.parametrize("folder", ["repo", "subfolder"])
@pytest.mark.parametrize("forge", list(Forge))
def test_it_is_a_valid_workflow(run: Run, request: pytest.FixtureRequest, forge: str, folder: str) -> None:
    """It fits the schema of its forge; without its jobs or scripts it would not."""
    top = request.getfixturevalue(folder)
    tekst = workflow(run, top, forge, *(("--register", "mijn register") if folder == "subfolder" else ()))
    kapot = tekst.replace("    steps:", "    stappen:").replace("  script:", "  stappen:")
    assert fits(top / "goed.yml", forge, tekst)
    assert not fits(top / "kapot.yml", forge, kapot)


def fits(bestand: Path, forge: str, tekst: str) -> bool:
    """Whether the text fits the schema of the forge."""
    bestand.write_text(tekst, encoding="utf-8")
    schema = ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"] if forge == "gitlab" else ["vendor.github-workflows"]
    return tool("check-jsonschema", "--builtin-schema", *schema, bestand).returncode == 0


@pytest.mark.parametrize(
    ("goed", "fout", "bevinding"),
    [
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("@fbc6f3992d24b796d5a048ff273f7fcc4a7b6c09", "@v5", "unpinned-uses"),
        ('--basis "$BASIS"', "--basis ${{ github.head_ref }}", "template-injection"),
    ],
)
@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_zizmor_has_nothing_against_it(run: Run, repo: Path, forge: str, goed: str, fout: str, bevinding: str) -> None:
    """An auditor of workflows finds nothing, and finds what is wrong in a file that was spoilt."""
    tekst = workflow(run, repo, forge)
    assert goed in tekst
    # The digest of the image is for the user to choose: its newest version is what a runner would have.
    eigen = {"unpinned-images"} if forge == "forgejo" else set()
    assert audit(repo / "goed.yml", tekst) == set()
    assert audit(repo / "goed.yml", tekst, "--persona", "auditor") == eigen
    kapot = tekst.replace(goed, fout)
    assert audit(repo / "kapot.yml", kapot, "--persona", "auditor") == {bevinding, *eigen}


def audit(bestand: Path, tekst: str, *more: str) -> set[str]:
    """The audits that find something."""
    bestand.write_text(tekst, encoding="utf-8")
    done = tool(
        "zizmor", "--offline", "--no-config", "--no-progress", "--color", "never", "--format", "plain", *more, bestand
    )
    gevonden = set(re.findall(r"^(?:error|warning|info|note|help)\S*\[([\w-]+)\]", done.stdout, re.MULTILINE))
    assert bool(gevonden) is bool(done.returncode), done.stderr
    return gevonden


def scripts(tekst: str) -> Iterator[tuple[str, str]]:
    """The scripts with their language."""
    inhoud = load(tekst)
    for job in inhoud.get("jobs", {}).values():
        yield from ((step.get("shell", "bash"), step["run"]) for step in job["steps"] if "run" in step)
    for job in inhoud.values():
        if isinstance(job, dict) and "script" in job:
            yield from (("bash", script) for script in job["script"])


@pytest.mark.parametrize("forge", list(Forge))
def test_the_scripts_are_sound(run: Run, subfolder: Path, tmp_path: Path, forge: str) -> None:
    """Every piece of shell and Python can be read; ShellCheck has nothing against the shell."""
    alle = list(scripts(workflow(run, subfolder, forge, "--register", "mijn register")))
    assert len(alle) >= 2
    for taal, script in alle:
        assert "${{" not in script
        if taal == "python":
            compile(script, forge, "exec")
            continue
        file = tmp_path / "script.sh"
        file.write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{script}\n", encoding="utf-8")
        assert subprocess.run(["bash", "-n", file], capture_output=True, check=True).stderr == b""
        checked = tool("shellcheck", file)
        assert checked.stdout == ""
        assert checked.returncode == 0


# What is in it


@pytest.mark.parametrize("job", ["controle", "verschil"])
@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_the_only_action_is_pinned_and_keeps_no_token(run: Run, repo: Path, forge: str, job: str) -> None:
    """The whole history is fetched with the one action that is needed, by its hash, with its version beside it."""
    tekst = workflow(run, repo, forge)
    (checkout,) = (step for step in steps(tekst, job) if "uses" in step)
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", checkout["uses"])
    assert checkout["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    assert len(re.findall(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", tekst, re.MULTILINE)) == tekst.count("uses:")


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_rights_are_as_small_as_can_be(run: Run, repo: Path, forge: str) -> None:
    """Nothing for the whole, reading for the check, and writing on the pull request only for the job that posts."""
    inhoud = load(workflow(run, repo, forge))
    assert inhoud["permissions"] == {}
    assert inhoud["jobs"]["controle"]["permissions"] == {"contents": "read"}
    assert inhoud["jobs"]["verschil"]["permissions"] == {"contents": "read", "pull-requests": "write"}
    token = [step["name"] for job in inhoud["jobs"].values() for step in job["steps"] if "github.token" in str(step)]
    assert token == ["Plaats de opmerking, of werk haar bij"]


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_it_runs_on_the_main_branch_and_on_pull_requests(run: Run, repo: Path, forge: str) -> None:
    """A push elsewhere runs nothing; a newer change stops the run of an older one, but never on the main branch."""
    inhoud = load(workflow(run, repo, forge, "--tak", "hoofd/tak-1.0"))
    assert inhoud["on"] == {"push": {"branches": ["hoofd/tak-1.0"]}, "pull_request": ""}
    assert inhoud["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert {job["timeout-minutes"] for job in inhoud["jobs"].values()} == {"10"}
    assert "needs" not in inhoud["jobs"]["verschil"]


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_the_base_comes_through_the_environment(run: Run, repo: Path, forge: str) -> None:
    """What others can choose the name of, never stands in a script."""
    tekst = workflow(run, repo, forge)
    met_basis = [step for job in ("controle", "verschil") for step in steps(tekst, job) if "$BASIS" in str(step)]
    assert [step["env"] for step in met_basis] == [{"BASIS": "origin/${{ github.base_ref }}"}] * 2


def test_gitlab_runs_no_double_pipelines(run: Run, repo: Path) -> None:
    """Each job runs for a merge request or on the main branch; there are no rules for the pipeline of others."""
    inhoud = load(workflow(run, repo, "gitlab", "--tak", "hoofd"))
    bij_verzoek = {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert inhoud["actiepunten-controle"]["rules"] == [bij_verzoek, {"if": '$CI_COMMIT_BRANCH == "hoofd"'}]
    assert inhoud["actiepunten-verschil"]["rules"] == [bij_verzoek]
    assert "workflow" not in inhoud


def test_gitlab_fetches_all_and_keeps_both_reports(run: Run, repo: Path) -> None:
    """The whole history is there; the reports come also, above all, when the check fails."""
    inhoud = load(workflow(run, repo, "gitlab"))
    assert inhoud[".actiepunten"]["variables"]["GIT_DEPTH"] == "0"
    assert inhoud[".actiepunten"]["image"] == "python:3.13"
    artifacts = inhoud["actiepunten-controle"]["artifacts"]
    assert artifacts["when"] == "always"
    assert set(artifacts["reports"]) == {"codequality", "junit"}


@pytest.mark.parametrize("forge", list(Forge))
def test_a_register_in_a_folder_is_named(run: Run, subfolder: Path, forge: str) -> None:
    """Every command gets the folder, from the environment; the file itself comes at the top."""
    ran = run("ci", forge, "--bron", BRON, cwd=subfolder / "mijn register" / "data")
    assert ran.code == 0
    tekst = (subfolder / PLACES[forge]).read_text(encoding="utf-8")
    assert 'REGISTER: "mijn register"' in tekst
    opdrachten = re.findall(r"^ *(?:run: )?(?:actiepunten (?:check|verschil)|set --)( .*)?$", tekst, re.MULTILINE)
    assert len(opdrachten) >= 3
    assert all('--register "$REGISTER"' in o for o in opdrachten if '"$@"' not in o)


# Run for real


@pytest.fixture
def checkout(repo: Path, git: Git, tmp_path: Path) -> Path:
    """A clone as a forge makes it for a pull request: detached, on a branch that went off before main went on."""
    git(repo, "checkout", "--quiet", "-b", "wijziging")
    edit(repo / ACTIE, "titel: ", "titel: Nieuw en ")
    commit(git, repo)
    git(repo, "checkout", "--quiet", "main")
    edit(repo / "data/register.yaml", "naam: ", "naam: Verder en ")
    commit(git, repo)
    git(tmp_path, "clone", "--quiet", "--no-local", repo, tmp_path / "clone")
    git(tmp_path / "clone", "checkout", "--quiet", "--detach", "origin/wijziging")
    return tmp_path / "clone"


def make_runner(
    checkout: Path, tmp_path: Path, api: str = "", *, fork: bool = False, event: str = "pull_request"
) -> Runner:
    """A runner with the variables and values that forges give."""
    (tmp_path / "temp").mkdir(exist_ok=True)
    git_dir = subprocess.run(
        ["git", "merge-base", "HEAD", "origin/main"], cwd=checkout, capture_output=True, text=True, check=True
    )
    van_gitlab = {} if event == "push" else {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git_dir.stdout.strip()}
    return Runner(
        checkout,
        tmp_path / "temp",
        {
            "GITHUB_API_URL": api,
            "GITHUB_REPOSITORY": "bestuur/register",
            "CI_API_V4_URL": api,
            "CI_MERGE_REQUEST_PROJECT_ID": "12",
            "CI_MERGE_REQUEST_IID": "7",
            **van_gitlab,
            **({} if fork else {"ACTIEPUNTEN_TOKEN": "geheim"}),
        },
        {
            "github.event_name": event,
            "github.base_ref": "main",
            "github.token": "geheim",
            "github.repository": "bestuur/register",
            "github.event.pull_request.number": "7",
            "github.event.pull_request.head.repo.full_name": "iemand/register" if fork else "bestuur/register",
        },
    )


@pytest.mark.parametrize("forge", ["github", "forgejo"])
@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_the_check_passes_and_fails(run: Run, checkout: Path, tmp_path: Path, git: Git, forge: str, event: str) -> None:
    """The job ends well for a register without faults and fails for an actie without a besluit."""
    tekst = workflow(run, checkout, forge)
    runner = make_runner(checkout, tmp_path, event=event)
    goed = runner.github(tekst, "controle")
    assert [step.code for step in goed] == [0, 0], goed[-1].out + goed[-1].err
    assert (tmp_path / "temp/pip.log").read_text() == f"pip install --quiet --disable-pip-version-check {BRON}\n"
    assert (tmp_path / "temp/path").read_text() == f"{tmp_path}/temp/actiepunten/bin\n"

    spoil(checkout, git)
    fout = runner.github(tekst, "controle")
    assert [step.code for step in fout] == [0, 1]
    assert "K102" in fout[-1].out


def spoil(checkout: Path, git: Git) -> None:
    """Give an actie a besluit that does not exist."""
    edit(checkout / ACTIE, "besluiten:", "besluiten:\n  - BR-2018-09-14-99")
    commit(git, checkout)


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_one_comment_is_made_and_kept_up_to_date(
    run: Run, checkout: Path, tmp_path: Path, git: Git, forge: str
) -> None:
    """The change in words is posted once; after a next push the same comment says the new thing."""
    tekst = workflow(run, checkout, forge)
    with serve(Api(pages=forge == "github", comments={1: "Een opmerking van een lezer"})) as api:
        runner = make_runner(checkout, tmp_path, api.url)
        eerst = runner.github(tekst, "verschil")
        assert [step.code for step in eerst] == [0, 0, 0], eerst[-1].err
        assert list(api.comments) == [1, 2]
        assert "Nieuw en " in api.comments[2]
        assert "Verder en" not in api.comments[2]

        spoil(checkout, git)
        daarna = runner.github(tekst, "verschil")
        assert [step.code for step in daarna] == [0, 0, 0], daarna[-1].err
        assert list(api.comments) == [1, 2]
        assert "BR-2018-09-14-99" in api.comments[2]
        assert api.comments[1] == "Een opmerking van een lezer"
        assert api.tokens == {"token geheim"}
        waar = "/repos/bestuur/register/issues"
        assert api.asked == [
            f"GET {waar}/7/comments",
            f"POST {waar}/7/comments",
            f"GET {waar}/7/comments",
            f"PATCH {waar}/comments/2",
        ]


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_from_a_fork_nothing_is_posted(run: Run, checkout: Path, tmp_path: Path, forge: str) -> None:
    """There is no token that may write; the text stands in the summary, or in the log as text and never as an order."""
    with serve(Api()) as api:
        ran = make_runner(checkout, tmp_path, api.url, fork=True).github(workflow(run, checkout, forge), "verschil")
        assert [step.code for step in ran] == [0, 0]
        assert api.asked == []
    if forge == "github":
        assert (tmp_path / "temp/summary.md").read_text(encoding="utf-8").startswith(MARK)
        assert ran[-1].out == ""
    else:
        assert ran[-1].out.startswith(f"| {MARK}\n")
        assert all(regel.startswith("| ") for regel in ran[-1].out.splitlines())


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_its_comment_is_found_behind_many_others(run: Run, checkout: Path, tmp_path: Path, forge: str) -> None:
    """All pages are looked through, also where a forge gives all at once."""
    vele = {nummer: f"Opmerking {nummer}" for nummer in range(1, 251)} | {230: f"{MARK}\noud"}
    with serve(Api(pages=forge == "github", comments=vele)) as api:
        ran = make_runner(checkout, tmp_path, api.url).github(workflow(run, checkout, forge), "verschil")
        assert ran[-1].code == 0, ran[-1].err
        assert len(api.comments) == 250
        assert "Nieuw en " in api.comments[230]


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_the_comment_of_somebody_else_stays(run: Run, checkout: Path, tmp_path: Path, forge: str) -> None:
    """A comment that looks like ours and may not be changed is passed over."""
    with serve(Api(comments={1: f"{MARK}\nnagemaakt"}, locked={1})) as api:
        runner = make_runner(checkout, tmp_path, api.url)
        for _ in range(2):
            assert runner.github(workflow(run, checkout, forge), "verschil")[-1].code == 0
        assert len(api.comments) == 2
        assert api.comments[1] == f"{MARK}\nnagemaakt"


@pytest.mark.parametrize("forge", LIKE_GITHUB)
def test_a_forge_that_does_not_answer_is_told(run: Run, checkout: Path, tmp_path: Path, forge: str) -> None:
    """The job fails with a sentence, not with a traceback."""
    with serve(Api()) as api:
        weg = api.url
    ran = make_runner(checkout, tmp_path, weg).github(workflow(run, checkout, forge), "verschil")
    assert ran[-1].code == 1
    assert ran[-1].err.startswith("De opmerking is niet geplaatst: ")


def test_an_unreadable_file_is_told_in_the_comment(run: Run, checkout: Path, tmp_path: Path, git: Git) -> None:
    """Although ``verschil`` ends with 1 then, its answer is posted."""
    (checkout / ACTIE).write_text("id: [", encoding="utf-8")
    commit(git, checkout)
    with serve(Api()) as api:
        ran = make_runner(checkout, tmp_path, api.url).github(workflow(run, checkout, "forgejo"), "verschil")
        assert [step.code for step in ran] == [0, 0, 0]
        assert ACTIE in api.mine[0]


def test_a_base_that_is_not_there_fails(run: Run, checkout: Path, tmp_path: Path, git: Git) -> None:
    """Without an answer there is nothing to post."""
    git(checkout, "update-ref", "-d", "refs/remotes/origin/main")
    with serve(Api()) as api:
        runner = make_runner_without_base(checkout, tmp_path, api.url)
        ran = runner.github(workflow(run, checkout, "forgejo"), "verschil")
        assert [step.code for step in ran] == [0, 1]
        assert "git kent de revisie origin/main niet" in ran[-1].err
        assert api.asked == []


def make_runner_without_base(checkout: Path, tmp_path: Path, api: str) -> Runner:
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=checkout, check=True)
    runner = make_runner(checkout, tmp_path, api)
    subprocess.run(["git", "update-ref", "-d", "refs/remotes/origin/main"], cwd=checkout, check=True)
    return runner


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_gitlab_checks_for_real(run: Run, checkout: Path, tmp_path: Path, git: Git, event: str) -> None:
    """Both reports are written, and the log and the exit code are those of the check."""
    tekst = workflow(run, checkout, "gitlab")
    runner = make_runner(checkout, tmp_path, event=event)
    goed = runner.gitlab(tekst, "actiepunten-controle")
    assert goed.code == 0, goed.out + goed.err
    spoil(checkout, git)
    fout = runner.gitlab(tekst, "actiepunten-controle")
    assert fout.code == 1
    assert "K102" in fout.out
    assert "K102" in (checkout / "actiepunten-codequality.json").read_text(encoding="utf-8")
    assert "K102" in (checkout / "actiepunten-junit.xml").read_text(encoding="utf-8")


def test_gitlab_makes_one_note_and_keeps_it_up_to_date(run: Run, checkout: Path, tmp_path: Path, git: Git) -> None:
    """As for the others, with the ways and the token of GitLab."""
    tekst = workflow(run, checkout, "gitlab")
    with serve(Api(gitlab=True)) as api:
        runner = make_runner(checkout, tmp_path, api.url)
        eerst = runner.gitlab(tekst, "actiepunten-verschil")
        assert eerst.code == 0, eerst.err
        assert "Nieuw en " in eerst.out
        spoil(checkout, git)
        assert runner.gitlab(tekst, "actiepunten-verschil").code == 0
        assert list(api.comments) == [1]
        assert "BR-2018-09-14-99" in api.comments[1]
        assert api.tokens == {"geheim"}
        waar = "/projects/12/merge_requests/7/notes"
        assert api.asked == [f"GET {waar}", f"POST {waar}", f"GET {waar}", f"PUT {waar}/1"]


def test_gitlab_without_a_token_only_logs(run: Run, checkout: Path, tmp_path: Path) -> None:
    """The job ends well, with the text in the log and a sentence about what is missing."""
    with serve(Api(gitlab=True)) as api:
        ran = make_runner(checkout, tmp_path, api.url, fork=True).gitlab(
            workflow(run, checkout, "gitlab"), "actiepunten-verschil"
        )
        assert ran.code == 0
        assert ran.out.startswith(MARK)
        assert ran.out.endswith("komt deze tekst niet als opmerking bij het merge request.\n")
        assert api.asked == []


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_a_register_in_a_folder_is_checked(run: Run, subfolder: Path, tmp_path: Path, git: Git, forge: str) -> None:
    """The folder reaches the commands, a space in its name and all."""
    tekst = workflow(run, subfolder, forge, "--register", "mijn register")
    git(subfolder, "update-ref", "refs/remotes/origin/main", "HEAD")
    edit(subfolder / "mijn register" / ACTIE, "titel: ", "titel: Nieuw en ")
    commit(git, subfolder)
    (tmp_path / "elders").mkdir()
    with serve(Api()) as api:
        runner = make_runner(subfolder, tmp_path / "elders", api.url)
        assert [step.code for step in runner.github(tekst, "controle")] == [0, 0]
        assert [step.code for step in runner.github(tekst, "verschil")] == [0, 0, 0]
        assert "Nieuw en " in api.mine[0]


def test_the_runner_of_this_test_makes_no_environment(tmp_path: Path) -> None:
    """Only the making of an environment is replaced: any other use of Python is the real one."""
    (tmp_path / "temp").mkdir()
    shutil.copytree(ROOT / "data", tmp_path / "data")
    runner = Runner(tmp_path, tmp_path / "temp")
    tekst = "jobs: {a: {steps: [{name: x, run: 'python3 -c \"print(6 * 7)\"; actiepunten --versie'}]}}"
    (step,) = runner.github(tekst, "a")
    assert step.out.startswith("42\nactiepunten ")
