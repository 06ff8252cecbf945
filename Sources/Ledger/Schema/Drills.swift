extension LedgerSchema {
  /// 演练: the drills that were begun, and who answered.
  static let drills = """
    CREATE TABLE drill (
      seq     INTEGER PRIMARY KEY REFERENCES entry (seq),
      number  INTEGER NOT NULL UNIQUE CHECK (number >= 1),
      at      INTEGER NOT NULL,
      author  TEXT    NOT NULL
    ) STRICT;

    CREATE TABLE drill_answer (
      seq     INTEGER PRIMARY KEY REFERENCES entry (seq),
      number  INTEGER NOT NULL REFERENCES drill (number),
      person  TEXT    NOT NULL CHECK (person <> ''),
      at      INTEGER NOT NULL,
      author  TEXT    NOT NULL,
      UNIQUE (number, person)
    ) STRICT;

    CREATE TRIGGER drill_is_never_changed BEFORE UPDATE ON drill
    BEGIN SELECT RAISE(ABORT, 'drills are only added'); END;

    CREATE TRIGGER drill_is_never_removed BEFORE DELETE ON drill
    BEGIN SELECT RAISE(ABORT, 'drills are only added'); END;

    CREATE TRIGGER drill_answer_is_never_changed BEFORE UPDATE ON drill_answer
    BEGIN SELECT RAISE(ABORT, 'answers are only added'); END;

    CREATE TRIGGER drill_answer_is_never_removed BEFORE DELETE ON drill_answer
    BEGIN SELECT RAISE(ABORT, 'answers are only added'); END;
    """
}
