"""``lexloci serve``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci serve
  lexloci serve --port 8080 --workers 2 --no-open
"""
LOOPBACK = "127.0.0.1"


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.epilog = EPILOG
    command.add_argument(
        "--host", default=LOOPBACK, help=f"address to listen on (default: {LOOPBACK}, this machine only)"
    )
    command.add_argument("--port", type=int, default=8321, help="port to listen on (default: 8321)")
    command.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    command.add_argument(
        "--rate", type=float, metavar="N", help="requests a second for one client; 0 for no bound"
    )
    command.add_argument("--no-open", action="store_true", help="do not open a browser")
    command.add_argument("--data", metavar="DIR", help="read record.sqlite and places.sqlite from DIR")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    from lexloci.surfaces.web.running import serve

    return serve(
        args.host, args.port, workers=args.workers, rate=args.rate, folder=args.data, browser=not args.no_open
    )  # fmt: skip
