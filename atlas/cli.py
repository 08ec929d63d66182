"""The command line: opens the window, or answers without one. Exit 0, 1 for an error, 2 for wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas import paths

if TYPE_CHECKING:
    from argparse import Namespace

    from atlas.packs.load import Loaded
    from atlas.rows import Row
    from atlas.state.facts import Facts


class Failure(Exception):
    """The command cannot be carried out; the text is one clear sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if not words:
            return _window(None)
        from atlas.usage import parse  # argparse is not loaded for the window

        args = parse(words)
        for folder in args.data:
            if not folder.is_dir():
                raise Failure(f"there is no folder {folder}")
        return COMMANDS[args.command](args)
    except Failure as failure:
        print(f"trigger-point-atlas: {failure}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, and with it every reason to complain
        return 1
    except KeyboardInterrupt:
        return 130


def _window(args: Namespace | None) -> int:
    from atlas.ui.app import main as open_window

    return open_window(args.data if args else ())


def _load(folders: Sequence[Path]) -> Loaded:
    from atlas.packs.load import load

    return load(folders, paths.assets_folder(), paths.cache_folder())


def _loaded(args: Namespace) -> Loaded:
    """The shipped data with the reader's own; what is wrong with it is only counted."""
    loaded = _load((paths.data_folder(), *args.data))
    if loaded.problems:
        count = len(loaded.problems)
        print(f"trigger-point-atlas: the data has {count} problems; 'check' lists them", file=sys.stderr)
    return loaded


def _check(args: Namespace) -> int:
    """A folder with every kind of data stands alone; a smaller one is read on top of the shipped data."""
    from atlas.packs.folders import is_whole
    from atlas.rows import plain

    folder: Path | None = args.folder
    if folder is not None and not folder.is_dir():
        raise Failure(f"there is no folder {folder}")
    base = () if folder is not None and is_whole(folder) else (paths.data_folder(),)
    loaded = _load((*base, *args.data, *([folder] if folder else [])))
    problems = [p for p in loaded.problems if folder is None or Path(p.file).is_relative_to(folder)]
    _print(args, [plain(problem) for problem in problems], map(str, problems))
    for sentence in loaded.unchecked:
        print(sentence, file=sys.stderr)
    library = loaded.library
    held = f"{len(library.muscles)} muscles, {library.point_count} points"
    print(f"{held}, {len(library.conditions)} conditions; problems: {len(problems)}", file=sys.stderr)
    return 1 if problems else 0


def _list(args: Namespace) -> int:
    rows = list(_rows(args))
    _print(args, rows, (f"{_ident(row)}  {row['name']}" for row in rows))
    return 0


def _ident(row: Row) -> str:
    return f"{row['muscle']}/{row['id']}" if "muscle" in row else str(row["id"])


def _rows(args: Namespace) -> Iterable[Row]:
    from atlas import rows

    if args.kind == "plates":
        return map(rows.plate_row, _plates().values())
    library = _loaded(args).library
    if args.kind == "points":
        return (row for muscle in library.muscles.values() for row in rows.point_rows(muscle))
    if args.kind == "conditions":
        return (rows.condition_row(condition, library) for condition in library.conditions.values())
    shape: Any = {"muscles": rows.muscle_row, "regions": rows.region_row, "landmarks": rows.landmark_row}
    return map(shape[args.kind], getattr(library, args.kind).values())


def _show(args: Namespace) -> int:
    from atlas.rows import lines_of, page_lines, plain, whole_condition, whole_page

    library = _loaded(args).library
    if args.id in library.muscles:
        record = plain(library.muscles[args.id])
    elif args.id in library.conditions:
        record = whole_condition(library.conditions[args.id], library)
    elif args.id in library.guide:
        page = library.guide[args.id]
        _print(args, whole_page(page), page_lines(page))
        return 0
    else:
        known = (*library.muscles, *library.conditions, *library.guide)
        raise _unknown("muscle, condition or page of the guide", args.id, known)
    _print(args, record, lines_of(record))
    return 0


def _search(args: Namespace) -> int:
    from atlas.rows import plain
    from atlas.state.finder import Finder

    hits = Finder(_loaded(args).index).hits(" ".join(args.words))
    rows = [{key: value for key, value in plain(hit).items() if key != "in_text"} for hit in hits]
    _print(args, rows, (f"{hit.kind}  {hit.id}  {hit.name}" for hit in hits))
    return 0


def _pain(args: Namespace) -> int:
    from atlas.pain_answers import NotPainted, answers_for
    from atlas.rows import pain_lines, pain_rows

    library = _loaded(args).library
    for region in args.region:
        if region not in library.regions:
            raise _unknown("region", region, library.regions)
    try:
        answers, page = answers_for(args, library, paths.assets_folder())
    except NotPainted as told:
        raise Failure(str(told)) from None
    _print(args, pain_rows(answers, page), pain_lines(page))
    return 0


def _render(args: Namespace) -> int:
    from atlas.domain.body import Depth, SideView

    if args.plate not in (plates := _plates()):
        raise _unknown("plate", args.plate, plates)
    facts = _facts(args, plates)
    for ident in args.select:
        if ident not in facts.library.muscles and ident not in facts.library.conditions:
            known = (*facts.library.muscles, *facts.library.conditions)
            raise _unknown("muscle or condition", ident, known)
    from atlas.domain.whole_file import why
    from atlas.ui.headless import render

    try:
        render(
            facts,
            paths.assets_folder(),
            plate=args.plate,
            depth=Depth(args.depth),
            select=tuple(args.select),
            side=SideView(args.side),
            size=args.size,
            out=args.out,
        )
    except (OSError, ValueError) as error:
        raise Failure(f"{args.out} cannot be drawn: {why(error)}") from error
    return 0


def _plan(args: Namespace) -> int:
    from atlas.plans import NotRead, notebook_in, plan_lines, plan_rows, put_on_paper

    try:
        with notebook_in(paths.user_data_folder()) as notebook:
            if args.what == "list":
                rows = plan_rows(notebook)
                _print(args, rows, plan_lines(rows))
            elif args.out.suffix.lower() == ".json":
                notebook.export_case(args.case, args.out)
            else:
                whole, facts = notebook.whole(args.case), _facts(args, _plates())
                for file in put_on_paper(args, whole, facts, paths.assets_folder()):
                    print(file)
    except NotRead as told:
        raise Failure(str(told)) from None
    return 0


def _learn(args: Namespace) -> int:
    from atlas.decks import NotWritten, carry_out

    try:
        _print(args, *carry_out(args, _facts(args, _plates()), paths.assets_folder()))
    except NotWritten as told:
        raise Failure(str(told)) from None
    return 0


def _facts(args: Namespace, plates: dict[str, Any]) -> Facts:
    from atlas.packs.plates import load_structures
    from atlas.state.facts import Facts

    structures = load_structures(paths.assets_folder() / "structures.json")
    return Facts(_loaded(args).library, plates, structures)


def _plates() -> dict[str, Any]:
    from atlas.packs.plates import load_plates

    return load_plates(paths.assets_folder() / "plates")


def _unknown(what: str, ident: str, known: Iterable[str]) -> Failure:
    from atlas.packs.problems import suggest

    near = suggest(ident, known)
    return Failure(f"there is no {what} '{ident}'" + (f"; did you mean {near}?" if near else ""))


def _print(args: Namespace, data: Any, lines: Iterable[str]) -> None:
    if args.json:
        import json

        print(json.dumps(data, indent=2))
    else:
        for line in lines:
            print(line)
    sys.stdout.flush()


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "window": _window,
    "check": _check,
    "list": _list,
    "show": _show,
    "search": _search,
    "pain": _pain,
    "render": _render,
    "plan": _plan,
    "learn": _learn,
}
