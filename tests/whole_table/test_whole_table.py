"""Random plays at the whole table; and that each rule, when it is broken, is found to be broken."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.whole_table.devices import Devices
from tests.whole_table.faults import AT_THE_TABLE, ON_DEVICES, planted
from tests.whole_table.machine import WholeTable

PLAYS = int(os.environ.get("PLAYS", "60"))
_HEALTH = list(HealthCheck)


@pytest.fixture(scope="module")
def devices() -> Iterator[Devices]:
    with Devices() as devices:
        yield devices


def test_every_device_knows_what_its_person_may_and_nothing_is_lost(devices: Devices) -> None:
    WholeTable.devices = devices
    run_state_machine_as_test(
        WholeTable,
        settings=settings(max_examples=PLAYS, stateful_step_count=40, deadline=None, suppress_health_check=_HEALTH),
    )


@pytest.mark.parametrize("fault", [*AT_THE_TABLE, *ON_DEVICES])
def test_each_planted_fault_is_found(fault: str) -> None:
    """`BUG=` each in turn: a machine that passes with a broken rule would prove nothing."""
    with Devices(fault) as faulty, planted(fault):
        WholeTable.devices = faulty
        with pytest.raises((AssertionError, ValueError, KeyError)):
            run_state_machine_as_test(
                WholeTable,
                settings=settings(
                    max_examples=100,
                    stateful_step_count=40,
                    deadline=None,
                    derandomize=True,
                    database=None,
                    phases=[Phase.generate],
                    suppress_health_check=_HEALTH,
                ),
            )
