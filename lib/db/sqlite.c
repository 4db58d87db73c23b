/* SPDX-License-Identifier: ISC */
/* A register in an SQLite file: opening, settings, transactions. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sqlite.h"

/* "vcct", in the header of every register. */
#define APPLICATION_ID 1986225012 /* 0x76636374 */

/* What a change would make the same as another record is a mistake of whoever
 * asks for it; anything else is one of ours. */
static int
refused(struct vc *vc, struct vci_db *db)
{
	int code = sqlite3_extended_errcode(db->h);

	if (code == SQLITE_CONSTRAINT_UNIQUE ||
	    code == SQLITE_CONSTRAINT_PRIMARYKEY)
		return vci_err(vc, VC_E_DATA,
		    "there is such a record already, and it can't stand twice; "
		    "'list' shows it");
	return vci_err(vc, VC_E_DATA, "the register refused this: %s",
	    sqlite3_errmsg(db->h));
}

int
vci_sqlite_err(struct vc *vc, int code)
{
	struct vci_db *db = vc->db;
	const char *path = db->path;
	int errnum;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return vci_err(vc, VC_E_LOCKED,
		    "register '%s' is in use by another command; try again",
		    path);
	case SQLITE_FULL:
		return vci_err(vc, VC_E_IO, "no space left to write '%s'",
		    path);
	case SQLITE_IOERR:
		/* The reason is lost where the engine rolled back since. */
		errnum = sqlite3_system_errno(db->h);
		return vci_err(vc, VC_E_IO, "cannot read or write '%s': %s",
		    path,
		    errnum != 0 ? strerror(errnum) : sqlite3_errstr(code));
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return vci_err(vc, VC_E_NOPERM,
		    "register '%s' may only be read; check who owns it", path);
	case SQLITE_CANTOPEN:
		return vci_err(vc, VC_E_NOINPUT, "cannot open '%s': %s", path,
		    strerror(sqlite3_system_errno(db->h)));
	case SQLITE_NOTADB:
		return vci_err(vc, VC_E_DATA, "'%s' is not a vcctl register",
		    path);
	case SQLITE_CORRUPT:
		return vci_err(vc, VC_E_DATA,
		    "register '%s' is damaged; restore a backup", path);
	case SQLITE_CONSTRAINT:
		return refused(vc, db);
	case SQLITE_NOMEM:
		return vci_nomem(vc);
	default:
		return vci_err(vc, VC_E_INTERNAL, "database fault in '%s': %s",
		    path, sqlite3_errmsg(db->h));
	}
}

static int
pragma_int(struct vc *vc, const char *sql, int64_t *v)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, sql);

	if (rc != VC_OK)
		return rc;
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		*v = vci_col_int(st, 0);
		rc = VC_OK;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Never trust the file: no functions or virtual tables run from its schema,
 * no writable schema, and "x" is never silently the text x. */
