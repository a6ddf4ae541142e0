"""What other price lists know of models and pages can't say: families, tokenizers, retirements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from kimi_calc.price_lists.pages.wording import folded
from kimi_calc.pricing.models import Model, PriceList

_MOST_LINES = 2_000
_FAMILY = re.compile(r"[a-z]+-[a-z]*[0-9]+(?:\.[0-9]+)*")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-._:/][a-z0-9]+)+")


class Facts:
    """The models of a reference list and of others, each as the first of the lists has it."""

    def __init__(self, lists: Iterable[PriceList]) -> None:
        self._models: dict[str, Model] = {}
        for price_list in lists:
            for model in price_list.models:
                self._models.setdefault(model.id, model)
        self._by_name = {_named(model_id): model_id for model_id in self._models}
        self._lines: list[str] = []

    def preferring(self, price_list: PriceList | None) -> Facts:
        """The same, with what this list says first."""
        facts = Facts([price_list] if price_list else [])
        facts._models = {**self._models, **facts._models}
        facts._by_name, facts._lines = self._by_name, self._lines
        return facts

    def hear(self, lines: Iterable[str]) -> None:
        """Take the sentences of a page, which say what new models can."""
        self._lines += [folded(line) for line in islice(lines, _MOST_LINES)]

    def model(self, model_id: str) -> Model | None:
        """What is known of a model; None where no list has it."""
        return self._models.get(model_id)

    def tiered(self, model_id: str) -> bool:
        """Whether the model is one whose prices go by the length of a request."""
        model = self._models.get(model_id)
        return len(model.tiers) > 1 if model else model_id == "kimi-latest"

    def spelt(self, model_id: str) -> str:
        """The id as the lists write it, which differs from this at most in its case."""
        return (
            model_id
            if model_id in self._models
            else self._by_name.get(
                _named(model_id) if model_id.lower() in self._models else "", model_id
            )
        )

    def of_name(self, name: str) -> str | None:
        """The id of the model with a name such as `Kimi K2.6`; None where no list has it."""
        return self._by_name.get(_named(name))

    def in_heading(self, heading: str) -> tuple[str, bool] | None:
        """The only id in a heading, and whether it stands there as an id; None for none or two."""
        text = folded(heading)
        words = _WORD.findall(text)
        ids = dict.fromkeys(one for one in words if "-" in one and any(map(str.isdigit, one)))
        if len(ids) == 1:
            return self.spelt(next(iter(ids))), True
        if ids:
            return None
        names = [one for name, one in self._by_name.items() if _holds(text, name)]
        longest = max(names, key=len, default=None)
        alike = [one for one in names if longest and not longest.startswith(one)]
        return (longest, False) if longest and not alike else None

    def family(self, model_id: str) -> str:
        """What a model is grouped by: `kimi-k2.7` for `kimi-k2.7-code`."""
        known = self._models.get(model_id)
        if known:
            return known.family
        match = _FAMILY.match(model_id.lower())
        return match[0] if match else model_id

    def marks(self, model_id: str) -> tuple[bool, bool]:
        """Whether a model thinks, and whether it sees: by the lists, a new one by page and id."""
        known = self._models.get(model_id)
        if known:
            return known.thinking, known.vision
        name = _named(model_id)
        about = [line for line in self._lines if _holds(line, name)]
        return (
            "thinking" in name or any(_says(line, _THINKING) for line in about),
            "vision" in name or any(_says(line, _VISION) for line in about),
        )


_THINKING = (
    *("思考模型", "推理模型", "thinking model", "reasoning model", "always reason", "思考能力"),
    *("深度推理", "multimodal reasoning", "思考模式", "thinking mode"),
)
_VISION = (
    *(
        "视觉模型",
        "图片理解",
        "图片与视频",
        "图像理解",
        "vision model",
        "visual model",
        "visual input",
    ),
    *("image understanding", "image input", "understands images", "图片输入", "图片、视频"),
)
_NOT = ("不支持", "does not support", "not support", "暂不", "无法", "without", "non-", "no ")


def _says(line: str, words: tuple[str, ...]) -> bool:
    return any(
        word in line and not any(no in line[: line.index(word)][-40:] for no in _NOT)
        for word in words
    )


def _named(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", folded(name))


def _holds(text: str, name: str) -> bool:
    """Whether a text has the name of a model, written with hyphens or spaces."""
    name = "[ _-]".join(map(re.escape, name.split("-")))
    return re.search(rf"(?<![a-z0-9.]){name}(?![a-z0-9]|[.-][a-z0-9])", text) is not None
