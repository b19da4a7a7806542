#include <stdio.h>
#include <sqlite3.h>

// What Swift can't call: a function of variable arguments, and a destructor that is a number.

/// Keeps a statement from damaging the file on purpose, and schemas from calling functions that do
/// more than compute.
static inline void csqlite_defend(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
#ifdef SQLITE_DBCONFIG_TRUSTED_SCHEMA
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
#endif
}

/// Binds a text of which SQLite makes a copy.
static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int place, const char *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, place, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
