/* A bare outbox over SQLite: what any program pays that neither loses a notification nor tells it twice.
 *
 *   outbox FOLDER COUNT BATCH SIZE      makes FOLDER/outbox.sqlite and a file for each of COUNT notifications
 *
 * All are written down as waiting in one transaction. Then, a batch at a time: the attempt with its bytes is on the
 * disk, each file is written, synchronized and renamed into place, the folder is synchronized, and what became of it is
 * on the disk. The settings are those of Duban's ledger (journal_mode=TRUNCATE, synchronous=FULL). Nothing is worked
 * out, worded, hashed or chained.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void need(int holds, const char *what) {
  if (holds) return;
  perror(what);
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  char *message = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK) return;
  fprintf(stderr, "%s: %s\n", sql, message);
  exit(1);
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  need(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, sql);
  return statement;
}

static void step(sqlite3_stmt *statement) {
  need(sqlite3_step(statement) == SQLITE_DONE, "step");
  sqlite3_reset(statement);
}

/* Ids are spread like those of a hash, as Duban's are. */
static void name(char id[33], int number) {
  unsigned long long mixed = (unsigned long long)number * 0x9e3779b97f4a7c15ULL;
  snprintf(id, 33, "%016llx%016llx", mixed, mixed ^ (mixed >> 29));
}

static void deliver(const char *folder, const char *id, const char *bytes, size_t size) {
  char hidden[4096], place[4096];
  snprintf(hidden, sizeof hidden, "%s/.%s", folder, id);
  snprintf(place, sizeof place, "%s/%s.txt", folder, id);
  int file = open(hidden, O_WRONLY | O_CREAT | O_EXCL, 0644);
  need(file >= 0, hidden);
  need(write(file, bytes, size) == (ssize_t)size && fsync(file) == 0 && close(file) == 0, hidden);
  need(rename(hidden, place) == 0, place);
}

int main(int count, char **arguments) {
  if (count != 5) {
    fprintf(stderr, "usage: outbox FOLDER COUNT BATCH SIZE\n");
    return 64;
  }
  const char *folder = arguments[1];
  int total = atoi(arguments[2]), batch = atoi(arguments[3]);
  size_t size = (size_t)atol(arguments[4]);
  char path[4096], id[33];
  snprintf(path, sizeof path, "%s/outbox.sqlite", folder);
  char *bytes = malloc(size);
  need(bytes != NULL, "malloc");
  memset(bytes, 'x', size);
  sqlite3 *db = NULL;
  need(sqlite3_open(path, &db) == SQLITE_OK, path);
  run(db, "PRAGMA journal_mode = TRUNCATE");
  run(db, "PRAGMA synchronous = FULL");
  run(db, "CREATE TABLE delivery (id TEXT PRIMARY KEY, state TEXT NOT NULL, body BLOB)");
  sqlite3_stmt *planned = prepared(db, "INSERT INTO delivery (id, state) VALUES (?, 'planned')");
  sqlite3_stmt *attempt = prepared(db, "UPDATE delivery SET state = 'attempting', body = ? WHERE id = ?");
  sqlite3_stmt *outcome = prepared(db, "UPDATE delivery SET state = 'sent' WHERE id = ?");
  run(db, "BEGIN IMMEDIATE");
  for (int number = 0; number < total; number++) {
    name(id, number);
    sqlite3_bind_text(planned, 1, id, 32, SQLITE_TRANSIENT);
    step(planned);
  }
  run(db, "COMMIT");
  int directory = open(folder, O_RDONLY | O_DIRECTORY);
  need(directory >= 0, folder);
  for (int first = 0; first < total; first += batch) {
    int end = first + batch < total ? first + batch : total;
    run(db, "BEGIN IMMEDIATE");
    for (int number = first; number < end; number++) {
      name(id, number);
      sqlite3_bind_blob(attempt, 1, bytes, (int)size, SQLITE_STATIC);
      sqlite3_bind_text(attempt, 2, id, 32, SQLITE_TRANSIENT);
      step(attempt);
    }
    run(db, "COMMIT");
    for (int number = first; number < end; number++) {
      name(id, number);
      deliver(folder, id, bytes, size);
    }
    need(fsync(directory) == 0, folder);
    run(db, "BEGIN IMMEDIATE");
    for (int number = first; number < end; number++) {
      name(id, number);
      sqlite3_bind_text(outcome, 1, id, 32, SQLITE_TRANSIENT);
      step(outcome);
    }
    run(db, "COMMIT");
  }
  printf("%d\n", total);
  return 0;
}
