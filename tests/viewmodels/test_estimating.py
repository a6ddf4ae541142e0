import pytest
from drawn_estimate import drawn_estimate

from kimi_calc.estimates import Estimate
from kimi_calc.viewmodels.estimating import Estimating


@pytest.fixture
def estimating() -> Estimating:
    made = Estimating()
    made.show(drawn_estimate())
    return made


def names(estimating: Estimating) -> list[str]:
    return [f"{item.group}/{item.name}" for item in estimating.estimate.items]


DRAWN = ["客服/客服机器人", "客服/工单分类", "文档/合同摘要", "文档/历史合同整理", "研发/代码助手"]


def key(estimating: Estimating, name: str) -> int:
    return next(item.key for item in estimating.estimate.items if item.name == name)


def test_every_item_has_a_key_of_its_own(estimating: Estimating) -> None:
    keys = [item.key for item in estimating.estimate.items]
    assert len({*keys}) == 5
    assert 0 not in keys
    assert estimating.estimate == drawn_estimate()  # a key is no part of it


def test_undo_and_redo_of_every_change(estimating: Estimating) -> None:
    one = key(estimating, "工单分类")
    changes = (
        lambda: estimating.set_values({one}, name="x", group="研发"),
        lambda: estimating.remove({one}),
        lambda: estimating.duplicate({key(estimating, "代码助手")}),
        lambda: estimating.move_group("研发", -1),
        lambda: estimating.rename_group("研发", "客服"),
        lambda: estimating.sort(lambda item: item.quote.total, descending=True),
        lambda: estimating.set_name("y"),
    )
    states: list[Estimate] = [estimating.estimate]
    for change in changes:
        change()
        assert estimating.estimate != states[-1]
        states.append(estimating.estimate)
    for state in reversed(states[:-1]):
        estimating.undo()
        assert estimating.estimate == state
    assert not estimating.can_undo
    for state in states[1:]:
        estimating.redo()
        assert estimating.estimate == state
    assert not estimating.can_redo


def test_moving_down_and_up_again(estimating: Estimating) -> None:
    one = {key(estimating, "客服机器人")}
    seen = [names(estimating)]
    for _ in range(8):
        estimating.move_by(one, 1)
        seen.append(names(estimating))
    assert seen[1] == ["客服/工单分类", "客服/客服机器人", *DRAWN[2:]]
    assert seen[2] == ["客服/工单分类", "文档/客服机器人", *DRAWN[2:]]
    assert seen[-1] == seen[-2] == ["客服/工单分类", *DRAWN[2:], "研发/客服机器人"]
    for _ in range(8):
        estimating.move_by(one, -1)
    assert names(estimating) == DRAWN


def test_several_move_together(estimating: Estimating) -> None:
    both = {key(estimating, "客服机器人"), key(estimating, "合同摘要")}
    estimating.move(both, key(estimating, "代码助手"))
    assert names(estimating) == [
        "客服/工单分类",
        "文档/历史合同整理",
        "研发/客服机器人",
        "研发/合同摘要",
        "研发/代码助手",
    ]
    estimating.undo()
    assert names(estimating) == DRAWN


def test_items_dropped_on_themselves_stay(estimating: Estimating) -> None:
    one = key(estimating, "客服机器人")
    estimating.move({one}, one)
    assert names(estimating) == DRAWN
    assert not estimating.can_undo


def test_a_copy_stands_behind_what_it_was_copied_from(estimating: Estimating) -> None:
    (copy,) = estimating.duplicate({key(estimating, "工单分类")})
    assert names(estimating)[2] == "客服/工单分类"
    assert estimating.estimate.items[2].key == copy


def test_a_copy_moves_past_its_equal(estimating: Estimating) -> None:
    one = key(estimating, "工单分类")
    (copy,) = estimating.duplicate({one})
    for _ in range(2):
        estimating.move_by({copy}, -1)
    assert next(item.key for item in estimating.estimate.items) == copy
    assert names(estimating) == ["客服/工单分类", "客服/客服机器人", "客服/工单分类", *DRAWN[2:]]
