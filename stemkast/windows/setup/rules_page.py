"""The rules of the assembly: each with its default and the source behind it, to be changed until they are adopted."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from stemkast.assembly.settings import ReceiptPolicy, RevotePolicy, Settings, TieRule
from stemkast.assembly.weights import Rounding, WeightRule
from stemkast.hall_client.setup.asks import Send
from stemkast.windows.setup.look import BODY, ROOM, SMALL, WIDE, button, card, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class RulesPage(Page):
    """Shows and changes the settings; the fields are the draft, until the rules are adopted."""

    def __init__(self) -> None:
        says = translate("Setup", "Defaults are those of statutes and custom. Once adopted, rules never change.")
        super().__init__(translate("Setup", "Rules"), says)
        self.adopt = button(translate("Setup", "Adopt rules"), primary=True)
        self.adopt.clicked.connect(self._adopt)
        self.hint = text(voice="soft")
        self.row(self.adopt)
        self.column.addWidget(self.hint)
        frame, rows = card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(ROOM)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 4)
        rows.addLayout(self._grid)
        self.column.addWidget(frame)
        self.column.addStretch(1)
        self._shown: Shown | None = None
        self._filling = False
        self._make_fields()

    def show_all(self, shown: Shown) -> None:
        """Shows the adopted rules, or those of the draft."""
        self._shown = shown
        adopted = shown.state.settings_adopted
        self._fill(shown.state.settings if adopted else shown.draft.settings)
        for field in self.fields:
            field.setEnabled(not adopted)
        self.adopt.setVisible(not adopted)
        self.adopt.setEnabled(not shown.busy)
        self.hint.setText(translate("Setup", "The rules are adopted.") if adopted else "")
        self.hint.setVisible(adopted)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Every field, in order."""
        return (
            self.divisor,
            self.minimum,
            self.maximum,
            self.rounding,
            self.merged,
            self.abstentions,
            self.tie,
            self.revote,
            self.by_name,
            self.by_weight,
            self.test_first,
            self.receipts,
            self.releases,
        )

    def _make_fields(self) -> None:
        article = translate("Setup", "Statutes, article 10")
        silent = translate("Setup", "The statutes are silent")
        code = translate("Setup", "Civil Code 2:13 (4)")
        self.divisor = self._number(translate("Setup", "Inhabitants for a vote"), 1, 100_000, f"1000. {article}")
        self.minimum = self._number(translate("Setup", "Votes at least"), 0, 1000, f"1. {article}")
        self.maximum = self._number(translate("Setup", "Votes at most"), 1, 1000, f"75. {article}")
        ignored = translate("Setup", "does not count")
        self.rounding = self._choice(
            translate("Setup", "What does not fill a vote"),
            {
                Rounding.DOWN: ignored,
                Rounding.NEAREST: translate("Setup", "is rounded"),
                Rounding.UP: translate("Setup", "counts as one"),
            },
            f"{ignored}. {article}",
        )
        yes, no = translate("Setup", "yes"), translate("Setup", "no")
        self.merged = self._truth(translate("Setup", "A merged municipality counts with the sum"), f"{yes}. {silent}")
        usual = translate("Setup", "usual for Dutch associations")
        self.abstentions = self._truth(translate("Setup", "An abstention is a vote cast"), f"{no}. {silent}; {usual}")
        rejected = translate("Setup", "is rejected")
        self.tie = self._choice(
            translate("Setup", "A tie"),
            {
                TieRule.REJECTED: rejected,
                TieRule.NEXT_ROUND: translate("Setup", "gives a next round"),
                TieRule.LOT: translate("Setup", "is decided by lot"),
            },
            f"{rejected}. {silent}",
        )
        last = translate("Setup", "the last vote counts")
        self.revote = self._choice(
            translate("Setup", "Who votes again in a poll"),
            {
                RevotePolicy.LAST: last,
                RevotePolicy.FIRST: translate("Setup", "the first vote counts"),
            },
            f"{last}. {silent}",
        )
        self.by_name = self._truth(translate("Setup", "A keypad vote counts as by name"), f"{no}. {code}")
        self.by_weight = self._truth(
            translate("Setup", "The majority that asks for a new poll is counted by weight"), f"{yes}. {code}"
        )
        custom = translate("Setup", "custom of the assembly")
        self.test_first = self._truth(translate("Setup", "A test poll comes before the first poll"), f"{yes}. {custom}")
        because = translate("Setup", "no green vote is lost with a machine")
        kept = translate("Setup", "another station keeps the vote too")
        self.receipts = self._choice(
            translate("Setup", "A keypad turns green when"),
            {
                ReceiptPolicy.REPLICATED: kept,
                ReceiptPolicy.LOCAL: translate("Setup", "the hall keeps the vote"),
            },
            f"{kept}. {because}",
        )
        asks = translate("Setup", "The committee releases every result before it is declared")
        self.releases = self._truth(asks, f"{no}. {custom}")

    def _put(self, says: str, field: QWidget, source: str) -> None:
        row = self._grid.rowCount()
        field.setFont(font(BODY))
        field.setAccessibleName(says)
        field.setAccessibleDescription(translate("Setup", "Default: %1").replace("%1", source))
        field.setMinimumWidth(170)
        self._grid.addWidget(text(says=says), row, 0)
        self._grid.addWidget(field, row, 1)
        default = translate("Setup", "Default: %1").replace("%1", source)
        self._grid.addWidget(text(SMALL, voice="soft", says=default), row, 2)

    def _number(self, says: str, least: int, most: int, source: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(least, most)
        field.setGroupSeparatorShown(True)
        field.valueChanged.connect(self._changed)
        self._put(says, field, source)
        return field

    def _choice(self, says: str, choices: dict[object, str], source: str) -> QComboBox:
        field = QComboBox()
        for value, label in choices.items():
            field.addItem(label, value)
        field.currentIndexChanged.connect(self._changed)
        self._put(says, field, source)
        return field

    def _truth(self, says: str, source: str) -> QComboBox:
        return self._choice(says, {True: translate("Setup", "yes"), False: translate("Setup", "no")}, source)

    def _fill(self, settings: Settings) -> None:
        weight = settings.weight
        self._filling = True
        for number, value in (
            (self.divisor, weight.divisor),
            (self.minimum, weight.minimum),
            (self.maximum, weight.maximum),
        ):
            number.setValue(value)
        for choice, wanted in (
            (self.rounding, weight.rounding),
            (self.merged, settings.merged_sum),
            (self.abstentions, settings.abstentions_count),
            (self.tie, settings.tie),
            (self.revote, settings.revote),
            (self.by_name, settings.keypad_vote_by_name),
            (self.by_weight, settings.contest_by_weight),
            (self.test_first, settings.test_poll_first),
            (self.receipts, settings.receipts),
            (self.releases, settings.committee_releases),
        ):
            places = [place for place in range(choice.count()) if choice.itemData(place) == wanted]
            choice.setCurrentIndex(places[0] if places else 0)
        self._filling = False

    def _settings(self) -> Settings:
        least = min(self.minimum.value(), self.maximum.value())
        rounding = Rounding(self.rounding.currentData())
        return Settings(
            weight=WeightRule(self.divisor.value(), least, self.maximum.value(), rounding),
            merged_sum=bool(self.merged.currentData()),
            abstentions_count=bool(self.abstentions.currentData()),
            tie=TieRule(self.tie.currentData()),
            revote=RevotePolicy(self.revote.currentData()),
            keypad_vote_by_name=bool(self.by_name.currentData()),
            contest_by_weight=bool(self.by_weight.currentData()),
            test_poll_first=bool(self.test_first.currentData()),
            receipts=ReceiptPolicy(self.receipts.currentData()),
            committee_releases=bool(self.releases.currentData()),
        )

    def _changed(self) -> None:
        if self._shown is not None and not self._filling and not self._shown.state.settings_adopted:
            self.drafted.emit(replace(self._shown.draft, settings=self._settings()))

    def _adopt(self) -> None:
        if self._shown is not None:
            self.asked.emit(Send(self._shown.draft.commands_for_rules()))
