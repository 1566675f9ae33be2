"""What is wrong in a file, in the language of the window: every sentence that the readers of files can say."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stemkast.assembly.csv_rows import ImportRefused, Problem, filled
from stemkast.windows.setup.problems import Problems

translate = QCoreApplication.translate

OF_FILES = (
    QT_TRANSLATE_NOOP("Problem", "the file is empty"),
    QT_TRANSLATE_NOOP("Problem", "this file is larger than 5 MB; a list of municipalities is not"),
    QT_TRANSLATE_NOOP("Problem", "this is a file of an old Excel (.xls); save it as .xlsx or as CSV"),
    QT_TRANSLATE_NOOP("Problem", "this is a PDF; ask for the list as Excel or as CSV"),
    QT_TRANSLATE_NOOP("Problem", "this file has more than 20,000 rows; a list of municipalities has not"),
    QT_TRANSLATE_NOOP("Problem", "this file is in UTF-16; save it as CSV in UTF-8, or as .xlsx"),
    QT_TRANSLATE_NOOP("Problem", "this is no text and no Excel file"),
    QT_TRANSLATE_NOOP("Problem", "this Excel file unpacks to more than 100 MB; a list of municipalities does not"),
    QT_TRANSLATE_NOOP("Problem", "this Excel file cannot be read; open it, and save it again as .xlsx or as CSV"),
    QT_TRANSLATE_NOOP("Problem", "holds a formula; paste its value instead"),
    QT_TRANSLATE_NOOP("Problem", "this is no CSV: %1"),
    QT_TRANSLATE_NOOP("Problem", "no column is called %1"),
    QT_TRANSLATE_NOOP("Problem", "this is no ledger of an assembly"),
    QT_TRANSLATE_NOOP("Problem", "this ledger holds no register"),
    QT_TRANSLATE_NOOP("Problem", "is missing"),
    QT_TRANSLATE_NOOP("Problem", "'%1' stands in row %2 too"),
)
OF_A_REGISTER = (
    QT_TRANSLATE_NOOP("Problem", "is not a known column"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "no column has CBS codes (cbs_code); for a StatLine export choose the topic 'Koppelvariabele regio code' too",
    ),
    QT_TRANSLATE_NOOP(
        "Problem", "no column has the names of the municipalities (name, or Regio's in a StatLine export)"
    ),
    QT_TRANSLATE_NOOP("Problem", "no column has the population (population, or Totale bevolking in a StatLine export)"),
    QT_TRANSLATE_NOOP("Problem", "another column has %1 already"),
    QT_TRANSLATE_NOOP("Problem", "there are figures of %1; a register has one"),
    QT_TRANSLATE_NOOP("Problem", "there are figures of %1; a register has one date"),
    QT_TRANSLATE_NOOP("Problem", "%1 fields where the header has %2"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not a date or a year"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not a CBS code such as GM0344"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not the total"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is negative"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not a whole number"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not a code, a name and a number (GM0501 Brielle 17704)"),
    QT_TRANSLATE_NOOP("Problem", "the parts add up to %1, the population is %2"),
    QT_TRANSLATE_NOOP("Problem", "'%1' counts in row %2 too"),
    QT_TRANSLATE_NOOP("Problem", "there is no municipality in this file"),
    QT_TRANSLATE_NOOP("Problem", "the file does not say of which date its figures are"),
)
OF_AN_AGENDA = (
    QT_TRANSLATE_NOOP("Problem", "this JSON is no agenda: %1"),
    QT_TRANSLATE_NOOP("Problem", "there is no agenda item in this file"),
    QT_TRANSLATE_NOOP("Problem", "agenda item %1 stands above already"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is no kind of item or proposal"),
    QT_TRANSLATE_NOOP("Problem", "there is no agenda item %1 above this row"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is no majority such as 2/3 or meer dan de helft"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is no moment such as 2023-06-01 12:30"),
    QT_TRANSLATE_NOOP("Problem", "a choice has two to eight different options"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is no advice: overnemen, aanhouden, ontraden"),
    QT_TRANSLATE_NOOP("Problem", "an amendment names a proposal above it, and its changed text"),
    QT_TRANSLATE_NOOP("Problem", "the amendment '%1' was handed in too late (%2) and is inadmissible"),
    QT_TRANSLATE_NOOP("Problem", "'%1' was handed in late (%2)"),
    QT_TRANSLATE_NOOP("Problem", "'%1' of '%2' is no municipality of the register"),
)
OF_LISTS = (
    QT_TRANSLATE_NOOP("Problem", "no municipality is named"),
    QT_TRANSLATE_NOOP("Problem", "'%1' is not in the register"),
    QT_TRANSLATE_NOOP("Problem", "%1 is '%2' in the register, not '%3'"),
    QT_TRANSLATE_NOOP("Problem", "'%1' stands in row %2 too, with somebody else; neither counts"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "'%1' is no role of a representative: burgemeester, wethouder, secretaris, griffier, raadslid",
    ),
    QT_TRANSLATE_NOOP("Problem", "keypad %1 has no key of 32 bytes in base64 or hexadecimal"),
    QT_TRANSLATE_NOOP("Problem", "keypad %1 has no certificate in base64"),
    QT_TRANSLATE_NOOP("Problem", "keypad %1 stands in row %2 too"),
    QT_TRANSLATE_NOOP("Problem", "keypad %1 is enrolled already, with another key"),
    QT_TRANSLATE_NOOP("Problem", "the certificate of keypad %1 is not one of this fleet"),
)


def sentence(problem: Problem) -> str:
    """One problem with its place: "Rij 3, kolom Gemeente: 'Atlantis' staat niet in het register"."""
    said = filled(translate("Problem", problem.says), problem.values)
    where = []
    if problem.row:
        where.append(translate("Problem", "Row %1").replace("%1", str(problem.row)))
    if problem.column:
        where.append(translate("Problem", "column %1").replace("%1", problem.column))
    whole = f"{', '.join(where)}: {said}" if where else said
    return whole[:1].upper() + whole[1:]


def show_refused(problems: Problems, refused: ImportRefused | None) -> None:
    """Says why a file cannot be used, or nothing."""
    lines = [sentence(each) for each in refused.problems] if refused is not None else []
    problems.show_lines(translate("Problem", "This file cannot be used; nothing was taken from it."), lines)


def show_left_out(problems: Problems, left_out: Sequence[Problem]) -> None:
    """Says which rows are left out, or nothing."""
    heading = translate("Problem", "Left out: %1").replace("%1", str(len(left_out)))
    problems.show_lines(heading, [sentence(each) for each in left_out])
