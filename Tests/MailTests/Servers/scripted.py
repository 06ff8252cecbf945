"""A mail server that answers as it is told to, once for each line of its script.

    scripted.py PORT-FILE LOG-FILE SCRIPT

SCRIPT is JSON: for "connect", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA" and "." a reply, or a list of replies of
which the last one stays. A reply is the text to send, or what to do instead: "drop" closes the connection, "hang" says
nothing more, "drip" says a byte now and then, "flood" never ends its line. The
port it took goes to PORT-FILE; what it heard goes to LOG-FILE, a line of JSON each: a connection, a command, a message.
"""
import json
import os
import socket
import sys
import threading
import time

USUAL = {
    "connect": "220 test", "EHLO": "250 test", "STARTTLS": "220 go ahead", "AUTH": "235 welcome", "MAIL": "250 ok",
    "RCPT": "250 ok", "DATA": "354 go ahead", ".": "250 queued as 1", "QUIT": "221 bye", "NOOP": "250 ok",
    "RSET": "250 ok",
}


class Over(Exception):
    pass


class Server:
    def __init__(self, log, script):
        self.log = open(log, "a", encoding="utf-8")
        self.script = {**USUAL, **script}
        self.lock = threading.Lock()

    def note(self, **fact):
        with self.lock:
            self.log.write(json.dumps(fact, ensure_ascii=False) + "\n")
            self.log.flush()

    def reply(self, stage):
        with self.lock:
            answer = self.script.get(stage, "500 unknown")
            if isinstance(answer, list):
                return answer.pop(0) if len(answer) > 1 else answer[0]
            return answer

    def answer(self, connection, stage):
        reply = self.reply(stage)
        if reply == "drop":
            raise Over
        if reply == "hang":
            time.sleep(30)
            raise Over
        if reply == "drip":
            for _ in range(300):
                connection.sendall(b"2")
                time.sleep(0.1)
            raise Over
        if reply == "flood":
            connection.sendall(b"250 " + b"x" * (2 << 20))
            time.sleep(1)
            raise Over
        for line in reply.split("\n"):
            connection.sendall(line.encode() + b"\r\n")
        return reply

    def serve(self, connection):
        self.note(connected=True)
        try:
            self.answer(connection, "connect")
            lines = Lines(connection)
            while True:
                line = lines.next()
                verb = line.split(b" ")[0].upper().decode("ascii", "replace")
                self.note(command=line.decode("utf-8", "replace"))
                if verb not in self.script:
                    connection.sendall(b"500 unknown\r\n")
                    continue
                reply = self.answer(connection, verb)
                if verb == "QUIT":
                    return
                if verb == "DATA" and reply.startswith("354"):
                    message = lines.message()
                    self.note(message=message.decode("latin-1"))
                    self.answer(connection, ".")
        except (Over, OSError, EOFError):
            pass
        finally:
            connection.close()


class Lines:
    def __init__(self, connection):
        self.connection = connection
        self.held = b""

    def next(self):
        while b"\r\n" not in self.held:
            more = self.connection.recv(65536)
            if not more:
                raise EOFError
            self.held += more
        line, self.held = self.held.split(b"\r\n", 1)
        return line

    def message(self):
        """Everything up to the lone dot, without the dots that were put before others (RFC 5321, section 4.5.2)."""
        lines = []
        while (line := self.next()) != b".":
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(line + b"\r\n" for line in lines)


def main():
    port_file, log, script = sys.argv[1:4]
    server = Server(log, json.loads(script))
    listener = socket.create_server(("127.0.0.1", 0))
    with open(port_file + ".new", "w") as file:
        file.write(str(listener.getsockname()[1]))
    os.rename(port_file + ".new", port_file)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=server.serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
