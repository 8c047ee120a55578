"""Serve 300 slow pages on 30 hosts, run a command, stop it in the middle with a signal, run it again.

    slow_server.py [--signal NUMBER] LOG URLS COMMAND...

Writes the addresses to URLS, and to LOG what was answered before the signal and what was asked after it. What the
command says on standard error is kept apart from what this server says, in LOG with the suffix ".stderr". With a
signal other than SIGKILL the command is left to end by itself, and is not run again. Exits as the last command did.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import IO

HOSTS, PAGES = 30, 10
DELAY_S = 0.5
STOP_AFTER = 100
BODY = b"<!DOCTYPE html><html><head><title>A slow page %d</title></head><body><h1>A slow page</h1>%s</body></html>"


class Server:
    """Notes what it is asked and what it has answered."""

    def __init__(self) -> None:
        self.phase = "before"
        self.lines: list[str] = []
        self.answered = 0
        self.enough = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                target = head.split(b" ", 2)[1].decode()
                host = next(line for line in head.decode().splitlines() if line.lower().startswith("host:"))[5:].strip()
                self.lines.append(f"asked-{self.phase} {host}{target}")
                phase = self.phase
                await asyncio.sleep(DELAY_S)
                body = BODY % (self.answered, b"<p>words of it</p>" * 50)
                status = b"200 OK" if target.startswith("/page/") else b"404 Not Found"
                answer = b"HTTP/1.1 %b\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
                writer.write(answer + body)
                await writer.drain()
                if phase == self.phase:
                    self.lines.append(f"answered-{phase} {host}{target}")
                    self.answered += 1
                if self.answered >= STOP_AFTER:
                    self.enough.set()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()


async def twice(server: Server, number: int, urls: Path, command: list[str], said: IO[bytes]) -> int:
    listener = await asyncio.start_server(server.serve, "0.0.0.0", 0)  # every address of loopback is a host of its own
    port = listener.sockets[0].getsockname()[1]
    addresses = [f"http://127.0.2.{host}:{port}/page/{page}" for host in range(1, HOSTS + 1) for page in range(PAGES)]
    await asyncio.to_thread(urls.write_text, "\n".join(addresses) + "\n", encoding="utf-8")
    process = await asyncio.create_subprocess_exec(*command, stderr=said)
    await server.enough.wait()
    server.phase = "between"
    process.send_signal(number)
    code = await process.wait()
    if number == signal.SIGKILL:
        server.phase = "after"
        code = await (await asyncio.create_subprocess_exec(*command, stderr=said)).wait()
    listener.close()
    return code


def main(arguments: list[str]) -> int:
    number = int(signal.SIGKILL)
    if arguments[0] == "--signal":
        number, arguments = int(arguments[1]), arguments[2:]
    log, urls, command = Path(arguments[0]), Path(arguments[1]), arguments[2:]
    server = Server()
    with log.with_suffix(".stderr").open("wb") as said:
        code = asyncio.run(twice(server, number, urls, command, said))
    log.write_text("\n".join(server.lines) + "\n", encoding="utf-8")
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
