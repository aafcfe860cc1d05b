# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""Every operation of the API: one module an operation, one package a tag."""
