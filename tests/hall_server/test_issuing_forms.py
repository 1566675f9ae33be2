"""The hall issues mandate forms: numbered, signed, all or none."""

import pytest

from stemkast.assembly.commands import IssueForms
from stemkast.assembly.refusal import Reason
from stemkast.documents.form_code import FormCode, FormReason, FormRefused, read
from tests.hall_server.small_hall import CODES, Meeting


def test_forms_for_all_and_then_one_again(meeting: Meeting) -> None:
    everybody = meeting.ask(meeting.admin, IssueForms(()))
    (again,) = meeting.ask(meeting.admin, IssueForms((CODES[0], CODES[0])))
    meeting.following.wait(lambda it: len(it.entries) > again)
    assert len(everybody) == len(CODES)
    issued = meeting.following.events("mandate_form_issued")
    assembly = meeting.following.assembly
    said = [(each["municipality"], each["number"]) for each in issued]
    assert said == [*((each, 1) for each in assembly.register), (CODES[0], 2)]
    last = {each["municipality"]: str(each["code"]) for each in issued}
    assert {code: read(form, assembly) for code, form in last.items()} == {
        each: FormCode(each, 2 if each == CODES[0] else 1) for each in CODES
    }
    first = next(str(each["code"]) for each in issued if each["municipality"] == CODES[0])
    assert read(first, assembly) == FormRefused(FormReason.OLDER, CODES[0], 1, 2)


def test_a_stranger_among_them_and_nobody_gets_one(meeting: Meeting) -> None:
    assert meeting.refusal(meeting.admin, IssueForms((CODES[0], "GM9999"))).reason is Reason.UNKNOWN
    assert meeting.refusal(meeting.desk, IssueForms((CODES[0],))).reason is Reason.WRONG_ROLE
    (index,) = meeting.ask(meeting.admin, IssueForms((CODES[0],)))
    meeting.following.wait(lambda it: len(it.entries) > index)
    assert len(meeting.following.events("mandate_form_issued")) == 1


@pytest.fixture(autouse=True)
def _said_nothing(meeting: Meeting) -> None:
    assert meeting.server.said == ""
