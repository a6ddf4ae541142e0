"""What a screen reader sees, told by line: runs under the system's Python, which has AT-SPI.

Looks at the program that leads the session of its argument: another one may have a window, too.
Reads one JSON request a line, answers with one: {"name": objectName} is what is told of a control,
{} of everything there is in the window.
"""

import json
import os
import sys

import gi  # type: ignore[import-not-found, unused-ignore]  # the system's Python has it, ours not

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found, unused-ignore]  # noqa: E402


def _all(node: "Atspi.Accessible") -> "list[Atspi.Accessible]":
    found = [node]
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            found += _all(child)
    return found


def _program() -> "Atspi.Accessible | None":
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(place)
        if child is not None and child.get_child_count() and _is_watched(child):
            return child
    return None


def _is_watched(program: "Atspi.Accessible") -> bool:
    try:
        return os.getsid(program.get_process_id()) == session
    except ProcessLookupError:  # the bus knows it a little longer
        return False


def _describe(node: "Atspi.Accessible") -> "dict[str, object]":
    has_text = "Text" in node.get_interfaces()
    labels = [
        relation.get_target(place).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for place in range(relation.get_n_targets())
    ]
    place = node.get_extents(Atspi.CoordType.SCREEN)
    return {
        "id": node.get_accessible_id().rpartition(".")[2],
        "role": node.get_role_name(),
        "labels": [*labels, node.get_name()],
        "text": Atspi.Text.get_text(node, 0, -1) if has_text else node.get_name(),
        "value": _value(node),
        "focusable": node.get_state_set().contains(Atspi.StateType.FOCUSABLE),
        "shown": _can_be_met(node),
        "focused": node.get_state_set().contains(Atspi.StateType.FOCUSED),
        "center": [place.x + place.width // 2, place.y + place.height // 2],
    }


def _value(node: "Atspi.Accessible") -> "float | None":
    return Atspi.Value.get_current_value(node) if "Value" in node.get_interfaces() else None


def _can_be_met(node: "Atspi.Accessible") -> bool:
    states = node.get_state_set()
    return bool(
        states.contains(Atspi.StateType.VISIBLE) and states.contains(Atspi.StateType.SHOWING)
    )


def _answer(request: "dict[str, str]") -> "dict[str, object] | list[dict[str, object]] | None":
    Atspi.get_desktop(0).clear_cache()
    program = _program()
    if program is None:
        return None
    if "name" not in request:
        return [_describe(node) for node in _all(program) if _can_be_met(node)]
    wanted = request["name"]
    for node in _all(program):
        if node.get_accessible_id().rpartition(".")[2] == wanted:
            return _describe(node)
    return None


session = int(sys.argv[1])
said = ""
for line in sys.stdin:
    try:
        answer = _answer(json.loads(line))
    except Exception as error:  # noqa: BLE001 - a window that is being rebuilt answers with errors
        answer = None
        if repr(error) != said:
            said = repr(error)
            print(said, file=sys.stderr, flush=True)  # seen if the test fails
    print(json.dumps(answer), flush=True)
