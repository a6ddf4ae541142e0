"""The plain part of YAML that estimates are written in, read fast: the same nodes as PyYAML's.

It knows block mappings and sequences, with one key a line, whose values are plain words, texts in
double quotes on one line, and mappings in braces of these; blank lines and comments between them.
Whatever is anything else is not guessed at: then PyYAML has to read it.
"""

from __future__ import annotations

import re

from kimi_calc.price_lists.faults import Place
from kimi_calc.price_lists.yaml_nodes import MOST_LEVELS, Mapping, Node, Scalar, Sequence

# YAML takes more characters as they are; these can never mean anything else. In \w there is no
# space and no line end; the characters that YAML takes for a line end are in none of the classes.
_INNER = r"\w./%+()~—–、。，：；！？（）《》【】￥·-"
_PLAIN = rf"(?:-(?=[0-9]))?\w(?:[{_INNER}]| +(?=[{_INNER}])|:(?=//))*"
_NO_END = r"\n\r\x85\u2028\u2029\ufeff"
_HEX = "[0-9A-Fa-f]"
_ESCAPE = rf'\\(?:["\\nrt]|x{_HEX}{{2}}|u{_HEX}{{4}}|U00(?:0{_HEX}|10){_HEX}{{4}})'
_QUOTED = rf'"(?:[^"\\{_NO_END}]|{_ESCAPE})*"'
_SHORT = rf'"[^"\\{_NO_END}]{{0,200}}"'
_BLOCK_KEY = rf"[A-Za-z_][A-Za-z0-9_]{{0,99}}|{_SHORT}"
_FLOW_KEY = rf"[A-Za-z0-9_]{{1,100}}|{_SHORT}"
_PAIR = rf"(?:{_FLOW_KEY}): +(?:{_PLAIN}|{_QUOTED})"
_FLOW = rf"\{{(?:{_PAIR}(?:, +{_PAIR})*)?\}}"

# Groups: 1 dash, 2 key, 3 plain, 4 quoted, 5 flow; 6 a flow that is an item itself.
_LINE = re.compile(
    rf" *(?:(?:(- +)?({_BLOCK_KEY}):(?: +(?:({_PLAIN})|({_QUOTED})|({_FLOW})))?|- +({_FLOW}))"
    rf" *(?: #[^{_NO_END}]*)?|#[^{_NO_END}]*)?(?:\n|\Z)"
)
_PAIRS = re.compile(rf"({_FLOW_KEY}): +(?:({_PLAIN})|({_QUOTED}))")
_ESCAPES = re.compile(_ESCAPE)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class _Unknown(Exception):
    """What only PyYAML can read."""


_Token = tuple[int, int, str | None, Node | None]
"""Line and column; a key with its value, if it has one on its line. Without a key: a dash, or a
value that is an item."""


def quick_node(text: str, start: int, end: int, line: int) -> Node | None:
    """The node that the lines from `start` to `end` hold, the first of which is `line`.

    None where that isn't known for sure. `text` must hold none of the characters that YAML
    refuses.
    """
    try:
        tokens = _tokens(text, start, end, line)
        if not tokens:
            return None
        node, rest = _block(tokens, 0, 1)
    except _Unknown:
        return None
    return node if rest == len(tokens) else None


def _tokens(text: str, start: int, end: int, line: int) -> list[_Token]:
    tokens: list[_Token] = []
    at = start
    for match in _LINE.finditer(text, start, end):
        if match.start() != at:
            raise _Unknown
        last = match.lastindex
        if last is not None:
            _put_line(tokens, match, last, line, at)
        at = match.end()
        line += 1
    if at != end:
        raise _Unknown
    return tokens


def _put_line(tokens: list[_Token], match: re.Match[str], last: int, line: int, at: int) -> None:
    """Put in the tokens of a line, which begins `at` a place of the text."""
    column = match.start(last) - at + 1
    value: Node | None = None
    if last == 3:
        value = Scalar(Place(line, column), match[3])
    elif last == 4:
        value = Scalar(Place(line, column), _unquoted(match[4]))
    elif last > 4:
        value = _mapping_in_braces(match[last], line, column)
    if last == 6:
        tokens.append((line, match[0].index("-") + 1, None, None))
        tokens.append((line, column, None, value))
        return
    if match[1]:
        tokens.append((line, match.start(1) - at + 1, None, None))
    key = match[2]
    tokens.append((line, match.start(2) - at + 1, _unquoted(key), value))


def _block(tokens: list[_Token], place: int, level: int) -> tuple[Node, int]:
    """The node that begins at a token, and the place of the token behind it."""
    if level > MOST_LEVELS:
        raise _Unknown
    line, column, key, value = tokens[place]
    if key is not None:
        return _mapping(tokens, place, level)
    if value is not None:
        return value, place + 1
    items = []
    count = len(tokens)
    while place < count and tokens[place][1] == column and _is_dash(tokens[place]):
        item, place = _block(tokens, place + 1, level + 1)
        items.append(item)
    return Sequence(Place(line, column), items), place


def _mapping(tokens: list[_Token], place: int, level: int) -> tuple[Node, int]:
    first = column = tokens[place][1]
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    beginning = Place(tokens[place][0], first)
    count = len(tokens)
    while place < count:
        line, first, key, value = tokens[place]
        if first != column or key is None:
            break
        place += 1
        if value is None:
            if place == count:
                raise _Unknown  # a key without a value, which only PyYAML has to know
            inner = tokens[place][1]
            if inner < column or (inner == column and not _is_dash(tokens[place])):
                raise _Unknown
            value, place = _block(tokens, place, level + 1)
        if key in values or key == "<<":
            raise _Unknown
        values[key] = value
        keys[key] = Place(line, column)
    return Mapping(beginning, values, keys, whole=True), place


def _mapping_in_braces(written: str, line: int, column: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for pair in _PAIRS.finditer(written):
        key, plain, quoted = pair.groups()
        key = _unquoted(key)
        if key in values or key == "<<":
            raise _Unknown
        value = plain if quoted is None else _unquoted(quoted)
        values[key] = Scalar(Place(line, column + pair.start(2 if quoted is None else 3)), value)
        keys[key] = Place(line, column + pair.start(1))
    return Mapping(Place(line, column), values, keys, whole=True)


def _is_dash(token: _Token) -> bool:
    return token[2] is None and token[3] is None


def _unquoted(written: str) -> str:
    if written[0] != '"':
        return written
    inner = written[1:-1]
    return _ESCAPES.sub(_unescaped, inner) if "\\" in inner else inner


def _unescaped(escape: re.Match[str]) -> str:
    named = _NAMED.get(escape[0][1])
    return named if named is not None else chr(int(escape[0][2:], base=16))  # noqa: FURB166
