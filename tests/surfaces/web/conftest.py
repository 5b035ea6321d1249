"""The server over the record of the package, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small import small_site
from starlette.testclient import TestClient

from lexloci import Lexloci
from lexloci.surfaces.web.app import create_app
from lexloci.surfaces.web.site import Site


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(rate=0), follow_redirects=False) as found:
        yield found


@pytest.fixture(scope="session")
def published() -> Site:
    return Site(Lexloci(), published=True)


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site(tmp_path_factory.mktemp("published"))
