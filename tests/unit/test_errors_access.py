"""No message gives access to what its URLs are of."""

from __future__ import annotations

import pytest

from sync.errors import ApiError, InvalidRequestError
from sync_client.errors import LONGEST_VALUE, show


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a: https://cdn.example/a.mp4?sig=S3CRET&x=1, and b", "a: https://cdn.example/a.mp4?*** and b"),
        ('"https://me:S3CRET@cdn.example/a.mp4"', '"https://***@cdn.example/a.mp4"'),
        ("(s3://k:S3C@RET@bucket/a) HTTPS://A:S3CRET@B", "(s3://***@bucket/a) HTTPS://***@B"),
        ("https://cdn.example:8443/a.mp4 at 12:30", "https://cdn.example:8443/a.mp4 at 12:30"),
        ("a//b?c @ d", "a//b?c @ d"),
    ],
)
def test_a_url_is_named_without_its_query_and_its_password(said: str, told: str) -> None:
    error = ApiError(said)
    assert (error.message, str(error), error.args) == (told, told, (told,))
    assert ApiError(suggestion=said).suggestion == told
    error.suggestion = said
    assert "S3CRET" not in str(error)


def test_a_value_that_was_cut_short_shows_no_part_of_it() -> None:
    for length in range(LONGEST_VALUE):
        filling = "x" * length
        for url in (
            f"https://user:S3CRET{filling}@host/a",
            f"https://S3CRET{filling}@host/a",
            f"https://host/{filling}?sig=S3CRETS3CRET",
        ):
            assert "S3C" not in str(InvalidRequestError(f"url must be another, not {show(url)}."))
