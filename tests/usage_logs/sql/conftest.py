"""The engines that statements are tried on, each started once a run."""

from collections.abc import Iterator

import pytest
from usage_logs.sql.engines import Engine, Missing, postgresql, python_engine


@pytest.fixture(scope="session", params=["duckdb", "postgresql", "clickhouse", "spark"])
def engine(request: pytest.FixtureRequest, before_release: bool) -> Iterator[Engine]:
    """Each that is here; --before-release: those of PyPI too that are too large for every day."""
    try:
        if request.param == "postgresql":
            with postgresql() as found:
                yield found
        else:
            yield python_engine(request.param, install=before_release)
    except Missing as why:
        pytest.skip(str(why))
