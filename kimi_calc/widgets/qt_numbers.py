"""Values of Qt's enumerations as the numbers they are, for what is built before the amount is seen.

At the first touch of `Qt` PySide6 makes Python classes of all its enumerations, 14 ms, which a
twelfth of the start would be for. Even an import by that name is one, so modules that are loaded
early say `QtCore.Qt.`, where it is used late. A property takes the number too:
`label.setProperty("alignment", TOP_RIGHT)`.
"""

from __future__ import annotations

PLAIN_TEXT = 0  # Qt.TextFormat.PlainText, of the property "textFormat"

# Qt.AlignmentFlag, of the property "alignment" and of QPainter.drawText
RIGHT = 0x2
TOP_RIGHT = 0x22
MIDDLE_RIGHT = 0x82
CENTRE = 0x84

SINGLE_LINE, SHOW_MNEMONIC = 0x100, 0x800  # Qt.TextFlag

SELECTABLE_BY_MOUSE = 1  # Qt.TextInteractionFlag, of "textInteractionFlags"

NO_FOCUS, STRONG_FOCUS = 0, 11  # Qt.FocusPolicy, of "focusPolicy"

HORIZONTAL = 1  # Qt.Orientation, of "orientation"

NO_SCROLL_BAR = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff, of "verticalScrollBarPolicy"

# Qt.ItemDataRole, where a role is asked for
TOOL_TIP_ROLE, ACCESSIBLE_TEXT_ROLE, USER_ROLE = 3, 11, 256
