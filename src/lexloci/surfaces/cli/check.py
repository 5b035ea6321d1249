"""``lexloci check FILE|DIR|-``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexloci.answers.checking.rephrasing.model import LanguageModel
    from lexloci.answers.checking.report import Report

EPILOG = """examples:
  lexloci check page.html
  lexloci check article.md --place "Orlando, FL" --fail-on contradicted
  lexloci check report.pdf --format html --output report-checked.html
  lexloci check page.txt --repair --output page-mended.txt
  lexloci check pages/ --output checked.jsonl --parquet checked.parquet
  lexloci check - --json < page.txt
  lexloci check page.txt --llm http://127.0.0.1:8080

With --llm the text of sentences that stay open goes to the server that you name, with up to 300
characters of what stands before each and the place of the page. It may rephrase them; whatever it
returns is judged by the same check. Without --llm nothing is sent anywhere. A key is read from the
environment variable LEXLOCI_LLM_KEY.
"""
FOUND = 1
DEFAULT_OUTPUT = "checked.jsonl"


def fill(command: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    from lexloci.answers.checking.report import VERDICTS
    from lexloci.surfaces.cli.grammar import common, path_given

    command.epilog = EPILOG
    command.add_argument(
        "file", help="text, Markdown, HTML, PDF or Word; a folder of such; - reads from standard input"
    )
    command.add_argument(
        "--place",
        help="the place the page is about, as for: lexloci place (default: the one its title names)",
    )
    command.add_argument("--all", action="store_true", help="also show sentences that nothing was found on")
    command.add_argument(
        "--format", choices=("text", "html", "markdown", "json", "claimreview"), default="text",
        help="default: text, for the terminal",
    )  # fmt: skip
    command.add_argument(
        "--repair",
        action="store_true",
        help="print the page, in its own form, with what is false or outdated replaced and marked",
    )
    command.add_argument(
        "--output", "-o", type=path_given, metavar="FILE",
        help=f"write here instead of to the terminal (of a folder: JSON Lines; default: {DEFAULT_OUTPUT})",
    )  # fmt: skip
    command.add_argument(
        "--parquet", type=path_given, metavar="FILE", help="of a folder: also write the sentences here"
    )
    command.add_argument(
        "--workers", type=int, metavar="N", help="of a folder: processes (default: all cores)"
    )
    command.add_argument(
        "--fail-on", action="append", choices=VERDICTS, default=[], metavar="VERDICT",
        help=f"exit with code 1 if there is such a sentence: {', '.join(VERDICTS[:5])}",
    )  # fmt: skip
    _fill_model(command)
    common(command, own_language=True)
    command.set_defaults(run=run)


def _fill_model(command: argparse.ArgumentParser) -> None:
    """The arguments of the language model."""
    from lexloci.answers.checking.rephrasing.model import MODEL, SECONDS

    command.add_argument(
        "--llm", metavar="URL",
        help="let this OpenAI-compatible server rephrase sentences that stay open; their text goes to it",
    )  # fmt: skip
    command.add_argument(
        "--llm-model", metavar="NAME", default=MODEL, help=f"the model's name (default: {MODEL})"
    )
    command.add_argument(
        "--llm-seconds", type=float, metavar="N", default=SECONDS,
        help=f"time for the sentences of one page together (default: {SECONDS:.0f})",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Print or write the report; 1 if it holds a verdict of ``--fail-on``."""
    from lexloci.library import Lexloci

    if args.file != "-" and Path(args.file).is_dir():
        return _folder(args)
    source = sys.stdin.buffer.read() if args.file == "-" else Path(args.file)
    report = Lexloci(args.data).check(source, place=args.place, on=args.on, lang=args.lang, llm=_model(args))
    if args.repair:
        _mend(args, report, source)
    else:
        _show(args, report)
    return FOUND if any(report.counts[verdict] for verdict in args.fail_on) else 0


def _model(args: argparse.Namespace) -> LanguageModel | None:
    """The language model that was named; where it is on another machine, a word about what goes there.

    :raises BadInput: no such address, or no sensible time.
    """
    if args.llm is None:
        return None
    from lexloci.answers.checking.rephrasing.model import MAX_SECONDS, LanguageModel
    from lexloci.core.errors import BadInput
    from lexloci.surfaces.cli.output import say
    from lexloci.upkeep.chat import address

    if not 1 <= args.llm_seconds <= MAX_SECONDS:
        raise BadInput(f"--llm-seconds {args.llm_seconds:g} is no time", remedy=f"Give 1 to {MAX_SECONDS}.")
    server = address(args.llm)
    if not server.local:
        print(say("sent_to", args.lang or "en", host=server.host), file=sys.stderr)
    return LanguageModel(args.llm, args.llm_model, args.llm_seconds)


