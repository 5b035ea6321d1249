"""The command line: parse, call the library, print. No logic of its own."""

from __future__ import annotations

import os
import sys

from lexloci.core.errors import LexlociError

USAGE_ERROR = 2


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 check failed, 2 bad input)."""
    from lexloci.surfaces.cli.grammar import parser

    words = sys.argv[1:] if argv is None else argv
    if any(not word.isprintable() and not word.isspace() and word for word in words):
        print("lexloci: an argument has unprintable characters. Type it again.", file=sys.stderr)
        return USAGE_ERROR
    args = parser(words).parse_args(words)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except LexlociError as error:
        return _say(error, getattr(args, "json", False))
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        print(f"lexloci: the output cannot be written ({error.strerror}). Free the disk.", file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print("lexloci: stopped; nothing was half-written", file=sys.stderr)
        return 130
    return code


def _drop_output() -> None:
    """Send what is still to be printed nowhere: the interpreter would try once more and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(error: LexlociError, as_json: bool) -> int:
    if as_json:
        import msgspec

        print(msgspec.json.encode(error.to_dict()).decode())
    print(f"lexloci: {error.line()}", file=sys.stderr)
    return USAGE_ERROR
