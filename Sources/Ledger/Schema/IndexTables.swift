extension LedgerSchema {
  /// The present state: what the entries of the journal, applied in order, come to.
  ///
  /// `LedgerFile.verify` makes these rows anew from the journal and compares. Days are
  /// counted from 1970-01-01, instants are unix seconds.
  static let indexTables = """
    CREATE TABLE fact (
      seq          INTEGER PRIMARY KEY REFERENCES entry (seq),
      kind         TEXT    NOT NULL,
      key          TEXT    NOT NULL CHECK (key <> ''),
      day          INTEGER NOT NULL,
      recorded     INTEGER NOT NULL,
      author       TEXT    NOT NULL,
      thousandths  INTEGER,
      unit         TEXT,
      ref          TEXT,
      note         TEXT,
      CHECK (kind <> 'progress' OR thousandths IS NOT NULL)
    ) STRICT;

    CREATE TABLE delivery (
      id           TEXT    PRIMARY KEY CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
      seq          INTEGER NOT NULL REFERENCES entry (seq),
      kind         TEXT    NOT NULL,
      recipient    TEXT    NOT NULL CHECK (recipient <> ''),
      channel      TEXT    NOT NULL CHECK (channel <> ''),
      day          INTEGER NOT NULL,
      not_before   INTEGER NOT NULL,
      state        TEXT    NOT NULL
                   CHECK (state IN ('planned', 'attempting', 'sent', 'retry', 'uncertain', 'dead', 'cancelled')),
      next_try     INTEGER,
      attempts     INTEGER NOT NULL CHECK (attempts >= 0),
      destination  TEXT,
      body         BLOB,     -- frozen with the first attempt; every retry sends these bytes
      frozen       INTEGER REFERENCES entry (seq),  -- the entry from which on no member can be added
      said         TEXT,     -- the channel's last word
      CHECK ((state IN ('planned', 'retry', 'uncertain')) = (next_try IS NOT NULL)),
      CHECK ((state IN ('planned', 'cancelled')) = (attempts = 0)),
      CHECK ((attempts = 0) = (body IS NULL)),
      CHECK ((body IS NULL) = (destination IS NULL)),
      CHECK ((state = 'planned') = (frozen IS NULL))
    ) STRICT;
    CREATE INDEX delivery_waiting ON delivery (channel, next_try, id) WHERE next_try IS NOT NULL;
    CREATE INDEX delivery_frozen ON delivery (frozen) WHERE frozen IS NOT NULL;
    CREATE INDEX delivery_attempting ON delivery (id) WHERE state = 'attempting';

    CREATE TABLE attempt (
      delivery  TEXT    NOT NULL REFERENCES delivery (id),
      number    INTEGER NOT NULL CHECK (number >= 1),
      seq       INTEGER NOT NULL REFERENCES entry (seq),
      began     INTEGER NOT NULL,
      digest    TEXT    NOT NULL CHECK (length(digest) = 64),
      outcome   TEXT,     -- null while it is under way
      ended     INTEGER,
      said      TEXT,
      PRIMARY KEY (delivery, number),
      CHECK ((outcome IS NULL) = (ended IS NULL)),
      CHECK (said IS NULL OR outcome IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      seq        INTEGER PRIMARY KEY REFERENCES entry (seq),
      kind       TEXT    NOT NULL,
      subject    TEXT    NOT NULL CHECK (subject <> ''),
      step       TEXT    NOT NULL,
      ordinal    INTEGER NOT NULL CHECK (ordinal >= 0),
      due        INTEGER NOT NULL,
      recipient  TEXT    NOT NULL,
      channel    TEXT    NOT NULL,
      day        INTEGER NOT NULL,
      state      TEXT    NOT NULL
                 CHECK (state IN
                   ('planned', 'held', 'sent', 'merged', 'suppressed', 'skipped', 'cancelled', 'dead')),
      reason     TEXT    NOT NULL CHECK (reason <> ''),
      delivery   TEXT    REFERENCES delivery (id),
      at         INTEGER NOT NULL,
      UNIQUE (subject, step, ordinal, due, kind, recipient, channel),
      CHECK (state NOT IN ('planned', 'held', 'sent', 'merged', 'dead') OR delivery IS NOT NULL),
      CHECK (state NOT IN ('suppressed', 'skipped') OR delivery IS NULL)
    ) STRICT;
    CREATE INDEX account_of_delivery ON account (delivery) WHERE delivery IS NOT NULL;
    CREATE INDEX account_of_day ON account (day);

    CREATE TABLE revision (
      seq    INTEGER PRIMARY KEY REFERENCES entry (seq),
      hash   TEXT    NOT NULL CHECK (length(hash) = 64),
      at     INTEGER NOT NULL,
      files  TEXT    NOT NULL CHECK (files GLOB '[[]*]')
    ) STRICT;

    CREATE TABLE refusal (
      seq      INTEGER PRIMARY KEY REFERENCES entry (seq),
      hash     TEXT    NOT NULL CHECK (length(hash) = 64),
      at       INTEGER NOT NULL,
      count    INTEGER NOT NULL CHECK (count >= 1),
      message  TEXT    NOT NULL
    ) STRICT;
    """

  /// What may never happen to the present state, whoever asks.
  static let guards = """
    CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are only added'); END;

    CREATE TRIGGER fact_is_never_removed BEFORE DELETE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are only added'); END;

    CREATE TRIGGER account_is_never_removed BEFORE DELETE ON account
    BEGIN SELECT RAISE(ABORT, 'accounts are never removed'); END;

    CREATE TRIGGER account_ends_once BEFORE UPDATE ON account
    WHEN OLD.state NOT IN ('planned', 'held')
    BEGIN SELECT RAISE(ABORT, 'an account that has ended does not change'); END;

    CREATE TRIGGER account_keeps_its_identity
    BEFORE UPDATE OF seq, kind, subject, step, ordinal, due, recipient, channel, day, delivery, at ON account
    BEGIN SELECT RAISE(ABORT, 'only state and reason of an account change'); END;

    CREATE TRIGGER delivery_is_never_removed BEFORE DELETE ON delivery
    BEGIN SELECT RAISE(ABORT, 'deliveries are never removed'); END;

    CREATE TRIGGER delivery_ends_once BEFORE UPDATE ON delivery
    WHEN OLD.state IN ('sent', 'dead', 'cancelled')
    BEGIN SELECT RAISE(ABORT, 'a delivery that has ended does not change'); END;

    CREATE TRIGGER delivery_bytes_are_frozen BEFORE UPDATE OF body, destination, frozen ON delivery
    WHEN OLD.frozen IS NOT NULL
      AND (NEW.body IS NOT OLD.body OR NEW.destination IS NOT OLD.destination OR NEW.frozen IS NOT OLD.frozen)
    BEGIN SELECT RAISE(ABORT, 'the bytes of a delivery are frozen with its first attempt'); END;
    """
}