def _show(args: argparse.Namespace, report: Report) -> None:
    from lexloci.answers.checking.render import RENDERERS
    from lexloci.core.files import write_text
    from lexloci.surfaces.cli.output import say

    chosen = "json" if args.json else args.format
    if chosen == "text" and args.output is None:
        print_report(report, everything=args.all)
        return
    text = RENDERERS["markdown" if chosen == "text" else chosen](report)
    if args.output is None:
        print(text)
        return
    write_text(args.output, text)
    print(say("wrote", args.lang or report.lang, file=args.output, size=f"{len(text.encode()):,}"))


def _mend(args: argparse.Namespace, report: Report, source: bytes | Path) -> None:
    """Print or write the page mended: text, Markdown and HTML in their own form, others as text."""
    from lexloci.answers.checking.inplace import keeps_form, mended
    from lexloci.answers.checking.repair import repaired
    from lexloci.core.files import replacing
    from lexloci.reading.pages import page_bytes
    from lexloci.surfaces.cli.output import say

    raw = page_bytes(source) if isinstance(source, Path) else source
    data = mended(report, raw) if keeps_form(raw) else repaired(report).encode()
    if args.output is not None:
        with replacing(args.output) as scratch:
            scratch.write_bytes(data)
        print(say("wrote", args.lang or report.lang, file=args.output, size=f"{len(data):,}"))
    elif hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        print(data.decode(errors="replace"), end="")


def _folder(args: argparse.Namespace) -> int:
    """Check every page of a folder; goes on where an earlier run stopped."""
    from lexloci.library import Lexloci, as_day
    from lexloci.surfaces.batch import Task, check_folder, pages_in, to_parquet
    from lexloci.surfaces.cli.output import progress, say

    folder, out = Path(args.file), args.output or Path(DEFAULT_OUTPUT)
    data = str(args.data) if args.data else None
    model = _model(args)
    place = Lexloci(args.data).resolve(args.place).id if args.place is not None else None
    on = as_day(args.on)
    tasks = [Task(str(folder), name, data, place, on, args.lang, model) for name in pages_in(folder)]
    counts = check_folder(tasks, out, progress(), args.workers)
    lang = args.lang or "en"
    print(", ".join(f"{say(verdict, lang)}: {number}" for verdict, number in counts.items()))
    print(say("wrote", lang, file=out, size=f"{out.stat().st_size:,}"))
    if args.parquet is not None:
        rows = to_parquet(out, args.parquet)
        print(say("wrote_rows", lang, file=args.parquet, rows=f"{rows:,}"))
    return FOUND if any(counts.get(verdict) for verdict in args.fail_on) else 0


def print_report(report: Report, *, everything: bool) -> None:
    """Each sentence with its verdict, the reason, and what the record says."""
    from lexloci.answers.checking.report import told
    from lexloci.answers.words import wording
    from lexloci.surfaces.cli.output import say, wrap

    lang = report.lang
    subject = report.subject.label() if report.subject else "?"
    print(f"{subject} · {report.on}\n")
    for claim in report.claims:
        if claim.verdict in ("not_checkable", "not_established") and not everything:
            continue
        print(wrap(f"[{say(claim.verdict, lang)}] {claim.text}"))
        print("\n".join(wrap(part, "    ") for part in told(claim, lang)))
        if claim.truth is not None:
            print(wrap(claim.truth.text[lang], "    "))
            for citation in claim.truth.citations[:2]:
                print(f"    {citation.url}")
        for ident in claim.conflicts_with:
            other = next(one for one in report.claims if one.id == ident)
            print(wrap(f"≠ {other.text}", "    "))
        print()
    print(", ".join(f"{say(verdict, lang)}: {count}" for verdict, count in report.counts.items()))
    if report.unread:
        print(wrap(wording(lang)["check_unread"].format(count=report.unread)))
    print("\n" + wrap(report.notice[lang]))
