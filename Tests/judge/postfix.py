"""Postfix with a configuration of its own in a folder of its own, on a port of loopback; it delivers into one Maildir.

Needs root, as Postfix does: it drops it for everything but its master.
"""
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

SERVICES = """\
{port} inet n - n - 20 smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

SETTINGS = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = /var/log/duban-judge-postfix.log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.org
mydestination =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mailboxes
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 100
smtpd_relay_restrictions = permit_auth_destination, reject
message_size_limit = 20000000
"""


class Postfix:
    """A context: started on entry, stopped and taken away on exit."""

    def __enter__(self):
        if os.geteuid() != 0:
            raise SystemExit("judge: Postfix needs root; run this again as root")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duban-postfix-"))
        self.folder.chmod(0o755)
        owner = pwd.getpwnam("postfix")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        for name in ("queue", "data", "mailboxes", "conf"):
            (self.folder / name).mkdir()
        for name in ("data", "mailboxes"):
            os.chown(self.folder / name, owner.pw_uid, owner.pw_gid)
        (self.folder / "conf/main.cf").write_text(
            SETTINGS.format(folder=self.folder, uid=owner.pw_uid, gid=owner.pw_gid))
        (self.folder / "conf/master.cf").write_text(SERVICES.format(port=f"127.0.0.1:{self.port}"))
        self.run("start")
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.1)
        self.__exit__()
        raise SystemExit("judge: Postfix does not listen; see /var/log/duban-judge-postfix.log")

    def run(self, command):
        done = subprocess.run(
            ["postfix", "-c", str(self.folder / "conf"), command], capture_output=True, text=True, check=False)
        if done.returncode != 0 and command == "start":
            raise SystemExit(f"judge: Postfix does not start: {done.stdout}{done.stderr}")

    def __exit__(self, *_):
        self.run("stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def messages(self):
        """The bytes of everything delivered so far."""
        return [path.read_bytes() for path in sorted(self.folder.glob("mailboxes/all/new/*"))]

    def wait(self, count, seconds=60):
        """Waits until `count` messages have been delivered."""
        end = time.monotonic() + seconds
        while len(self.messages()) < count and time.monotonic() < end:
            time.sleep(0.1)
        return self.messages()
