"""What belongs to the user: where it lies, one reader that can't be held up, one safe writer."""

from kimi_calc.user_files.places import (
    DRAFT,
    DRAFTS,
    HOME_VARIABLE,
    NO_FOLDER_HERE,
    PORTABLE,
    folder,
    has_drafts,
    is_draft,
    portable_folder,
)
from kimi_calc.user_files.reading import (
    NoOrdinaryFile,
    TooLarge,
    opened,
    read,
    refuse_under_a_file,
)
from kimi_calc.user_files.writing import (
    keep_aside,
    remove_all_unfinished,
    remove_unfinished,
    write,
)

__all__ = [
    "DRAFT",
    "DRAFTS",
    "HOME_VARIABLE",
    "NO_FOLDER_HERE",
    "PORTABLE",
    "NoOrdinaryFile",
    "TooLarge",
    "folder",
    "has_drafts",
    "is_draft",
    "keep_aside",
    "opened",
    "portable_folder",
    "read",
    "refuse_under_a_file",
    "remove_all_unfinished",
    "remove_unfinished",
    "write",
]