static void
harden(sqlite3 *h)
{
	sqlite3_db_config(h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
}

/* A new file becomes a register; an old one must be one. */
static int
claim(struct vc *vc, enum vci_open how)
{
	int64_t id = 0;
	int rc;

	if (how == VCI_OPEN_CREATE)
		return vci_db_exec(vc,
		    "PRAGMA page_size = 8192;"
		    "PRAGMA journal_mode = WAL;"
		    "PRAGMA application_id = 1986225012;");
	rc = pragma_int(vc, "PRAGMA application_id", &id);
	if (rc == VC_OK && id != APPLICATION_ID)
		rc = vci_err(vc, VC_E_DATA, "'%s' is not a vcctl register",
		    vc->db->path);
	return rc;
}

/* Counting the memory in use takes a lock for each piece of it, which is a
 * tenth of what a short command does; nobody here asks for the count. */
void
vci_db_process(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* A name is a name, also where it begins with "file:" or is ":memory:". */
static int
open_file(const char *path, sqlite3 **h, int flags)
{
	char *name = sqlite3_mprintf("%s%s", *path == '/' ? "" : "./", path);
	int rc = name == NULL ?
	    SQLITE_NOMEM :
	    sqlite3_open_v2(name, h, flags, vci_sqlite_vfs());

	sqlite3_free(name);
	return rc;
}

int
vci_db_open(struct vc *vc, const char *url, enum vci_open how)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
	    (how == VCI_OPEN_READ ? SQLITE_OPEN_READONLY :
				    SQLITE_OPEN_READWRITE);
	int rc = vci_sqlite_look(vc, url, how);

	if (rc != VC_OK)
		return rc;
	if ((vc->db = calloc(1, sizeof *vc->db)) == NULL ||
	    (vc->db->path = strdup(url)) == NULL) {
		free(vc->db);
		vc->db = NULL;
		return vci_nomem(vc);
	}
	vc->db->queue = -1;
	rc = open_file(url, &vc->db->h, flags);
	if (rc != SQLITE_OK) {
		rc = vc->db->h == NULL ? vci_nomem(vc) : vci_sqlite_err(vc, rc);
		goto out;
	}
	harden(vc->db->h);
	sqlite3_busy_handler(vc->db->h, vci_sqlite_wait, vc);
	rc = claim(vc, how);
	if (rc == VC_OK)
		rc = vci_db_exec(vc,
		    "PRAGMA synchronous = FULL;"
		    "PRAGMA secure_delete = ON;"
		    "PRAGMA cache_size = -8000");
	if (rc == VC_OK)
		rc = vci_sqlite_batch(vc);
out:
	if (rc != VC_OK) {
		vci_db_close(vc);
		if (how == VCI_OPEN_CREATE)
			unlink(url);
	}
	return rc;
}

void
vci_db_close(struct vc *vc)
{
	if (vc->db == NULL)
		return;
	vci_sqlite_forget(vc->db);
	sqlite3_close_v2(vc->db->h);
	if (vc->db->queue >= 0)
		close(vc->db->queue);
	free(vc->db->path);
	free(vc->db);
	vc->db = NULL;
}

const char *
vci_db_path(const struct vc *vc)
{
	return vc->db->path;
}

int
vci_db_version(struct vc *vc, int *version)
{
	int64_t v = 0;
	int rc = pragma_int(vc, "PRAGMA user_version", &v);

	*version = (int)v;
	return rc;
}

int
vci_db_set_version(struct vc *vc, int version)
{
	char sql[48];

	sqlite3_snprintf(sizeof sql, sql, "PRAGMA user_version = %d", version);
	return vci_db_exec(vc, sql);
}

int
vci_db_exec(struct vc *vc, const char *sql)
{
	struct vc_buf b = { 0 };
	int rc;

	vci_dialect(VCI_SQLITE, sql, &b);
	if (b.failed) {
		rc = vci_nomem(vc);
	} else {
		rc = sqlite3_exec(vc->db->h, b.s, NULL, NULL, NULL);
		rc = rc == SQLITE_OK ? VC_OK : vci_sqlite_err(vc, rc);
	}
	vc_buf_free(&b);
	return rc;
}

static int
begin(struct vc *vc, const char *sql)
{
	int rc = vc->db->depth > 0 ? VC_OK : vci_sqlite_once(vc, sql);

	if (rc == VC_OK && vc->db->depth++ == 0) {
		vc->db->doomed = false;
		vc->db->before = sqlite3_total_changes64(vc->db->h);
	}
	return rc;
}

int
vci_db_begin(struct vc *vc)
{
	return begin(vc, "BEGIN IMMEDIATE");
}

int
vci_db_begin_read(struct vc *vc)
{
	return begin(vc, "BEGIN");
}

int
vci_db_commit(struct vc *vc)
{
	bool inner = vc->db->depth > 1;
	int rc = VC_OK;

	if (vc->db->doomed)
		rc = vci_err(vc, VC_E_INTERNAL,
		    "a change failed inside another that went on");
	else if (!inner && !vc->dry_run)
		rc = vci_sqlite_once(vc, "COMMIT");
	if (rc == VC_OK && !inner && !vc->dry_run)
		vc->changed |= sqlite3_total_changes64(vc->db->h) !=
		    vc->db->before;
	if (rc == VC_OK && (inner || !vc->dry_run))
		vc->db->depth--;
	else
		vci_db_rollback(vc);
	return rc;
}

void
vci_db_rollback(struct vc *vc)
{
	vc->db->doomed = vc->db->depth > 1;
	if (vc->db->depth == 1)
		sqlite3_exec(vc->db->h, "ROLLBACK", NULL, NULL, NULL);
	if (vc->db->depth > 0)
		vc->db->depth--;
}

int
vci_db_end(struct vc *vc, int rc)
{
	if (rc == VC_OK)
		return vci_db_commit(vc);
	vci_db_rollback(vc);
	return rc;
}

int
vci_db_map(struct vc *vc, bool on)
{
	return vci_db_exec(vc,
	    on ? "PRAGMA mmap_size = 1073741824" : "PRAGMA mmap_size = 0");
}

/* A page that is written to the log to make room, and changed once more, makes
 * the engine read its log again and add up the checksums anew: what goes here
 * and there in a large register is better kept until the end. */
int
vci_db_bulk(struct vc *vc, bool on)
{
	return vci_db_exec(vc,
	    on ?
		"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
		"PRAGMA cache_size = -20000; PRAGMA cache_spill = -40000" :
		"PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF;"
		"PRAGMA cache_size = -8000; PRAGMA cache_spill = 1");
}

int
vci_db_reserve(struct vc *vc, const char *table, int64_t n, int64_t *first)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	/* What the engine itself will give: one more than the highest id that
	 * the table has or ever had. */
	vc_buf_add(&sql, "SELECT max(coalesce((SELECT max(id) FROM ");
	vc_buf_add(&sql, table);
	vc_buf_add(&sql,
	    "), 0), coalesce((SELECT seq FROM sqlite_sequence "
	    "WHERE name = $1), 0))");
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, table);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		*first = vci_col_int(st, 0) + 1;
		rc = *first > 0 && *first <= INT64_MAX - n ?
		    VC_OK :
		    vci_sqlite_err(vc, SQLITE_CORRUPT);
	}
	vci_finalize(st);
	return rc;
}

