"""What stands in the SQLite file: three tables that only grow, and views for people.

The triggers are part of the file, so that every program that writes to it is held to them: entries are numbered from
0 without gaps, checkpoints grow and never go beyond the entries, a cosignature belongs to a checkpoint, and nothing is
changed or removed. They say so before
SQLite looks at conflicts, so `INSERT OR REPLACE` and `OR IGNORE` are refused as well.

The views show nothing of a poll before it is closed, and read the entries themselves: they can be dropped and made
again without loss. Who recounts reads the signed votes, not these.
"""

import sqlite3

from sqlite_utils import Database

APPLICATION_ID = 0x53544D4B  # "STMK"
USER_VERSION = 3

_TRIGGERS = {
    "entry_without_gaps": """
        BEFORE INSERT ON entry
        WHEN NEW.idx IS NOT (SELECT coalesce(max(idx) + 1, 0) FROM entry) OR typeof(NEW.body) IS NOT 'text'
        BEGIN SELECT RAISE(ABORT, 'entries are numbered without gaps and never replaced'); END""",
    "entry_never_changes": """
        BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    "entry_never_goes": """
        BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END""",
    "checkpoint_grows": """
        BEFORE INSERT ON checkpoint
        WHEN NEW.size <= (SELECT coalesce(max(size), -1) FROM checkpoint)
          OR NEW.size > (SELECT coalesce(max(idx) + 1, 0) FROM entry)
          OR typeof(NEW.note) IS NOT 'text'
        BEGIN SELECT RAISE(ABORT, 'checkpoints grow and do not go beyond the entries'); END""",
    "checkpoint_never_changes": """
        BEFORE UPDATE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END""",
    "checkpoint_never_goes": """
        BEFORE DELETE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'a checkpoint is never removed'); END""",
    "cosignature_of_a_checkpoint": """
        BEFORE INSERT ON cosignature
        WHEN NOT EXISTS (SELECT 1 FROM checkpoint WHERE size IS NEW.size)
          OR EXISTS (SELECT 1 FROM cosignature WHERE size IS NEW.size AND witness IS NEW.witness)
          OR typeof(NEW.witness) IS NOT 'text' OR typeof(NEW.line) IS NOT 'text'
        BEGIN SELECT RAISE(ABORT, 'a witness cosigns a checkpoint once'); END""",
    "cosignature_never_changes": """
        BEFORE UPDATE ON cosignature
        BEGIN SELECT RAISE(ABORT, 'a cosignature is never changed'); END""",
    "cosignature_never_goes": """
        BEFORE DELETE ON cosignature
        BEGIN SELECT RAISE(ABORT, 'a cosignature is never removed'); END""",
}

# `closed` is what hides a running poll: every other part joins it.
_VOTES = """
WITH
  said AS MATERIALIZED (
    SELECT idx, json_extract(body, '$.event') AS event, json_extract(body, '$.data') AS data FROM entry),
  closed AS MATERIALIZED (
    SELECT DISTINCT data ->> 'poll' AS poll FROM said WHERE event IN ('poll_closed', 'roll_call_closed')),
  pairing AS MATERIALIZED (
    SELECT data ->> 'pairing' AS pairing, data ->> 'weight' AS weight FROM said WHERE event = 'keypad_paired'),
  municipality AS MATERIALIZED (
    SELECT row.value ->> 'code' AS code, row.value ->> 'name' AS name, row.value ->> 'weight' AS weight
    FROM said, json_each(said.data, '$.municipalities') AS row WHERE said.event = 'register_chunk'),
  policy AS (
    SELECT coalesce((SELECT data ->> '$.settings.revote' FROM said WHERE event = 'settings_adopted'
                     ORDER BY idx DESC LIMIT 1), 'last') AS revote),
  cast_vote AS MATERIALIZED (
    SELECT data ->> 'poll' AS poll, data ->> 'municipality' AS code, data ->> 'pairing' AS pairing,
           data ->> 'counter' AS counter, data ->> 'choice' AS choice, idx
    FROM said WHERE event = 'vote_accepted' AND data ->> 'poll' IN (SELECT poll FROM closed)
    UNION ALL
    SELECT data ->> 'poll', data ->> 'municipality', NULL, idx, data ->> 'choice', idx
    FROM said WHERE event = 'roll_call_confirmed' AND data ->> 'poll' IN (SELECT poll FROM closed)),
  ranked AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY poll, code ORDER BY idx) AS from_first,
           row_number() OVER (PARTITION BY poll, code ORDER BY pairing DESC, counter DESC, idx) AS from_last
    FROM cast_vote)
