"""``lexloci mcp``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci mcp
  lexloci mcp --http --port 8322
  lexloci mcp --http --host 0.0.0.0 --allow-host lexloci.example.org
"""
LOOPBACK, PORT = "127.0.0.1", 8322


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.epilog = EPILOG
    command.add_argument(
        "--http", action="store_true", help="serve over HTTP (default: standard input and output)"
    )
    command.add_argument(
        "--host",
        default=LOOPBACK,
        help=f"with --http: address to listen on (default: {LOOPBACK}, this machine only)",
    )
    command.add_argument(
        "--port", type=int, default=PORT, help=f"with --http: port to listen on, 0 for any (default: {PORT})"
    )
    command.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME",
        help="with --http: a name by which clients may call the server (default: those of this machine)",
    )  # fmt: skip
    command.add_argument(
        "--allow-origin", action="append", default=[], metavar="ORIGIN",
        help="with --http: a web origin whose pages may call the server, * for any (default: none)",
    )  # fmt: skip
    command.add_argument("--data", metavar="DIR", help="read record.sqlite and places.sqlite from DIR")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    from lexloci.core.errors import LexlociError

    try:
        from lexloci.surfaces.mcp.running import serve_http, serve_stdio
    except ImportError as error:
        if (error.name or "").startswith("lexloci"):
            raise
        raise LexlociError(
            "this needs the package mcp", remedy="Install it with: pip install 'lexloci[mcp]'"
        ) from error
    if not args.http:
        return serve_stdio(args.data)
    return serve_http(args.data, args.host, args.port, args.allow_host, args.allow_origin)
