"""The same record as other people and programs write YAML: other styles, signs and line ends, mostly the same data."""

import re
from collections.abc import Callable
from typing import Any

import yaml

Variant = Callable[[str], str]
LOADER: Any = yaml.CBaseLoader
"""Reads every scalar as text, without any code of ours."""


def gelezen(tekst: str) -> Any:  # noqa: ANN401 (YAML data)
    """The data as PyYAML itself gives it."""
    return yaml.load(tekst, Loader=LOADER)  # noqa: S506 (it makes texts, lists and groups only)


def boom(tekst: str) -> Any:  # noqa: ANN401 (a node of PyYAML, of which its stubs know little)
    """The tree of the text, with the places of everything in it."""
    return yaml.compose(tekst, Loader=LOADER)


class _Indented(yaml.dumper.BaseDumper):
    """A dash stands two columns right of the name of its list."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _written(
    tekst: str, *, stijl: str | None = None, flow: bool | None = None, indented: bool = False, **opties: Any
) -> str:
    """The record as PyYAML writes it, its values in one style."""
    root = boom(tekst)
    _style(root, stijl, flow=flow, keys=bool(opties.pop("keys", False)))
    root.flow_style = bool(opties.pop("root_flow", False))
    dumper: Any = _Indented if indented else yaml.dumper.BaseDumper
    return str(yaml.serialize(root, Dumper=dumper, allow_unicode=True, **opties))


def _style(node: Any, stijl: str | None, *, flow: bool | None, keys: bool) -> None:  # noqa: ANN401 (id.)
    if isinstance(node, yaml.ScalarNode):
        node.style = stijl if stijl is not None else node.style
        return
    node.flow_style = node.flow_style if flow is None else flow
    for deel in node.value:
        if isinstance(deel, tuple) and keys:
            deel[0].style = stijl
        _style(deel[1] if isinstance(deel, tuple) else deel, stijl, flow=flow, keys=keys)


def crlf(tekst: str) -> str:
    """Line ends of Windows."""
    return tekst.replace("\n", "\r\n")


def zonder_eind(tekst: str) -> str:
    """No line end at the end."""
    return tekst.rstrip("\n")


def tabs(tekst: str) -> str:
    """A tab between words, where the text then still can be read."""
    regels = tekst.split("\n")
    return "\n".join(re.sub(r"(?<=[a-z,.;]) (?=[a-z(])", "\t", r) if r[:1] != "#" else r for r in regels)


def _line_by_line(tekst: str, ander: Callable[[int, str], str]) -> str:
    """Each line changed where the record then still says the same."""
    data, regels = gelezen(tekst), tekst.removesuffix("\n").split("\n")
    for nummer in reversed(range(len(regels))):
        proef = [*regels[:nummer], *ander(nummer, regels[nummer]).split("\n"), *regels[nummer + 1 :]]
        try:
            if gelezen("\n".join(proef) + "\n") == data:
                regels = proef
        except yaml.YAMLError:
            continue
    return "\n".join(regels) + "\n"


def opmerkingen_erachter(tekst: str) -> str:
    """A remark behind every line that can bear one."""
    return _line_by_line(tekst, lambda nummer, regel: f"{regel}  # achter {nummer}")


def opmerkingen_ertussen(tekst: str) -> str:
    """A blank line and a remark, as far to the right as the line below it, above every line that can bear them."""
    return _line_by_line(
        tekst, lambda nummer, regel: f"\n{' ' * (len(regel) - len(regel.lstrip()))}# boven {nummer}\n{regel}"
    )


def meer_regels(tekst: str) -> str:
    """Lists and groups between brackets, one item a line, a comma behind the last and a remark behind the first."""
    regels = []
    for naam, waarde in gelezen(tekst).items():
        regels.append(f"{naam}: {_spread(waarde, 1)}")
    return "\n".join(regels) + "\n"


def _spread(waarde: Any, diepte: int) -> str:  # noqa: ANN401 (YAML data)
    if isinstance(waarde, str):
        return '"' + waarde.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    is_groep = isinstance(waarde, dict)
    delen = [f"{n}: {_spread(d, diepte + 1)}" for n, d in waarde.items()] if is_groep else []
    delen = delen or [_spread(deel, diepte + 1) for deel in waarde]
    wit = "  " * diepte
    binnen = "".join(f"{wit}{deel},{'  # eerste' if not nr else ''}\n" for nr, deel in enumerate(delen))
    begin, eind = "{}" if is_groep else "[]"
    return f"{begin}\n{binnen}{wit[2:]} {eind}" if diepte > 1 else f"{begin}\n{binnen}  {eind}"


VARIANTEN: dict[str, Variant] = {
    "zoals het is": lambda t: t,
    "tabs": tabs,
    "opmerkingen erachter": opmerkingen_erachter,
    "opmerkingen ertussen": opmerkingen_ertussen,
    "tussen haken": lambda t: _written(t, stijl='"', flow=True, width=1000),
    "tussen haken, gewone tekst": lambda t: _written(t, flow=True, width=1000),
    "tussen haken, afgebroken": lambda t: _written(t, flow=True, width=40),
    "heel tussen accolades": lambda t: _written(t, flow=True, root_flow=True, width=80),
    "een per regel, komma achteraan": meer_regels,
    "blok": lambda t: _written(t, flow=False, indented=True, width=1000),
    "blok, streepje onder de naam": lambda t: _written(t, flow=False, width=1000),
    "enkele aanhalingstekens": lambda t: _written(t, stijl="'", flow=False, width=1000),
    "dubbele aanhalingstekens": lambda t: _written(t, stijl='"', flow=False, width=1000),
    "namen tussen aanhalingstekens": lambda t: _written(t, stijl='"', flow=False, indented=True, keys=True, width=1000),
    "namen tussen haken en aanhalingstekens": lambda t: _written(t, stijl="'", flow=True, keys=True, width=1000),
    "aanhalingstekens, afgebroken": lambda t: _written(t, stijl="'", flow=False, width=40, indented=True),
    "dubbele aanhalingstekens, afgebroken": lambda t: _written(t, stijl='"', flow=False, width=40, indented=True),
    "gewone tekst, afgebroken": lambda t: _written(t, stijl="", flow=False, width=40, indented=True),
    "|": lambda t: _written(t, stijl="|", flow=False, indented=True),
    ">": lambda t: _written(t, stijl=">", flow=False, width=60),
    "|+": lambda t: _written(_longer(t), stijl="|", flow=False, indented=True),
    ">+": lambda t: _written(_longer(t), stijl=">", flow=False, indented=True),
    "--- en ...": lambda t: f"---\n{t}...\n",
    "--- achter een opmerking": lambda t: f"# kop\n%YAML 1.1\n---\n{t}# voet\n...\n# na het eind\n",
}
REGELEINDEN: dict[str, Variant] = {
    "": lambda t: t,
    "CRLF": crlf,
    "zonder eind": zonder_eind,
    "CRLF, zonder eind": lambda t: crlf(zonder_eind(t)),
}


def _longer(tekst: str) -> str:
    """Every text ends with a blank line."""
    root = boom(tekst)

    def groei(node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode):
            node.value += "\n\n"
            return
        for deel in node.value:
            groei(deel[1] if isinstance(deel, tuple) else deel)

    groei(root)
    return str(yaml.serialize(root, Dumper=yaml.dumper.BaseDumper, allow_unicode=True))
