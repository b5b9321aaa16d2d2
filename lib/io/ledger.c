/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/file.h"

struct ehr_ledger {
	const char *path;
	int fd;
	struct ehr_buf bytes;
	size_t whole;
};

static int lock(struct ehr_ledger *ledger, struct ehr_err *err)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct stat st;

	if (fstat(ledger->fd, &st))
		return ehr_fail_sys(err, _("cannot read %s"), ledger->path);
	if (!S_ISREG(st.st_mode))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("%s is no ordinary file"), ledger->path);
	while (fcntl(ledger->fd, F_SETLKW, &all))
		if (errno != EINTR)
			return ehr_fail_sys(
				err, _("cannot lock %s"), ledger->path);
	return 0;
}

static int read_all(struct ehr_ledger *ledger, struct ehr_err *err)
{
	enum { AT_ONCE = 1 << 16 };
	struct ehr_buf *bytes = &ledger->bytes;
	ssize_t got = 1;

	while (got) {
		ehr_buf_grow(bytes, AT_ONCE);
		got = read(ledger->fd, bytes->p + bytes->n, AT_ONCE);
		if (got < 0 && errno != EINTR)
			return ehr_fail_sys(
				err, _("cannot read %s"), ledger->path);
		bytes->n += got > 0 ? (size_t)got : 0;
	}
	return 0;
}

static size_t count_whole(const struct ehr_buf *bytes)
{
	bool quoted = false;
	size_t whole = 0;

	for (size_t i = 0; i < bytes->n; i++) {
		quoted = quoted != (bytes->p[i] == '"');
		if (bytes->p[i] == '\n' && !quoted)
			whole = i + 1;
	}
	return whole;
}

struct ehr_ledger *ehr_ledger_open(const char *path, struct ehr_err *err)
{
	struct ehr_ledger *ledger = ehr_calloc(1, sizeof(*ledger));

	ledger->path = path;
	ledger->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (ledger->fd < 0)
		ehr_fail_sys(err, _("cannot write to %s"), path);
	else if (lock(ledger, err) == 0 && read_all(ledger, err) == 0) {
		ledger->whole = count_whole(&ledger->bytes);
		return ledger;
	}
	ehr_ledger_close(ledger);
	return NULL;
}

struct ehr_str ehr_ledger_bytes(const struct ehr_ledger *ledger)
{
	return (struct ehr_str){ ledger->bytes.p, ledger->bytes.n };
}

size_t ehr_ledger_whole(const struct ehr_ledger *ledger)
{
	return ledger->whole;
}

static int cut(struct ehr_ledger *ledger, size_t size, struct ehr_err *err)
{
	if (ftruncate(ledger->fd, (off_t)size) || fsync(ledger->fd))
		return ehr_fail_sys(err, _("cannot write to %s"), ledger->path);
	ledger->bytes.n = size;
	return 0;
}

int ehr_ledger_mend(
	struct ehr_ledger *ledger, const char *path, struct ehr_err *err)
{
	struct ehr_str end = { ledger->bytes.p + ledger->whole,
		ledger->bytes.n - ledger->whole };

	if (end.n == 0)
		return 0;
	if (access(path, F_OK) == 0)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("%s is there already"), path);
	if (ehr_file_write(path, end, err))
		return -1;
	return cut(ledger, ledger->whole, err);
}

/* As a file may be new, its folder is synced too. */
static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct ehr_buf folder = { 0 };
	int fd;

	if (slash)
		ehr_buf_add(&folder, path, (size_t)(slash - path) + 1);
	else
		ehr_buf_putc(&folder, '.');
	fd = open(ehr_buf_text(&folder), O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
	ehr_buf_release(&folder);
}

int ehr_ledger_append(
	struct ehr_ledger *ledger, struct ehr_str lines, struct ehr_err *err)
{
	size_t before = ledger->bytes.n;
	struct ehr_str rest = lines;

	while (rest.n > 0) {
		ssize_t done = write(ledger->fd, rest.p, rest.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			break;
		rest.p += done;
		rest.n -= (size_t)done;
	}
	if (rest.n > 0 || fsync(ledger->fd)) {
		ehr_fail_sys(err, _("cannot write to %s"), ledger->path);
		(void)cut(ledger, before, NULL);
		return -1;
	}
	if (before == 0)
		sync_folder(ledger->path);
	return 0;
}

void ehr_ledger_close(struct ehr_ledger *ledger)
{
	if (!ledger)
		return;
	if (ledger->fd >= 0)
		close(ledger->fd);
	ehr_buf_release(&ledger->bytes);
	free(ledger);
}
