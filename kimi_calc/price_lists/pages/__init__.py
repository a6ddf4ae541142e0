"""Price lists from price pages: what was copied of a page, or saved, becomes a draft of a list.

A draft has what the page says, and all that is doubtful of it; nothing is guessed or dropped.
"""

from kimi_calc.price_lists.pages.decoding import MOST_BYTES
from kimi_calc.price_lists.pages.doubts import Doubt, Note, Remark, worded
from kimi_calc.price_lists.pages.drafting import read_pages
from kimi_calc.price_lists.pages.drafts import Draft, DraftCall, DraftRow
from kimi_calc.price_lists.pages.messages import MESSAGES, PageError
from kimi_calc.price_lists.pages.rows import Place, Unplaced

__all__ = [
    "MESSAGES",
    "MOST_BYTES",
    "Doubt",
    "Draft",
    "DraftCall",
    "DraftRow",
    "Note",
    "PageError",
    "Place",
    "Remark",
    "Unplaced",
    "read_pages",
    "worded",
]
