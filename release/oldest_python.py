"""A plugin of mypy: refuses what came into Python 3.11 after 3.11.0, such as Debian 12's 3.11.2.

mypy knows 3.12 from 3.11, but takes 3.11 as a whole. vermin, a tool for this, goes by names: it
misses what is called on a variable, such as `archive.extractall(filter=…)`. What is named without
being called, such as an exception, ruff refuses: see banned-api in pyproject.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import Type

ANY_CALL = ""
LATER = {
    # name: {an argument, or ANY_CALL: the version it came with}. From the documentation of Python,
    # and from the comments of typeshed, which mypy is built on.
    "shutil.unpack_archive": {"filter": "3.11.4"},
    "tarfile.TarFile.extract": {"filter": "3.11.4"},
    "tarfile.TarFile.extractall": {"filter": "3.11.4"},
    "tarfile.TarInfo.replace": {ANY_CALL: "3.11.4"},
    "pyexpat.XMLParserType.GetReparseDeferralEnabled": {ANY_CALL: "3.11.9"},
    "pyexpat.XMLParserType.SetReparseDeferralEnabled": {ANY_CALL: "3.11.9"},
    "xml.etree.ElementTree.XMLParser.flush": {ANY_CALL: "3.11.9"},
    "xml.etree.ElementTree.XMLPullParser.flush": {ANY_CALL: "3.11.9"},
    "email.policy.EmailPolicy": {"verify_generated_headers": "3.11.10"},
    "email.utils.getaddresses": {"strict": "3.11.10"},
    "email.utils.parseaddr": {"strict": "3.11.10"},
    "html.parser.HTMLParser": {"scripting": "3.11.15"},
}


class OldestPython(Plugin):
    """What mypy asks at each call."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Who looks at the calls of a function or a class."""
        return partial(_look, fullname) if fullname in LATER else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Who looks at the calls of a method, on whatever it is called."""
        return partial(_look, fullname) if fullname in LATER else None


def _look(fullname: str, call: FunctionContext | MethodContext) -> Type:
    given = {name for names in call.arg_names for name in names} | {ANY_CALL}
    for argument, version in LATER[fullname].items():
        if argument in given:
            what = f"{fullname}({argument}=)" if argument else fullname
            call.api.fail(f"{what} came with Python {version}: 3.11.0 shall do", call.context)
    return call.default_return_type


def plugin(_version: str) -> type[Plugin]:
    """Where mypy starts."""
    return OldestPython
