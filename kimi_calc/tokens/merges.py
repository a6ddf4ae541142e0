"""Pieces → numbers of tokens, by byte pair merges: again and again, the best pair becomes one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, MutableSequence
from heapq import heapify, heappop, heappush

_NEVER = 1 << 62  # in place of a rank, for what is no token: after every rank
_FEW = 48  # bytes: from here on a heap is faster than looking for the lowest rank again and again
_LONG = 1 << 16  # bytes: from here on memory matters more than speed
_SHORT = 32  # characters; longer pieces hardly come twice
_MOST_KEPT = 1 << 15  # pieces, 8 MB at the most


class PieceCounts(dict[str, int]):
    """The number of tokens of every piece, worked out when it is asked for.

    `ranks` are a vocabulary: for the bytes of each token its rank, from 0, each once; they must
    hold all 256 single bytes. A dict that fills itself, because Python has nothing faster for
    pieces that come again; it keeps short ones only, and 32,768 of them at the most.
    """

    def __init__(self, ranks: Mapping[bytes, int]) -> None:
        super().__init__()
        self._ranks = ranks

    def __missing__(self, piece: str) -> int:
        count = merged_count(_encoded(piece), self._ranks)
        if len(piece) <= _SHORT:
            if len(self) >= _MOST_KEPT:
                self.clear()  # the frequent ones are soon back
            self[piece] = count
        return count


def merged_count(piece: bytes, ranks: Mapping[bytes, int]) -> int:
    """How many tokens a piece of at least one byte becomes.

    A piece that is a token is one. Any other starts as single bytes; of all neighbours that are a
    token together, those of the lowest rank become one, the leftmost first, until there are none
    (byte pair encoding as tiktoken does it). Time grows a little faster than the length.
    """
    if piece in ranks:
        return 1
    return _scanned(piece, ranks) if len(piece) < _FEW else _queued(piece, ranks)


def _encoded(piece: str) -> bytes:
    """UTF-8. A lone half of a surrogate pair, which UTF-8 can't hold, becomes U+FFFD.

    So does tiktoken, and so do most programs before such a text is sent. Both are symbols to the
    splitting rule, so it doesn't matter that the text has been split before.
    """
    try:
        return piece.encode()
    except UnicodeEncodeError:
        return piece.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _scanned(piece: bytes, ranks: Mapping[bytes, int]) -> int:
    """The count by looking through all pairs before each merge: the fastest way for few bytes."""
    rank_of = ranks.get
    starts = list(range(len(piece) + 1))  # of every token, and the end
    pairs = [rank_of(piece[start : start + 2], _NEVER) for start in range(len(piece) - 1)]
    while pairs:
        lowest = min(pairs)
        if lowest == _NEVER:
            break
        place = pairs.index(lowest)
        del starts[place + 1], pairs[place]
        if place < len(pairs):
            pairs[place] = rank_of(piece[starts[place] : starts[place + 2]], _NEVER)
        if place:
            pairs[place - 1] = rank_of(piece[starts[place - 1] : starts[place + 1]], _NEVER)
    return len(starts) - 1


def _queued(piece: bytes, ranks: Mapping[bytes, int]) -> int:
    """The count with a queue of pairs, lowest rank first: n log n."""
    rank_of = ranks.get
    size = len(piece)
    table: Callable[[Iterable[int]], MutableSequence[int]] = _packed if size >= _LONG else list
    # At the start of each token: where the next and the one before start, and the rank of the
    # token with the next. At other places the rank is _NEVER and the rest means nothing.
    after = table(range(1, size + 2))
    before = table(range(-1, size))
    pairs = table(rank_of(piece[start : start + 2], _NEVER) for start in range(size - 1))
    pairs.append(_NEVER)
    # Rank and place in one number: smaller and faster than a tuple.
    queue = [rank * size + start for start, rank in enumerate(pairs) if rank != _NEVER]
    heapify(queue)
    count = size
    while queue:
        rank, start = divmod(heappop(queue), size)
        if pairs[start] != rank:
            continue  # One of the two has become part of another token since.
        count -= 1
        middle = after[start]
        end = after[middle]
        pairs[middle] = _NEVER
        after[start] = end
        before[end] = start
        joined = rank_of(piece[start : after[end]], _NEVER) if end < size else _NEVER
        pairs[start] = joined
        if joined != _NEVER:
            heappush(queue, joined * size + start)
        if start:
            left = before[start]
            joined = rank_of(piece[left:end], _NEVER)
            pairs[left] = joined
            if joined != _NEVER:
                heappush(queue, joined * size + left)
    return count


def _packed(numbers: Iterable[int]) -> array[int]:
    """As list() of numbers, in a quarter of the memory, but slower to read."""
    return array("q", numbers)
