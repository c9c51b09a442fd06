"""A real mail server on this machine: it takes mail over STARTTLS, after a sign-in, and keeps what it was handed."""

from __future__ import annotations

import socketserver
import ssl
import threading
from pathlib import Path
from typing import Self

from tablework.cli.authority import certificates_in


class Mailbox:
    """A mail server for one test. `heard` is every line it was told, `mails` what was handed in."""

    def __init__(self, folder: Path) -> None:
        files = certificates_in(folder, ["127.0.0.1"])
        self._ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ours.load_cert_chain(files.certificate, files.key)
        self.trusted = ssl.create_default_context(cafile=files.authority)
        self.heard: list[str] = []
        self.mails: list[bytes] = []
        self.refuses = False
        self.secures = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._talk)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _talk(self, link: object, *_: object) -> None:
        link.sendall(b"220 mail.example ready\r\n")
        file = link.makefile("rb")
        while line := file.readline():
            said = line.decode().strip()
            self.heard.append(said)
            word = said.partition(" ")[0].upper()
            if word == "STARTTLS":
                link.sendall(b"220 go on\r\n")
                file.close()
                link = self._ours.wrap_socket(link, server_side=True)
                file = link.makefile("rb")
                continue
            link.sendall(self._answer(word))
            if word == "DATA":
                self.mails.append(b"".join(iter(file.readline, b".\r\n")))
                link.sendall(b"250 kept\r\n")
            if word == "QUIT":
                break
        file.close()
        link.close()

    def _answer(self, word: str) -> bytes:
        if word == "EHLO":
            return b"250-mail.example\r\n" + b"250-STARTTLS\r\n" * self.secures + b"250 AUTH PLAIN\r\n"
        if word == "RCPT" and self.refuses:
            return b"550 nobody here\r\n"
        return {"DATA": b"354 go on\r\n", "AUTH": b"235 come in\r\n", "QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n")
