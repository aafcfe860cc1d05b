"""Removes the signature parameters of a URL: they change each time it is signed, though the file is the same."""

from __future__ import annotations

from typing import Dict, FrozenSet, List


def _prefixed(prefix: str, *names: str) -> FrozenSet[str]:
    return frozenset(prefix + name for name in names)


# The parameters that show that a URL is signed, and those that accompany each. All others identify the file.
SIGNED_BY: Dict[str, FrozenSet[str]] = {
    # Amazon S3 and compatible services.
    "x-amz-signature": _prefixed(
        "x-amz-", "algorithm", "credential", "date", "expires", "security-token", "signedheaders"
    ),
    # Google Cloud Storage.
    "x-goog-signature": _prefixed("x-goog-", "algorithm", "credential", "date", "expires", "signedheaders"),
    # Alibaba OSS.
    "x-oss-signature": _prefixed(
        "x-oss-", "signature-version", "credential", "date", "expires", "security-token", "additional-headers"
    ),
    # Tencent COS.
    "q-signature": _prefixed("q-", "sign-algorithm", "ak", "sign-time", "key-time", "header-list", "url-param-list")
    | {"x-cos-security-token"},
    # Older versions of these, and Amazon CloudFront.
    "signature": frozenset(
        ("awsaccesskeyid", "googleaccessid", "ossaccesskeyid", "expires", "security-token", "x-amz-security-token")
    )
    | {"policy", "key-pair-id", "hash-algorithm"},
    # Azure Blob Storage.
    "sig": frozenset(("sv", "ss", "srt", "sr", "st", "se", "sp", "sip", "spr", "sdd", "ses"))
    | {"saoid", "suoid", "scid", "skoid", "sktid", "skt", "ske", "sks", "skv"},
    # Supabase, Firebase, Bunny, Mux and others.
    "token": frozenset(("expires", "token_path")),
}


def without_signature(text: str) -> str:
    """A URL without its signature parameters; any other text unchanged."""
    if "?" not in text or not text[:8].lower().startswith(("http://", "https://")):
        return text
    address, _, rest = text.partition("?")
    query, mark, fragment = rest.partition("#")
    parts = query.split("&")
    names = [part.partition("=")[0].lower() for part in parts]
    signing = SIGNED_BY.keys() & names
    if not signing:
        return text
    dropped = signing.union(*(SIGNED_BY[name] for name in signing))
    # Signing may change the order of the other parameters.
    kept: List[str] = sorted(part for name, part in zip(names, parts) if name not in dropped)
    return address + "?" * bool(kept) + "&".join(kept) + mark + fragment
