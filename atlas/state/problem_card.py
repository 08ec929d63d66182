"""The cards that speak of the atlas itself: problems in the data, and about."""

from __future__ import annotations

from atlas import __version__
from atlas.state.card import Card, Section, text
from atlas.state.other_cards import ATTRIBUTION


def problem_words(problems: tuple[str, ...]) -> str:
    """One sentence for the window, or nothing when all is well."""
    if not problems:
        return ""
    if len(problems) == 1:
        return f"One problem in the data: {problems[0]}"
    return f"{len(problems)} problems in the data. What they touch is left out; the rest is open."


def problem_card(problems: tuple[str, ...]) -> Card:
    """Every problem with its file and line."""
    lines = tuple(text(problem) for problem in problems) or (text("The data has no problems."),)
    return Card("Problems in the data", sections=(Section("What was found", paragraphs=lines),))


def about_card() -> Card:
    """What this is, its licences, whose body it shows."""
    what = (
        "A desktop atlas of myofascial trigger points and referred pain on a real human body. It teaches "
        "and helps to plan; it does not diagnose. Dry needling belongs in trained hands."
    )
    licences = "Code: MIT licence. Data and assets: Creative Commons Attribution 4.0 International."
    body = (
        f"{ATTRIBUTION}. Mitsuhashi N, Fujieda K, Tamura T, Kawamoto S, Takagi T, Okubo K. BodyParts3D: 3D "
        "structure database for anatomical concepts. Nucleic Acids Research 2009;37:D782-5. Muscles that "
        "the meshes lack were modelled anew between their attachments."
    )
    fonts = "Type: Inter and Caladea, SIL Open Font License 1.1."
    return Card(
        "About",
        f"Trigger Point Atlas {__version__}",
        sections=(
            Section("What it is", paragraphs=(text(what),)),
            Section("Licences and attribution", paragraphs=(text(licences), text(body), text(fonts))),
        ),
    )
