"""``lexloci completion SHELL``."""

from __future__ import annotations

import argparse

EPILOG = """examples:
  lexloci completion bash > ~/.local/share/bash-completion/completions/lexloci
  lexloci completion zsh > ~/.zfunc/_lexloci
"""


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    command.epilog = EPILOG
    command.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell to complete for")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the completion script."""
    import shtab

    from lexloci.surfaces.cli.grammar import parser

    print(shtab.complete(parser(), shell=args.shell))
    return 0
