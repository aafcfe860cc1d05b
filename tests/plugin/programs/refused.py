"""Four mistakes in a marker."""

import pytest


@pytest.mark.sync_sandbox(concurency_limit=2)
def test_an_unknown_setting(sync_sandbox): ...


@pytest.mark.sync_sandbox(clock=None)
def test_what_a_fixture_makes(sync_sandbox): ...


@pytest.mark.sync_sandbox(2)
def test_a_setting_without_a_name(sync_sandbox): ...


@pytest.mark.sync_sandbox(rate_limit=-1)
def test_a_value_that_makes_no_sense(sync_sandbox): ...
