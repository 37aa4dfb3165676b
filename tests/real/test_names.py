"""Under which indicator and item every figure of the forms is stored, against a list read line by line; and the rule
that holds for any file: nothing is stored under an indicator whose unit it cannot have."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.catalogue import catalogue, dimensions, members_by_code
from data.model import item_parts
from data.units import find_unit
from tests.loaders.stored_names import (
    EXAMPLES,
    FORMS,
    GOLDEN_OF_FORMS,
    SAMPLES,
    StoredName,
    differences,
    figures_of,
    files_in,
    golden,
    number_of,
    stored_names,
)

UNSEEN = Path(os.environ.get("UNSEEN_FORMS", "/tmp/unseen/forms"))
"""More workbooks, where they were made; a machine without them goes without."""
OPEN = {"project", "owner", "task", "agency", "part", "ministry", "lead", "group", "base", "program"}
"""Dimensions whose members no list can hold."""

pytestmark = pytest.mark.real


def required(folder: Path) -> Path:
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{folder} is missing")
        pytest.skip(f"{folder} is missing: the real workbooks are not here")
    return folder


@pytest.fixture(scope="module")
def names_of_forms() -> set[StoredName]:
    return stored_names(files_in(required(FORMS)), number_of)


def test_every_figure_of_the_forms_is_stored_under_its_indicator_and_item(names_of_forms: set[StoredName]) -> None:
    assert differences(golden(GOLDEN_OF_FORMS), names_of_forms) == ""


def test_the_catalogue_knows_every_indicator_and_member_of_the_forms(names_of_forms: set[StoredName]) -> None:
    assert [line for line in names_of_forms if line.indicator not in catalogue()] == []
    for line in names_of_forms:
        for dimension, member in item_parts(line.item):
            assert dimension in dimensions(), line
            assert dimension in OPEN or (dimension, member) in members_by_code() or dimension == "measure", line


FOLDERS = [FORMS, SAMPLES, EXAMPLES, *([UNSEEN] if UNSEEN.is_dir() else [])]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_figure_is_stored_under_an_indicator_whose_unit_it_cannot_have(folder: Path) -> None:
    seen = 0
    for path, _, figure in figures_of(files_in(required(folder))):
        definition, stored = figure.named.definition, figure.observation
        if definition.proposed or stored is None:
            continue
        unit, wanted = find_unit(stored.unit), find_unit(definition.unit)
        assert unit is not None, (path.name, figure.ref, definition.code, stored.unit)
        assert wanted is not None
        assert unit.base == wanted.base, (path.name, figure.ref, definition.code, stored.unit)
        seen += 1
    assert seen > 100
