extension LedgerSchema {
  /// Edits of the rules that were held, and the word that they are meant.
  static let heldEdits = """
    CREATE TABLE hold (
      seq          INTEGER PRIMARY KEY REFERENCES entry (seq),
      hash         TEXT    NOT NULL CHECK (length(hash) = 64),
      at           INTEGER NOT NULL,
      items        INTEGER NOT NULL CHECK (items >= 0),
      obligations  INTEGER NOT NULL CHECK (obligations >= 0)
    ) STRICT;

    CREATE TABLE consent (
      seq     INTEGER PRIMARY KEY REFERENCES entry (seq),
      hash    TEXT    NOT NULL CHECK (length(hash) = 64),
      at      INTEGER NOT NULL,
      author  TEXT    NOT NULL
    ) STRICT;
    """
}
