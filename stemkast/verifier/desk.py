"""Who may vote and with how much weight: settings, register, keypads, mandates, pairings, and who is the hall.

V-10 to V-14, and V-33. Source: statutes, article 10, with the numbers of the settings.
"""

import cbor2

from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import WITNESS, Signer, canonical, sha256
from stemkast.verifier.state import DEFAULTS, Data, Pairing, State


def shortened(text: str, longest: int) -> str:
    """Text as it fits on the display of a keypad."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def hall_succeeded(state: State, data: Data) -> None:
    """Another machine is the hall: the succession key says so, and from which entries it goes on."""
    epoch, key, size = data["epoch"], Key.of(data["hall_key"]), data["size"]
    said = [5, state.first["assembly"], epoch, data["hall_key"], size, data["root"]]
    signed = state.succession.opened(data["succession"]) == cbor2.dumps(said)
    state.need(signed, "V-33", "the succession key did not sign this: whoever writes from here on took the hall")
    state.need(epoch > state.epoch, "V-33", f"epoch {epoch} does not follow epoch {state.epoch}")
    state.need(size == state.index, "V-33", f"the new hall says that it goes on from {size} entries")
    state.need(key, "V-33", "the key of the new hall is not acceptable")
    state.roots.append((state.index, size, data["root"], "V-33"))
    if key is not None and signed:
        state.hall, state.epoch = key, epoch
        state.halls.append((state.index, key))
    state.sequence = -1


def witness_enrolled(state: State, data: Data) -> None:
    """A computer of the committee, or another, that will cosign."""
    name, key = data["name"], Key.of(data["public_key"])
    taken = name in state.witnesses or key in [each.key for each in state.witnesses.values()]
    state.need(key is not None and not taken, "V-31", f"witness {name!r} or its key is there twice, or bad")
    if key is not None and not taken:
        state.witnesses[name] = Signer(name, key, WITNESS)


def settings_adopted(state: State, data: Data) -> None:
    """The rules of this assembly."""
    rule = data["settings"]["weight"]
    sound = rule["divisor"] > 0 and rule["minimum"] <= rule["maximum"] and not state.chunks
    state.need(sound, "V-10", "settings that change after the register began, or give no weights")
    state.settings = data["settings"] if sound else state.settings


def register_chunk(state: State, data: Data) -> None:
    """A part of the register: each municipality once, under its own code or merged into one other."""
    state.need(state.settings is not DEFAULTS, "V-10", "the register begins before settings are adopted")
    in_order = data["chunk"] == state.chunks and not state.register_hash
    state.need(in_order, "V-11", "this part of the register is not the next one")
    state.chunks += 1
    for row in data["municipalities"]:
        code, parts = row["code"], row["merged_from"]
        for each in [code, *(part["code"] for part in parts if part["code"] != code)]:
            state.need(each not in state.codes, "V-11", f"{each!r} stands twice in the register")
            state.codes.add(each)
        summed = not parts or sum(part["population"] for part in parts) == row["population"]
        summed = summed and (not parts or state.settings["merged_sum"])
        state.need(summed, "V-11", f"the population of {code!r} is not the sum of what was merged into it")
        weight = weigh(row["population"], state.settings["weight"])
        state.need(row["weight"] == weight, "V-11", f"{code!r} has {row['weight']} votes, but gets {weight}")
        state.register[code] = row
        state.rows.update(canonical(row) + b"\n")


def weigh(population: int, rule: Data) -> int:
    """Whole thousands of inhabitants, at least 1 and at most 75; or what the settings say instead."""
    divisor = rule["divisor"]
    more = {"down": 0, "nearest": divisor, "up": 2 * divisor - 2}[rule["rounding"]]
    return int(min(max((2 * population + more) // (2 * divisor), rule["minimum"]), rule["maximum"]))


def register_adopted(state: State, data: Data) -> None:
    """The register is whole: its sums and its hash."""
    state.need(not state.register_hash, "V-11", "a register is adopted twice")
    rows = state.register.values()
    sums = (state.chunks, len(rows), sum(row["population"] for row in rows), sum(row["weight"] for row in rows))
    said = tuple(data[name] for name in ("chunks", "municipalities", "population", "votes"))
    state.need(said == sums, "V-11", f"chunks, municipalities, population, votes are {sums}, not {said}")
    state.register_hash = state.rows.digest()
    state.need(data["register_hash"] == state.register_hash, "V-11", "the register has another hash")


def keypad_enrolled(state: State, data: Data) -> None:
    """A keypad from the factory."""
    serial, raw = data["serial"], data["public_key"]
    state.need(not state.enrolled & {serial, raw}, "V-12", f"keypad {serial!r} or its key is enrolled twice")
    state.enrolled |= {serial, raw}
    certified = state.fleet.opened(data["certificate"]) == cbor2.dumps([70, serial, raw])
    state.need(certified, "V-12", f"keypad {serial!r} has no certificate of the fleet key: it may be anybody's")
    key = Key.of(raw)
    state.must(key, "V-12", f"the key of keypad {serial!r} is not acceptable")
    state.keypads |= {serial: key} if key else {}


def mandate_issued(state: State, data: Data) -> None:
    """Somebody may vote for a municipality."""
    code = data["municipality"]
    state.need(state.register_hash and code in state.register, "V-13", f"a mandate for {code!r}, not in the register")
    state.mandates.add(code)


def mandate_withdrawn(state: State, data: Data) -> None:
    """Not while the keypad is out."""
    code = data["municipality"]
    ends = code in state.mandates and code not in state.current
    state.need(ends, "V-13", f"{code!r} has no mandate to withdraw, or still has a keypad")
    state.mandates.discard(code)


def keypad_paired(state: State, data: Data) -> None:
    """A keypad stands for a municipality from here on, and signed that it does."""
    number, code, serial, weight = (data[name] for name in ("pairing", "municipality", "serial", "weight"))
    row = state.find(state.register, code, "V-13", f"{code!r} is not in the register")
    key = state.find(state.keypads, serial, "V-13", f"keypad {serial!r} is not enrolled")
    state.need(code in state.mandates, "V-13", f"{code!r} gets a keypad without a mandate")
    one = code not in state.current and serial not in state.out
    state.need(one, "V-13", f"{code!r} has two keypads, or keypad {serial!r} stands for two municipalities")
    state.need(serial not in state.lost, "V-13", f"keypad {serial!r} was reported lost and not found")
    new = number not in state.pairings and number > state.newest.get(code, 0)
    state.need(new, "V-13", f"pairing {number} is not a new number")
    state.need(weight == row["weight"], "V-13", f"{code!r} gets another weight than the register says")
    accepted = [11, state.first["assembly"], state.epoch, code, shortened(row["name"], 64), weight, number]
    accepted += [serial, state.hall.raw, state.first["succession_key"]]
    signed = key.opened(data["acceptance"]) == cbor2.dumps(accepted)
    state.need(signed, "V-14", f"keypad {serial!r} did not sign that it stands for {code!r} in this way")
    pairing = Pairing(number, code, serial, row["weight"], key, sha256(data["acceptance"]))
    state.current[code] = state.pairings[number] = pairing
    state.newest[code] = number
    state.out.add(serial)


def pairing_ended(state: State, data: Data) -> None:
    """The keypad stands for nobody from here on; what it voted stands."""
    text = f"there is no pairing {data['pairing']} to end"
    pairing = state.find(state.pairings, data["pairing"], "V-13", text)
    state.must(state.current.get(pairing.municipality) is pairing, "V-13", text)
    del state.current[pairing.municipality]
    state.out.discard(pairing.serial)
    state.lost |= {pairing.serial} if data["reason"] == "lost" else set()


def keypad_found(state: State, data: Data) -> None:
    """A lost keypad can be handed out again."""
    state.need(data["serial"] in state.lost, "V-13", f"keypad {data['serial']!r} is found and was not lost")
    state.lost.discard(data["serial"])
