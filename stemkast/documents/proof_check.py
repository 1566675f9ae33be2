"""Checking a municipality's proof, or a single tlog-proof: what it shows, without the ledger."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from stemkast.assembly import event_codec
from stemkast.assembly import events as e
from stemkast.documents.municipality_proofs import SUFFIX, VKEY
from stemkast.ledger.checkpoint import Checkpoint
from stemkast.ledger.entry import Entry, from_body
from stemkast.ledger.tlog_proof import ProofRefused, check_proof, read_proof

_LARGEST = 10_000_000
"""Bytes of a zip's contents that are read: a municipality has some hundred entries of a kilobyte or two."""


@dataclass(frozen=True, slots=True)
class Proven:
    """One entry that is shown to be in the log, and what it says.

    `signed`: for a vote, whether the keypad that was handed out signed exactly this, for this question; None where
    that cannot be seen in the file. `choice`: what the vote says, in the words of the question.
    """

    entry: Entry
    event: e.Event
    signed: bool | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True)
class ProvenAll:
    """Everything in a file, under one checkpoint; `vkey` is the key that it was checked with."""

    entries: tuple[Proven, ...]
    checkpoint: Checkpoint
    vkey: str

    @property
    def holds(self) -> bool:
        """Whether no vote in it has another signature than its keypad's."""
        return all(each.signed is not False for each in self.entries)


def check_proofs(content: bytes, vkey: str | None) -> ProvenAll | ProofRefused:
    """What a zip, or a single proof, shows; with the key that the zip carries if none is given. Never raises."""
    files = _files(content)
    if isinstance(files, ProofRefused):
        return files
    key = vkey or files.get(VKEY, "").strip()
    if not key:
        return ProofRefused("a proof is checked with the key of the hall: give --hall-key")
    proven: list[Proven] = []
    checkpoint: Checkpoint | None = None
    for name, text in files.items():
        if name.endswith(SUFFIX):
            one = _check(text, key.strip())
            if isinstance(one, ProofRefused):
                return ProofRefused(f"{name}: {one.text}")
            each, under = one
            if checkpoint is not None and under != checkpoint:
                return ProofRefused(f"{name}: this proof is under another checkpoint than the others")
            checkpoint = under
            proven.append(each)
    if checkpoint is None:
        return ProofRefused("there is no proof in this file")
    return ProvenAll(tuple(_with_signatures(proven)), checkpoint, key)


def _files(content: bytes) -> Mapping[str, str] | ProofRefused:
    try:
        if not zipfile.is_zipfile(io.BytesIO(content)):
            return {f"proof{SUFFIX}": content.decode("utf-8")}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                return ProofRefused("this file is larger than the proof of a municipality can be")
            return {each: archive.read(each).decode("utf-8") for each in archive.namelist()}
    except (UnicodeDecodeError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        return ProofRefused(f"this is neither a proof nor a zip of proofs: {error}")


def _check(text: str, vkey: str) -> tuple[Proven, Checkpoint] | ProofRefused:
    proof = read_proof(text)
    if isinstance(proof, ProofRefused):
        return proof
    if proof.entry is None:
        return ProofRefused("the entry itself is not in this proof")
    checkpoint = check_proof(proof, proof.entry, vkey)
    if isinstance(checkpoint, ProofRefused):
        return checkpoint
    entry = from_body(proof.index, proof.entry)
    event = event_codec.from_data(entry.event, entry.data) if isinstance(entry, Entry) else None
    if not isinstance(entry, Entry) or not isinstance(event, e.Event):
        return ProofRefused(f"entry {proof.index} is in the log, but it is no entry of an assembly")
    return Proven(entry, event), checkpoint


def _with_signatures(proven: list[Proven]) -> Iterator[Proven]:
    keys = {each.event.serial: each.event.public_key for each in proven if isinstance(each.event, e.KeypadEnrolled)}
    paired = {each.event.pairing: each.event for each in proven if isinstance(each.event, e.KeypadPaired)}
    polls = {each.event.poll: each.event for each in proven if isinstance(each.event, e.PollAnnounced)}
    for each in proven:
        vote = each.event
        if not isinstance(vote, e.VoteAccepted):
            yield each
            continue
        poll, pairing = polls.get(vote.poll), paired.get(vote.pairing)
        key = keys.get(pairing.serial) if pairing is not None else None
        option = poll.question.option(vote.choice) if poll is not None else None
        signed = None
        if poll is not None and pairing is not None and key is not None:
            signed = _is_signed(vote, poll, pairing, key)
        yield Proven(each.entry, vote, signed, option.label if option is not None else "")


def _is_signed(vote: e.VoteAccepted, poll: e.PollAnnounced, pairing: e.KeypadPaired, key: bytes) -> bool:
    bound = envelope.vote_aad(poll.announcement, pairing.acceptance)
    payload = envelope.open_signed(vote.envelope, key, bound)
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return pairing.municipality == vote.municipality and message == m.Vote(
        vote.pairing, vote.poll, vote.counter, vote.choice
    )
