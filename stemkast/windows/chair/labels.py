"""What stands on the buttons of the chair's window, and under which key each action is."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.chair.actions import ChairAction

translate = QCoreApplication.translate

KEYS = {
    ChairAction.CALL_SELECTED: "F2",
    ChairAction.ACCLAMATION: "F3",
    ChairAction.OBJECTION: "F4",
    ChairAction.CLOSE: "F5",
    ChairAction.CLOSE_ROLL_CALL: "F5",
    ChairAction.ROLL_CALL: "Shift+F5",
    ChairAction.HOLD: "F6",
    ChairAction.RESUME: "F6",
    ChairAction.WITHDRAW: "F7",
    ChairAction.HOLD_OVER: "F8",
    ChairAction.CONTEST: "F9",
    ChairAction.REJECT_CONTEST: "Shift+F9",
    ChairAction.VOID: "Ctrl+F9",
    ChairAction.TAKE_CHAIR: "F12",
    ChairAction.ANNOUNCE: "Ctrl+G",
    ChairAction.ANNOUNCE_TEST: "Ctrl+T",
    ChairAction.OPEN_ENDED: "Ctrl+Return",
    ChairAction.SHOW_WELCOME: "Ctrl+1",
    ChairAction.SHOW_MATTER: "Ctrl+2",
    ChairAction.SHOW_POLL: "Ctrl+3",
    ChairAction.SHOW_RESULT: "Ctrl+4",
    ChairAction.SHOW_PAUSE: "Ctrl+5",
    ChairAction.SHOW_SPEAKER: "Ctrl+6",
    ChairAction.MESSAGE: "Ctrl+7",
    ChairAction.SHOW_FINGERPRINT: "Ctrl+8",
    ChairAction.SHOW_VOTING_BEHAVIOUR: "Ctrl+9",
    ChairAction.CALL_NEXT: "Ctrl+N",
    ChairAction.EXTEND: "Ctrl+E",
    ChairAction.SILENT: "Ctrl+M",
    ChairAction.DECLARE_IN_WORDS: "Ctrl+D",
    ChairAction.TAKE_OFF: "Ctrl+O",
    ChairAction.INSERT: "Ctrl+I",
    ChairAction.MOVE_UP: "Ctrl+Up",
    ChairAction.MOVE_DOWN: "Ctrl+Down",
    ChairAction.SPEAKERS: "F10",
    ChairAction.CHECK_LIST: "Ctrl+L",
    ChairAction.UNDO: "Ctrl+Z",
    ChairAction.HELP: "F1",
}
"""Keys of the actions that stand beside the next one; the next one is always Enter."""
ENTER_ALONE = (
    ChairAction.WAIVE,
    ChairAction.OPEN,
    ChairAction.DECLARE,
    ChairAction.DRAW_LOT,
    ChairAction.CLOSE_ASSEMBLY,
)
"""What is done by Enter alone, when it is the one next thing."""

AT_AGENDA = (
    ChairAction.CALL_SELECTED,
    ChairAction.CALL_NEXT,
    ChairAction.INSERT,
    ChairAction.TAKE_OFF,
    ChairAction.MOVE_UP,
    ChairAction.MOVE_DOWN,
)
AT_CHAIR = (ChairAction.TAKE_CHAIR, ChairAction.SPEAKERS, ChairAction.CHECK_LIST, ChairAction.HELP)
AT_SCREEN = (
    ChairAction.SHOW_WELCOME,
    ChairAction.SHOW_MATTER,
    ChairAction.SHOW_POLL,
    ChairAction.SHOW_RESULT,
    ChairAction.SHOW_PAUSE,
    ChairAction.SHOW_SPEAKER,
    ChairAction.MESSAGE,
    ChairAction.SHOW_FINGERPRINT,
    ChairAction.SHOW_VOTING_BEHAVIOUR,
)
AT_MATTER = tuple(action for action in KEYS if action not in {*AT_AGENDA, *AT_CHAIR, *AT_SCREEN, ChairAction.UNDO})


def label(action: ChairAction) -> str:
    """What the button says."""
    labels = {
        ChairAction.TAKE_CHAIR: translate("Chair", "Change of chair"),
        ChairAction.CALL_NEXT: translate("Chair", "Call next matter"),
        ChairAction.CALL_SELECTED: translate("Chair", "Call selected matter"),
        ChairAction.ANNOUNCE_TEST: translate("Chair", "Test poll"),
        ChairAction.ANNOUNCE: translate("Chair", "Announce weighted poll"),
        ChairAction.OPEN: translate("Chair", "Open poll"),
        ChairAction.OPEN_ENDED: translate("Chair", "Open without countdown"),
        ChairAction.HOLD: translate("Chair", "Interrupt poll"),
        ChairAction.RESUME: translate("Chair", "Resume poll"),
        ChairAction.EXTEND: translate("Chair", "More time"),
        ChairAction.SILENT: translate("Chair", "Who has not voted"),
        ChairAction.CLOSE: translate("Chair", "Close poll"),
        ChairAction.ROLL_CALL: translate("Chair", "Roll call"),
        ChairAction.CALLING: translate("Chair", "Roll call is under way"),
        ChairAction.CLOSE_ROLL_CALL: translate("Chair", "Close roll call"),
        ChairAction.WAIT: translate("Chair", "The poll is closing"),
        ChairAction.WAIT_FOR_COMMITTEE: translate("Chair", "The committee is counting"),
        ChairAction.DECLARE: translate("Chair", "Declare and show result"),
        ChairAction.DECLARE_IN_WORDS: translate("Chair", "Declare in other words"),
        ChairAction.DRAW_LOT: translate("Chair", "Draw the lot"),
        ChairAction.SHOW_RESULT: translate("Chair", "Result"),
        ChairAction.ACCLAMATION: translate("Chair", "Adopted by acclamation"),
        ChairAction.OBJECTION: translate("Chair", "Objection: weighted poll"),
        ChairAction.WITHDRAW: translate("Chair", "Withdrawn"),
        ChairAction.HOLD_OVER: translate("Chair", "Hold over"),
        ChairAction.TAKE_OFF: translate("Chair", "Take off the agenda"),
        ChairAction.INSERT: translate("Chair", "Insert motion"),
        ChairAction.MOVE_UP: translate("Chair", "Earlier"),
        ChairAction.MOVE_DOWN: translate("Chair", "Later"),
        ChairAction.CONTEST: translate("Chair", "Result contested"),
        ChairAction.REJECT_CONTEST: translate("Chair", "Contest not supported"),
        ChairAction.VOID: translate("Chair", "Declare poll void"),
        ChairAction.SHOW_WELCOME: translate("Chair", "Welcome"),
        ChairAction.SHOW_MATTER: translate("Chair", "Matter"),
        ChairAction.SHOW_POLL: translate("Chair", "Poll"),
        ChairAction.SHOW_PAUSE: translate("Chair", "Break"),
        ChairAction.SHOW_SPEAKER: translate("Chair", "Speaker"),
        ChairAction.SHOW_FINGERPRINT: translate("Chair", "Fingerprint"),
        ChairAction.SHOW_VOTING_BEHAVIOUR: translate("Chair", "Voting behaviour"),
        ChairAction.MESSAGE: translate("Chair", "Message"),
        ChairAction.SPEAKERS: translate("Chair", "Speakers"),
        ChairAction.CHECK_LIST: translate("Chair", "Check list"),
        ChairAction.WAIVE: translate("Chair", "Go on with a point open"),
        ChairAction.UNDO: translate("Chair", "Undo"),
        ChairAction.HELP: translate("Chair", "Keys"),
        ChairAction.CLOSE_ASSEMBLY: translate("Chair", "Close the assembly"),
        ChairAction.FINISHED: translate("Chair", "The assembly is closed"),
    }
    return labels[action]


def large_label(action: ChairAction) -> str:
    """What the large button says; an action can read otherwise there."""
    if action is ChairAction.TAKE_CHAIR:
        return translate("Chair", "Who is in the chair?")
    if action is ChairAction.ANNOUNCE_TEST:
        return translate("Chair", "Announce test poll")
    if action is ChairAction.SHOW_RESULT:
        return translate("Chair", "Show result to the hall")
    return label(action)


def hint(action: ChairAction) -> str:
    """One sentence, for someone who does this for the first time: what the large button will do."""
    hints = {
        ChairAction.TAKE_CHAIR: translate("Chair", "Every declaration carries the name of the chair."),
        ChairAction.CALL_NEXT: translate("Chair", "The hall sees the matter; what was declared before is final."),
        ChairAction.ANNOUNCE_TEST: translate("Chair", "The hall tries out the keypads; the votes do not count."),
        ChairAction.ANNOUNCE: translate("Chair", "The question goes to the keypads; voting is not open yet."),
        ChairAction.OPEN: translate("Chair", "Voting begins now, in the whole hall."),
        ChairAction.RESUME: translate("Chair", "Voting goes on; votes that were confirmed stand."),
        ChairAction.CLOSE: translate("Chair", "Voting ends now; what is under way still arrives."),
        ChairAction.CALLING: translate("Chair", "Two stations enter what each municipality says."),
        ChairAction.CLOSE_ROLL_CALL: translate("Chair", "Everybody was called and confirmed."),
        ChairAction.WAIT: translate("Chair", "The last votes are coming in; this takes a second at most."),
        ChairAction.WAIT_FOR_COMMITTEE: translate(
            "Chair", "You can declare the result once the committee releases it."
        ),
        ChairAction.DRAW_LOT: translate("Chair", "The votes are equal: in this assembly the lot decides."),
        ChairAction.DECLARE: translate("Chair", "The declaration of the chair is decisive; the hall sees the result."),
        ChairAction.SHOW_RESULT: translate("Chair", "The hall sees the percentage, marked as a test."),
        ChairAction.WAIVE: translate("Chair", "The check list has an open point: solve it, or say why you go on."),
        ChairAction.VOID: translate("Chair", "The result is contested: a new poll is held."),
        ChairAction.CLOSE_ASSEMBLY: translate("Chair", "Everything was handled. After this nothing can be recorded."),
        ChairAction.FINISHED: translate("Chair", "Nothing more can be recorded."),
    }
    return hints.get(action, "")
