"""The signature parameters of a URL: they differ each time, though the file is the same."""

from __future__ import annotations

from typing import Dict, FrozenSet, List


def _prefixed(prefix: str, *names: str) -> FrozenSet[str]:
    return frozenset(prefix + name for name in names)


# What proves that a URL was signed, and what stands beside it. A parameter that is in no row is a part of the address.
SIGNED_BY: Dict[str, FrozenSet[str]] = {
    # Amazon S3, and what speaks like it.
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
    # The older form of these, and Amazon CloudFront.
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
    # Whoever signs may put the others in another order.
    kept: List[str] = sorted(part for name, part in zip(names, parts) if name not in dropped)
    return address + "?" * bool(kept) + "&".join(kept) + mark + fragment
