// From a state to what stands on the sheet.
import { choiceResult } from "./choice_result.js";
import { fingerprint } from "./fingerprint.js";
import { announced, matter } from "./matter.js";
import { openPoll } from "./open_poll.js";
import { checking, decided, item, message, pause, voided, welcome } from "./quiet.js";
import { result } from "./result.js";
import { rollCall } from "./roll_call.js";
import { speaker } from "./speaker.js";
import { votingBehaviour } from "./voting_behaviour.js";

const PICTURES = {
    welcome, pause, speaker, message, fingerprint, item, matter, announced, open: openPoll, roll_call: rollCall, checking, decided, voided,
    voting_behaviour: votingBehaviour,
    result: (state) => (state.ballot.is_choice ? choiceResult(state) : result(state)),
};

export const picture = ({ shows, data }) => PICTURES[shows](data).filter((part) => part !== null);
