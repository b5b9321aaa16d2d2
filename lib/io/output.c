/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE, F_SETPIPE_SZ */
#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/file.h"

enum { PIPE_BYTES = 1 << 20 };

struct ehr_output {
	int fd;
	char *target; /* what commit makes appear; NULL: written directly */
	char *named;  /* the temporary file where it has a name */
	const char *shown;
	unsigned long long bytes;
	bool digest;
	struct sha256_ctx sha;
};

static void widen_pipe(int fd)
{
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode))
		fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES);
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder;

	if (!slash)
		return ehr_strdup(".");
	if (slash == path)
		return ehr_strdup("/");
	folder = ehr_strdup(path);
	folder[slash - path] = 0;
	return folder;
}

/* A file without a name vanishes however the program ends; where the file
 * system has none, a named one is removed on every way out but a kill. */
static int open_beside(struct ehr_output *out, mode_t mode)
{
	char *folder = folder_of(out->target);
	struct ehr_buf name = { 0 };

	out->fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
	if (out->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
		ehr_buf_printf(&name, "%s/.ehrisk-XXXXXX", folder);
		out->named = ehr_strdup(ehr_buf_text(&name));
		out->fd = mkstemp(out->named);
		ehr_buf_release(&name);
	}
	free(folder);
	return out->fd < 0 ? -1 : 0;
}

static int open_file(struct ehr_output *out, const char *path)
{
	struct stat st;
	mode_t mask = umask(0);
	mode_t mode = 0666 & ~mask;

	umask(mask);
	if (stat(path, &st) == 0) {
		if (!S_ISREG(st.st_mode)) {
			out->fd = open(path, O_WRONLY | O_CLOEXEC);
			return out->fd < 0 ? -1 : 0;
		}
		if (access(path, W_OK))
			return -1;
		mode = st.st_mode & 07777;
		out->target = realpath(path, NULL);
		if (!out->target)
			return -1;
	} else {
		out->target = ehr_strdup(path);
	}
	if (open_beside(out, mode))
		return -1;
	return fchmod(out->fd, mode);
}

struct ehr_output *ehr_output_open(
	const char *path, bool digest, struct ehr_err *err)
{
	struct ehr_output *out = ehr_calloc(1, sizeof *out);

	out->shown = path ? path : "standard output";
	out->digest = digest;
	if (digest)
		sha256_init(&out->sha);
	if (!path) {
		out->fd = STDOUT_FILENO;
	} else if (open_file(out, path)) {
		ehr_fail_sys(err, _("cannot write to %s"), path);
		ehr_output_abandon(out);
		return NULL;
	}
	widen_pipe(out->fd);
	return out;
}

static int fail_write(struct ehr_output *out, struct ehr_err *err)
{
	bool reader_gone = errno == EPIPE;

	ehr_fail_sys(err, _("cannot write to %s"), out->shown);
	if (reader_gone)
		snprintf(err->reason, sizeof err->reason, "broken_pipe");
	return -1;
}

int ehr_output_write(struct ehr_output *out, const void *bytes, size_t n,
	struct ehr_err *err)
{
	const char *p = bytes;

	if (out->digest)
		sha256_update(&out->sha, n, bytes);
	out->bytes += n;
	while (n) {
		ssize_t done = write(out->fd, p, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return fail_write(out, err);
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

/* Gives the written file its name, in one step for whoever looks. */
static int appear(struct ehr_output *out)
{
	char proc[64];
	struct ehr_buf name = { 0 };
	int rc;

	if (out->named) {
		rc = rename(out->named, out->target);
		if (rc == 0) {
			free(out->named);
			out->named = NULL;
		}
		return rc;
	}
	snprintf(proc, sizeof proc, "/proc/self/fd/%d", out->fd);
	rc = linkat(AT_FDCWD, proc, AT_FDCWD, out->target, AT_SYMLINK_FOLLOW);
	if (rc == 0 || errno != EEXIST)
		return rc;
	ehr_buf_printf(&name, "%s.%ld~", out->target, (long)getpid());
	rc = linkat(AT_FDCWD, proc, AT_FDCWD, ehr_buf_text(&name),
		AT_SYMLINK_FOLLOW);
	if (rc == 0 && rename(ehr_buf_text(&name), out->target)) {
		unlink(ehr_buf_text(&name));
		rc = -1;
	}
	ehr_buf_release(&name);
	return rc;
}

int ehr_output_commit(struct ehr_output *out, struct ehr_err *err)
{
	int rc = 0;

	if (out->target && (fsync(out->fd) || appear(out)))
		rc = fail_write(out, err);
	if (close(out->fd) && rc == 0)
		rc = fail_write(out, err);
	out->fd = -1;
	ehr_output_abandon(out);
	return rc;
}

void ehr_output_abandon(struct ehr_output *out)
{
	if (!out)
		return;
	if (out->fd >= 0 && out->fd != STDOUT_FILENO)
		close(out->fd);
	if (out->named)
		unlink(out->named);
	free(out->named);
	free(out->target);
	free(out);
}

unsigned long long ehr_output_bytes(const struct ehr_output *out)
{
	return out->bytes;
}

void ehr_output_sha256(const struct ehr_output *out, char hex[static 65])
{
	unsigned char raw[EHR_SHA256_BYTES];
	struct sha256_ctx sha = out->sha;

	sha256_digest(&sha, sizeof(raw), raw);
	ehr_sha256_hex(raw, hex);
}
