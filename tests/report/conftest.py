"""What the tests of the report share."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import Renderer


@pytest.fixture
def render(tmp_path: Path) -> Renderer:
    """Renders small templates in a fresh folder."""
    return Renderer(tmp_path)
