"""A mail server on 127.0.0.1 that keeps what it is given, or refuses it as it is told."""

import socketserver
import threading
from email import message_from_bytes, policy


class _Conversation(socketserver.StreamRequestHandler):
    """SMTP, as much of it as one letter needs."""

    def handle(self) -> None:
        self.say("220 letterbox")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            if verb == "RCPT" and self.server.refuses:
                self.say(self.server.refuses)
            elif verb == "DATA":
                self.say("354 go on")
                self.server.letters.append(message_from_bytes(self.letter(), policy=policy.default))
                self.say("250 taken")
            else:
                self.say("250 letterbox")
        return None

    def letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Letterbox(socketserver.ThreadingTCPServer):
    """Where letters arrive: `letters`; `refuses` is what every recipient is answered."""

    daemon_threads = allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.letters, self.refuses = [], ""
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()