SELECT ranked.poll, ranked.code AS municipality, municipality.name,
       CASE WHEN ranked.pairing IS NULL THEN municipality.weight ELSE pairing.weight END AS weight,
       ranked.choice, ranked.idx,
       CASE WHEN ranked.pairing IS NOT NULL AND (SELECT revote FROM policy) = 'first'
            THEN from_first = 1 ELSE from_last = 1 END AS counted,
       ranked.pairing IS NULL AS roll_call
FROM ranked
LEFT JOIN pairing ON pairing.pairing = ranked.pairing
LEFT JOIN municipality ON municipality.code = ranked.code
ORDER BY ranked.idx
"""

_RESULTS = """
WITH
  said AS MATERIALIZED (
    SELECT idx, json_extract(body, '$.event') AS event, json_extract(body, '$.data') AS data FROM entry),
  closed AS MATERIALIZED (
    SELECT DISTINCT data ->> 'poll' AS poll FROM said WHERE event IN ('poll_closed', 'roll_call_closed')),
  announced AS MATERIALIZED (
    SELECT data ->> 'poll' AS poll, data ->> 'kind' AS kind, data -> 'question' AS question
    FROM said WHERE event = 'poll_announced'
    UNION ALL
    SELECT data ->> 'poll', 'real', data -> 'question' FROM said WHERE event = 'roll_call_announced'),
  declared AS MATERIALIZED (
    SELECT data ->> 'poll' AS poll, data ->> 'words' AS words, data ->> 'outcome' AS outcome, max(idx)
    FROM said WHERE event = 'result_declared' GROUP BY 1),
  voided AS MATERIALIZED (
    SELECT DISTINCT data ->> 'poll' AS poll FROM said WHERE event = 'poll_voided'),
  counted AS MATERIALIZED (
    SELECT poll, choice, sum(weight) AS votes FROM votes WHERE counted GROUP BY poll, choice)
SELECT announced.poll, announced.kind, announced.question ->> 'subject' AS subject, declared.words, declared.outcome,
       (SELECT json_group_object(option.value ->> 'label', coalesce(counted.votes, 0))
        FROM json_each(announced.question, '$.options') AS option
        LEFT JOIN counted ON counted.poll = announced.poll AND counted.choice = option.value ->> 'key') AS votes,
       announced.poll IN (SELECT poll FROM voided) AS voided
FROM announced
JOIN closed ON closed.poll = announced.poll
LEFT JOIN declared ON declared.poll = announced.poll
ORDER BY announced.poll
"""

_HANDOUTS = """
WITH
  said AS MATERIALIZED (
    SELECT idx, json_extract(body, '$.event') AS event, json_extract(body, '$.at') AS at,
           json_extract(body, '$.data') AS data
    FROM entry WHERE json_extract(body, '$.event') IN ('keypad_paired', 'pairing_ended', 'register_chunk')),
  municipality AS MATERIALIZED (
    SELECT row.value ->> 'code' AS code, row.value ->> 'name' AS name
    FROM said, json_each(said.data, '$.municipalities') AS row WHERE said.event = 'register_chunk'),
  finish AS MATERIALIZED (
    SELECT data ->> 'pairing' AS pairing, at, data ->> 'reason' AS reason FROM said WHERE event = 'pairing_ended')
SELECT said.data ->> 'municipality' AS municipality, municipality.name, said.data ->> 'serial' AS serial,
       said.data ->> 'pairing' AS pairing, said.at, finish.at AS ended, finish.reason
FROM said
LEFT JOIN municipality ON municipality.code = said.data ->> 'municipality'
LEFT JOIN finish ON finish.pairing = said.data ->> 'pairing'
WHERE said.event = 'keypad_paired'
ORDER BY said.idx
"""

_VIEWS = {"votes": _VOTES, "results": _RESULTS, "handouts": _HANDOUTS}
_NAMES = {"entry", "checkpoint", "cosignature", *_TRIGGERS, *_VIEWS}


def create_schema(database: Database) -> None:
    """Makes the tables, triggers and views in an empty database, all or nothing."""
    with database.atomic():
        database.table("entry").create({"idx": int, "body": str}, pk="idx", not_null={"body"})
        database.table("checkpoint").create({"size": int, "note": str}, pk="size", not_null={"note"})
        database.table("cosignature").create(
            {"size": int, "witness": str, "line": str}, pk=("size", "witness"), not_null={"line"}
        )
        for name, trigger in _TRIGGERS.items():
            database.execute(f"CREATE TRIGGER {name} {trigger}")
        for name, view in _VIEWS.items():
            database.create_view(name, view)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {USER_VERSION}")


def problem_with(connection: sqlite3.Connection) -> str | None:
    """Why the file behind this connection is not a ledger that this program reads; None if it is one."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return "is not a ledger of this program"
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != USER_VERSION:
        return f"is a ledger of version {version}; this program reads version {USER_VERSION}"
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    missing = sorted(_NAMES - names)
    if missing:
        return f"lacks {missing[0]!r}, which every ledger has"
    return None
