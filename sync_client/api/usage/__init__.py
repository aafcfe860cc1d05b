# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
