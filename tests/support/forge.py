"""A forge as a workflow meets it: a runner for the steps of a job, and an API that keeps comments."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from conftest import ROOT

MARK = "<!-- actiepunten verschil -->"
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
PAGE = 100


@dataclass
class Api:
    """The comments on one change, as GitHub (and Forgejo) or GitLab keeps them."""

    gitlab: bool = False
    pages: bool = True
    comments: dict[int, str] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)
    url: str = ""

    @property
    def mine(self) -> list[str]:
        """The comments that begin with the mark of ``verschil``."""
        return [tekst for tekst in self.comments.values() if tekst.startswith(MARK)]


class _Handler(BaseHTTPRequestHandler):
    api: Api

    def _answer(self, code: int, data: object, link: str = "") -> None:
        self.send_response(code)
        if link:
            self.send_header("Link", link)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def _body(self) -> str:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        assert isinstance(body, str)
        return body

    def _noted(self) -> str:
        path, _, _ = self.path.partition("?")
        self.api.asked.append(f"{self.command} {path}")
        self.api.tokens.add(self.headers["PRIVATE-TOKEN" if self.api.gitlab else "Authorization"])
        return path

    def do_GET(self) -> None:
        path = self._noted()
        page = int(m[1]) if (m := re.search(r"[?&]page=(\d+)", self.path)) else 1
        begin = (page - 1) * PAGE
        alle = [{"id": nummer, "body": tekst} for nummer, tekst in self.api.comments.items()]
        meer = self.api.pages and len(alle) > begin + PAGE
        volgende = (
            f'<{self.api.url}{path}?per_page={PAGE}&page={page + 1}>; rel="next", <x>; rel="last"' if meer else ""
        )
        self._answer(200, alle[begin : begin + PAGE] if self.api.pages else alle, volgende)

    def do_POST(self) -> None:
        self._noted()
        nummer = max(self.api.comments, default=0) + 1
        self.api.comments[nummer] = self._body()
        self._answer(201, {"id": nummer})

    def do_PATCH(self) -> None:
        nummer = int(self._noted().rpartition("/")[2])
        tekst = self._body()
        if nummer in self.api.locked:
            self._answer(403, {})
        else:
            self.api.comments[nummer] = tekst
            self._answer(200, {"id": nummer})

    def do_PUT(self) -> None:
        self.do_PATCH()

    def log_message(self, *_: object) -> None:
        """Nothing: the test looks at what was asked."""


@contextmanager
def serve(api: Api) -> Iterator[Api]:
    """The API at an address of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"api": api})) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        api.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield api
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Step:
    """What a step, or a job of GitLab, gave."""

    name: str
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Runner:
    """Runs the jobs of a workflow in a checkout; only making a virtual environment is replaced."""

    checkout: Path
    temp: Path
    env: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def github(self, workflow: str, job: str) -> list[Step]:
        """The steps of a job that ran, until one failed."""
        content = load(workflow)
        ran: list[Step] = []
        for step in content["jobs"][job]["steps"]:
            if "run" not in step or not self._holds(step.get("if", "")):
                continue
            env = {**content.get("env", {}), **step.get("env", {})}
            env = {naam: EXPRESSION.sub(lambda m: self.values[m[1]], str(waarde)) for naam, waarde in env.items()}
            ran.append(self._run(step["name"], step.get("shell", "bash"), step["run"], env))
            if ran[-1].code:
                break
        return ran

    def gitlab(self, workflow: str, job: str) -> Step:
        """The one script that GitLab makes of a job."""
        content = load(workflow)
        begin = content[content[job]["extends"]]
        return self._run(job, "bash", "\n".join(begin["before_script"] + content[job]["script"]), begin["variables"])

    def _holds(self, condition: str) -> bool:
        if not condition:
            return True
        links, teken, rechts = re.fullmatch(r"(\S+) (==|!=) (\S+)", condition).groups()  # type: ignore[union-attr]
        gelijk = self.values[links] == (rechts.strip("'") if rechts[0] == "'" else self.values[rechts])
        return gelijk is (teken == "==")

    def _run(self, name: str, shell: str, script: str, env: Mapping[str, str]) -> Step:
        bins = self.temp / "bin"
        if not bins.exists():
            _stubs(bins)
        command = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"], "python": [sys.executable]}[shell]
        file = self.temp / "script"
        file.write_text(script, encoding="utf-8")
        done = subprocess.run(
            [*command, file],
            cwd=self.checkout,
            env={
                "PATH": f"{bins}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT / "src"),
                "GITHUB_PATH": str(self.temp / "path"),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
                "RUNNER_TEMP": str(self.temp),
                **self.env,
                **env,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return Step(name, done.returncode, done.stdout, done.stderr)


def load(workflow: str) -> Any:  # noqa: ANN401 (YAML data)
    """The workflow as data; ``on`` stays text."""
    return yaml.load(workflow, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)


def _stubs(bins: Path) -> None:
    """In front of the path: no environment is made and nothing is fetched; ``actiepunten`` is that of the checkout."""
    bins.mkdir()
    pip = 'echo "pip $*" >> "$RUNNER_TEMP/pip.log"'
    stubs = {
        "actiepunten": f'exec "{sys.executable}" -m actiepunten "$@"',
        "apt-get": ":",
        "pip": pip,
        "python3": 'if [ "$1 $2" = "-m venv" ]; then\n'
        f'  mkdir -p "$3/bin"; printf \'#!/bin/sh\\n%s\\n\' \'{pip}\' > "$3/bin/pip"; chmod +x "$3/bin/pip"\n'
        f'else exec "{sys.executable}" "$@"; fi',
    }
    for naam, script in stubs.items():
        (bins / naam).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (bins / naam).chmod(0o755)
