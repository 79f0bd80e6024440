"""Loads the template builder, which lies outside the package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_FOLDER = Path(__file__).parents[2] / "docx_templates"


@pytest.fixture(scope="session")
def build() -> ModuleType:
    """The module docx_templates/build.py."""
    # Not under its own name: "build" is also a package of the Python Packaging Authority.
    spec = importlib.util.spec_from_file_location("docx_templates_build", _FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(_FOLDER))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(_FOLDER))
    return module
