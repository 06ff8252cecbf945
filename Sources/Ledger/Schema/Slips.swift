extension LedgerSchema {
  /// 督办单: the numbered slips. Numbers run from 1 by year; nothing issues one twice. And a way to find dead letters
  /// among all the others.
  static let slips = """
    CREATE TABLE slip (
      seq       INTEGER PRIMARY KEY REFERENCES entry (seq),
      year      INTEGER NOT NULL,
      number    INTEGER NOT NULL CHECK (number >= 1),
      day       INTEGER NOT NULL,
      colour    TEXT    NOT NULL CHECK (colour IN ('green', 'blue', 'yellow', 'orange', 'red')),
      reply_by  INTEGER NOT NULL,
      subject   TEXT    NOT NULL CHECK (subject <> ''),
      step      TEXT    NOT NULL,
      ordinal   INTEGER NOT NULL CHECK (ordinal >= 1),
      due       INTEGER NOT NULL,
      UNIQUE (year, number),
      UNIQUE (subject, step, ordinal, due)
    ) STRICT;

    CREATE INDEX delivery_dead ON delivery (id) WHERE state = 'dead';

    CREATE TRIGGER slip_is_never_changed BEFORE UPDATE ON slip
    BEGIN SELECT RAISE(ABORT, 'slips are only added'); END;

    CREATE TRIGGER slip_is_never_removed BEFORE DELETE ON slip
    BEGIN SELECT RAISE(ABORT, 'slips are only added'); END;
    """
}
