"""The project that the generator writes: its own parts, further ones, and the runtime as it stands.

The one module that uses what openapi-python-client does not promise to keep. Its version is pinned, and the drift check
guards what comes of it.
"""

from __future__ import annotations

from collections import Counter
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.strings import snake_case

from . import docstrings
from .colours import make_synchronous
from .contract import Contract
from .extensions import extension_problems
from .operations import Body, Operation
from .properties import Schemas
from .references import reference_problems
from .resources import Resource
from .rules import model_rules


def build(contract: Path, config: Path, templates: Path, package: Path) -> list[str]:
    """Write the package. Returns what the generator complains of."""
    try:
        loaded = Contract.load(contract)
    except yaml.YAMLError as error:
        return [str(error)]
    problems = reference_problems(loaded.document) or extension_problems(loaded.document)
    if problems:
        return problems
    settings = Config.from_sources(
        ConfigFile.load_from_path(config), MetaType.NONE, contract, "utf-8", overwrite=True, output_path=package
    )
    data = GeneratorData.from_dict(loaded.simplify(), config=settings)
    if isinstance(data, GeneratorError):
        return [describe_error(data)]
    project = ClientProject(loaded, data, settings, templates)
    with redirect_stdout(StringIO()):
        return [describe_error(error) for error in project.build()]


def describe_error(error: GeneratorError) -> str:
    return f"{error.header}\n{error.detail or ''}".strip()


class ClientProject(Project):
    """The package `sync_client`."""

    def __init__(self, contract: Contract, data: GeneratorData, config: Config, templates: Path) -> None:
        super().__init__(openapi=data, config=config, custom_template_path=templates)
        self.contract = contract
        self.templates = templates
        self.schemas = Schemas(data.models, contract)
        self.env.globals["operation_doc"] = operation_doc
        self.env.filters["in_python"] = docstrings.in_python
        ids = {snake_case(operation["operationId"]): operation["operationId"] for operation in contract.operations}
        self.by_tag: dict[str, list[Operation]] = {
            str(tag): [
                Operation(endpoint, contract, self.schemas, ids[str(endpoint.name)])
                for endpoint in collection.endpoints
            ]
            for tag, collection in data.endpoint_collections_by_tag.items()
        }

    def write(self, path: str, template: str, **values: Any) -> None:
        """Render a file of the package."""
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.env.get_template(template).render(**values), encoding="utf-8")

    def _create_package(self) -> None:
        header = self.env.get_template("header.jinja").render()
        for source in sorted((self.templates / "runtime").glob("*.py")):
            if source.stem == "__init__":
                continue
            text = source.read_text("utf-8")
            (self.package_dir / source.name).write_text(header + text, encoding="utf-8")
            if source.stem.startswith("async_"):
                derived = self.package_dir / source.name.removeprefix("async_")
                derived.write_text(header + make_synchronous(text), encoding="utf-8")
        (self.package_dir / "py.typed").touch()
        self.write("__init__.py", "package_init.py.jinja")
        key = self.contract.document["components"]["securitySchemes"]["apiKey"]["name"]
        self.write("client.py", "client.py.jinja", base_url=self.contract.document["servers"][0]["url"], key_header=key)

    def _build_models(self) -> None:
        sent = self.contract.find_sent()
        names = {str(model.class_info.name): str(model.class_info.module_name) for model in self.openapi.models}
        names |= {str(enum.class_info.name): str(enum.class_info.module_name) for enum in self.openapi.enums}
        for base in sorted(set(self.schemas.bases.values())):
            names[base] = snake_case(base)
            self.write(f"models/{names[base]}.py", "base.py.jinja", name=base)
        for model in self.openapi.models:
            name = str(model.class_info.name)
            fields = self.schemas.fields(model)
            base = self.schemas.base(name)
            own = {*(model.relative_imports or ()), *(model.lazy_imports or ())}
            imports = [line for line in own if "..models." in line]
            # The formatter takes out those that are not used.
            imports += [f"from ..models.{names[one]} import {one}" for one in set(self.schemas.bases.values())]
            self.write(
                f"models/{names[name]}.py",
                "model.py.jinja",
                name=name,
                base=base,
                fields=fields,
                demanded=self.schemas.demanded(model),
                description=self.contract.schema(name).get("description", f"{name}."),
                rules=model_rules(self.contract, self.contract.schema(name), fields) if name in sent else None,
                imports=sorted(line.replace("from ..models.", "from .") for line in imports),
            )
        for enum in self.openapi.enums:
            self.write(f"models/{enum.class_info.module_name}.py", "literal_enum.py.jinja", enum=enum)
        imports = [f"from .{module} import {name}" for name, module in names.items()]
        self.write("models/__init__.py", "models_init.py.jinja", imports=imports)

    def _build_api(self) -> None:
        imports: list[str] = []
        for tag, operations in self.by_tag.items():
            self.write(f"api/{tag}/__init__.py", "endpoint_init.py.jinja")
            for operation in operations:
                self.write(f"api/{tag}/{operation.name}.py", "endpoint_module.py.jinja", operation=operation)
                imports += [f"from .{tag}.{operation.name} import {function}" for function in operation.functions]
        self.write("api/__init__.py", "api_init.py.jinja", imports=imports)
        self._build_resources()

    def _build_resources(self) -> None:
        resources = [
            Resource(tag, operations, self.contract, self.schemas) for tag, operations in sorted(self.by_tag.items())
        ]
        for resource in resources:
            twice = [name for name, count in Counter(method.name for method in resource.methods).items() if count > 1]
            if twice:
                raise ValueError(f"{resource.tag} has two methods {twice[0]}: give one an x-method.")
            self.write(
                f"resources/{resource.tag}.py",
                "resource.py.jinja",
                resource=resource,
                names=self._all_names() - {resource.name},
            )
        self.write("resources/__init__.py", "resources_init.py.jinja", resources=resources)

    def _all_names(self) -> set[str]:
        """Every class and enum: the formatter takes out what a module does not use."""
        found = {str(item.class_info.name) for item in [*self.openapi.models, *self.openapi.enums]}
        return found | set(self.schemas.bases.values())


def operation_doc(operation: Operation, body: Body | None) -> str:
    """The docstring of the function that builds an operation."""
    route = f"{operation.method} {operation.plain_path}" + (f" ({body.content_type})" if body else "")
    # What its arguments are is told where people meet them: at the methods of the resources.
    return docstrings.docstring(f"{operation.summary}: `{route}`", margin=4)
