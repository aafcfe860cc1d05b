"""The documentation site: the pages that are made from code and contract, and the checks that zensical has not."""
