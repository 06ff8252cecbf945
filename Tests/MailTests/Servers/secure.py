"""aiosmtpd with STARTTLS, or TLS from the start, and AUTH; what it is given lies in a folder.

    secure.py PORT-FILE FOLDER CERTIFICATE KEY starttls|tls USER PASSWORD

Each message goes to FOLDER/N.eml as it came, with FOLDER/N.json beside it: its envelope.
"""
import json
import os
import socket
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        with open(f"{self.folder}/{self.count}.eml", "wb") as file:
            file.write(envelope.content)
        with open(f"{self.folder}/{self.count}.json", "w", encoding="utf-8") as file:
            json.dump(
                {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": server.transport.get_extra_info("ssl_object") is not None,
                 "login": session.authenticated}, file)
        return "250 2.0.0 kept"


def main():
    port_file, folder, certificate, key, way, user, password = sys.argv[1:8]
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def authenticate(server, session, envelope, mechanism, data):
        good = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=good, handled=good)

    class Own(Controller):
        def factory(self):
            return SMTP(
                self.handler, authenticator=authenticate, auth_required=True, auth_require_tls=way == "starttls",
                require_starttls=way == "starttls", tls_context=context if way == "starttls" else None,
                auth_exclude_mechanism=[])

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Own(
        Keeper(folder), hostname="127.0.0.1", port=port, ssl_context=context if way == "tls" else None)
    controller.start()
    with open(port_file + ".new", "w") as file:
        file.write(str(port))
    os.rename(port_file + ".new", port_file)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
