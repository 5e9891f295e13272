"""Test-only: stands in for the modules of ansible.windows, over a registry in a JSON file.

An action plugin, so that a playbook of a hundred steps runs in seconds. It behaves as the documentation and
the source of the modules say: names compare without case, a state of absent without a name removes the key,
DWORDs are unsigned, texts become numbers, and check mode writes nothing.

The file: {"facts": {...}, "keys": {path: {name: [type, data]}}, "failsAt": n, "log": [...]}
"""
import json
import os

from ansible.plugins.action import ActionBase

TYPES = {
    "string": "REG_SZ", "expandstring": "REG_EXPAND_SZ", "multistring": "REG_MULTI_SZ",
    "binary": "REG_BINARY", "dword": "REG_DWORD", "qword": "REG_QWORD",
}


def plain(value):
    return json.loads(json.dumps(value))


class Registry:
    def __init__(self, host):
        self.path = os.path.join(os.environ["TLS_READY_REGISTRY"], host + ".json")
        with open(self.path, encoding="utf-8") as file:
            self.world = json.load(file)
        self.keys = self.world["keys"]

    def save(self):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(self.world, file)

    def key(self, path):
        return next((each for each in self.keys if each.lower() == path.lower()), None)

    def name(self, path, name):
        key = self.key(path)
        return next((each for each in self.keys.get(key, {}) if each.lower() == name.lower()), None)

    def make(self, path):
        parts = path.split("\\")
        for end in range(2, len(parts) + 1):
            part = "\\".join(parts[:end])
            if self.key(part) is None:
                self.keys[part] = {}

    def children(self, path):
        return [each[len(path) + 1:] for each in self.keys
                if each.lower().startswith(path.lower() + "\\") and "\\" not in each[len(path) + 1:]]


class ActionModule(ActionBase):
    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        registry = Registry(task_vars["inventory_hostname"])
        action = self._task.action.split(".")[-1]
        args = plain(self._task.args)
        result.update(getattr(self, action)(registry, args))
        return result

    def setup(self, registry, args):
        return {"changed": False, "ansible_facts": {"ansible_" + name: fact for name, fact in registry.world["facts"].items()}}

    def win_reg_stat(self, registry, args):
        assert set(args) <= {"path", "name"}, args
        key = registry.key(args["path"])
        if "name" not in args:
            if key is None:
                return {"changed": False, "exists": False}
            properties = {name: {"type": kind, "raw_value": data, "value": data} for name, (kind, data) in registry.keys[key].items()}
            return {"changed": False, "exists": True, "properties": properties, "sub_keys": registry.children(key)}
        name = registry.name(args["path"], args["name"])
        if name is None:
            return {"changed": False, "exists": False}
        kind, data = registry.keys[key][name]
        return {"changed": False, "exists": True, "type": kind, "raw_value": data, "value": data}

    def win_regedit(self, registry, args):
        assert set(args) <= {"path", "name", "type", "data", "state", "delete_key"}, args
        path, name, check = args["path"], args.get("name"), self._task.check_mode
        key, held = registry.key(path), registry.name(path, name or "")
        if args["state"] == "absent" and not name:
            assert str(args["delete_key"]).lower() == "true", "clears the default value instead"
            changed = key is not None
            after = {each: values for each, values in registry.keys.items()
                     if each.lower() != path.lower() and not each.lower().startswith(path.lower() + "\\")}
        elif args["state"] == "absent":
            changed = held is not None
            after = plain(registry.keys)
            if changed:
                del after[key][held]
        else:
            kind, data = TYPES[args["type"]], args["data"]
            if kind in ("REG_DWORD", "REG_QWORD"):
                data = int(data)
            elif kind in ("REG_SZ", "REG_EXPAND_SZ"):
                assert isinstance(data, str), ("not a text", data)
            else:
                assert isinstance(data, list), ("not a list", data)
            changed = held is None or registry.keys[key][held] != [kind, data]
            if changed and not check:
                registry.make(path)
            after = registry.keys
            if changed and not check:
                key = registry.key(path)
                after[key][held or name] = [kind, data]
        if changed and not check:
            writes = len(registry.world["log"]) + 1
            if writes == registry.world["failsAt"]:
                return {"failed": True, "msg": "Requested registry access is not allowed."}
            registry.world["log"].append([args["state"], path, name])
            registry.world["keys"] = after
            registry.save()
        return {"changed": changed, "diff": {"before": "", "after": ""}}

    def win_reboot(self, registry, args):
        registry.world["log"].append(["restart", None, None])
        registry.save()
        return {"changed": True, "rebooted": True}