int64_t
vci_last_id(const struct vc *vc)
{
	return sqlite3_last_insert_rowid(vc->db->h);
}

int
vci_db_copy(struct vc *vc, const char *path)
{
	sqlite3 *to = NULL;
	sqlite3_backup *b;
	int fd, rc;

	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return vci_err(vc, VC_E_CANTCREAT, "cannot create '%s': %s",
		    path, strerror(errno));
	close(fd);
	rc = open_file(path, &to, SQLITE_OPEN_READWRITE);
	if (rc == SQLITE_OK) {
		b = sqlite3_backup_init(to, "main", vc->db->h, "main");
		while (b != NULL &&
		    ((rc = sqlite3_backup_step(b, 1024)) == SQLITE_OK ||
			rc == SQLITE_BUSY || rc == SQLITE_LOCKED))
			if (rc != SQLITE_OK)
				sqlite3_sleep(1);
		rc = b == NULL ? sqlite3_errcode(to) : sqlite3_backup_finish(b);
	}
	if (rc != SQLITE_OK)
		vci_err(vc, VC_E_CANTCREAT, "cannot write '%s': %s", path,
		    sqlite3_errstr(rc));
	sqlite3_close(to);
	if (rc != SQLITE_OK)
		unlink(path);
	return rc == SQLITE_OK ? VC_OK : vc->err;
}

int
vci_db_verify(struct vc *vc, int (*found)(void *, const char *), void *arg)
{
	static const char *const sql[] = { "PRAGMA integrity_check",
		"SELECT 'row ' || coalesce(rowid, 0) || ' of ' || \"table\" || "
		"' names a row of ' || parent || ' that is not there' "
		"FROM pragma_foreign_key_check" };
	int rc = VC_OK;

	for (size_t i = 0; i < 2 && rc == VC_OK; i++) {
		struct vci_stmt *st;

		rc = vci_prepare(vc, &st, sql[i]);
		if (rc != VC_OK)
			return rc;
		while ((rc = vci_step(vc, st)) == VC_ROW)
			if (strcmp(vci_col_text(st, 0), "ok") != 0 &&
			    (rc = found(arg, vci_col_text(st, 0))) != VC_OK)
				break;
		vci_finalize(st);
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	return rc;
}

/* Deleted bytes are zeroed in the file (secure_delete, set when it is
 * opened); the log still has them until it is emptied. */
int
vci_db_scrub(struct vc *vc)
{
	int rc = sqlite3_wal_checkpoint_v2(vc->db->h, NULL,
	    SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

	if (rc == SQLITE_OK)
		return VC_OK;
	if ((rc & 0xff) != SQLITE_BUSY)
		return vci_sqlite_err(vc, rc);
	vci_err(vc, VC_E_LOCKED,
	    "it is erased, but stays in the register's log until nobody "
	    "reads; run 'vcctl db check' later");
	return VC_WARN;
}
