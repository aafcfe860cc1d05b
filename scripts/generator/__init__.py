"""How openapi.yaml becomes the package sync_client: the logic, on the classes of openapi-python-client.

`project` parses the contract and writes the files; `properties` says how a property reads in Python, `operations`,
`builders` and `resources` how an operation does, and `docstrings` what is said of it. The layout stands in templates/.
"""
