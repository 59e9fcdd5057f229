"""What a change of the API's document would break for programs that were written against an earlier one."""

from typing import Any

Part = dict[str, Any]


def broken(old: Part, new: Part) -> list[str]:
    """Each promise of the old document that the new one does not keep, in words."""
    return [*_paths(old, new), *_schemas(old, new)]


def _paths(old: Part, new: Part):
    for path, operations in old["paths"].items():
        for method, before in operations.items():
            after = new["paths"].get(path, {}).get(method)
            if after is None:
                yield f"{method} {path} is gone"
                continue
            yield from _parameters(f"{method} {path}", before, after)
            if before["operationId"] != after["operationId"]:
                yield f"{method} {path} has another operationId"
            for status in before["responses"].keys() - after["responses"].keys():
                if status.startswith("2"):
                    yield f"{method} {path} answers {status} no more"


def _parameters(where: str, before: Part, after: Part):
    was = {each["name"]: each for each in before.get("parameters", [])}
    now = {each["name"]: each for each in after.get("parameters", [])}
    for name in was.keys() - now.keys():
        yield f"{where}: the parameter {name} is gone"
    for name, each in now.items():
        if each.get("required") and not was.get(name, {}).get("required"):
            yield f"{where}: the parameter {name} must be given now"


def _schemas(old: Part, new: Part):
    for name, before in old["components"]["schemas"].items():
        after = new["components"]["schemas"].get(name)
        if after is None:
            yield f"{name} is gone"
            continue
        for key, was in before.get("properties", {}).items():
            now = after.get("properties", {}).get(key)
            if now is None:
                yield f"{name}.{key} is gone"
            elif _type(was) != _type(now):
                yield f"{name}.{key} has another type"
            elif set(was.get("enum", [])) - set(now.get("enum", was.get("enum", []))):
                yield f"{name}.{key} has fewer words"
        for key in set(before.get("required", [])) - set(after.get("required", [])):
            yield f"{name}.{key} is not always there any more"


def _type(schema: Part) -> Any:
    """The type, or the reference, of a property; what may be null stays so."""
    kinds = schema.get("type")
    return (
        tuple(sorted(kinds)) if isinstance(kinds, list) else kinds,
        schema.get("$ref"),
        str(schema.get("allOf") or schema.get("oneOf") or schema.get("anyOf") or ""),
        _type(schema["items"]) if "items" in schema else None,
    )
