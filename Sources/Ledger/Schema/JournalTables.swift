extension LedgerSchema {
  /// The journal itself, and the contents it vouches for by their hash.
  static let journalTables = """
    CREATE TABLE entry (
      seq       INTEGER PRIMARY KEY CHECK (seq > 0),  -- 1, 2, 3, … without a gap
      at        INTEGER NOT NULL,                     -- unix seconds
      kind      TEXT    NOT NULL CHECK (kind <> ''),
      body      TEXT    NOT NULL CHECK (body GLOB '{*}'),
      previous  BLOB    NOT NULL CHECK (length(previous) = 32),
      hash      BLOB    NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
    WHEN NEW.seq IS NOT 1 + coalesce((SELECT max(seq) FROM entry), 0)
      OR NEW.previous IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), zeroblob(32))
    BEGIN SELECT RAISE(ABORT, 'a journal entry must follow the last one'); END;

    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

    CREATE TABLE rule_file (
      hash   TEXT PRIMARY KEY CHECK (length(hash) = 64),  -- SHA-256 of the bytes, hexadecimal
      bytes  BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER rule_file_is_never_changed BEFORE UPDATE ON rule_file
    BEGIN SELECT RAISE(ABORT, 'rule files are kept as they were'); END;

    CREATE TRIGGER rule_file_is_never_removed BEFORE DELETE ON rule_file
    BEGIN SELECT RAISE(ABORT, 'rule files are kept as they were'); END;

    -- What is worth knowing and not worth a journal entry: the last tick.
    CREATE TABLE status (
      key    TEXT PRIMARY KEY,
      value  TEXT NOT NULL
    ) STRICT;
    """
}
