/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* syncfs */
#include "io/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

struct ehr_folder {
	const char *path;
	char *target; /* path without slashes at its end */
	char *made;   /* the one that is written into; NULL: none yet */
	int fd;
};

/* 1: it is an empty folder; 0: it is something else; -1: nothing is there. */
static int look(const char *path)
{
	DIR *folder = opendir(path);
	struct stat st;
	int empty = 1;

	if (!folder)
		return lstat(path, &st) == 0 ? 0 : -1;
	for (struct dirent *at = readdir(folder); at; at = readdir(folder))
		if (strcmp(at->d_name, ".") != 0 &&
			strcmp(at->d_name, "..") != 0)
			empty = 0;
	closedir(folder);
	return empty;
}

static int make(struct ehr_folder *self)
{
	const char *slash = strrchr(self->target, '/');
	size_t n = slash ? (size_t)(slash - self->target) + 1 : 0;
	struct ehr_buf name = { 0 };
	mode_t mask = umask(0);

	umask(mask);
	ehr_buf_add(&name, self->target, n);
	ehr_buf_puts(&name, ".ehrisk-XXXXXX");
	self->made = ehr_strdup(ehr_buf_text(&name));
	ehr_buf_release(&name);
	if (!mkdtemp(self->made)) {
		free(self->made);
		self->made = NULL;
		return -1;
	}
	self->fd = open(self->made, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return self->fd < 0 ? -1 : fchmod(self->fd, 0777 & ~mask);
}

struct ehr_folder *ehr_folder_open(const char *path, struct ehr_err *err)
{
	struct ehr_folder *self = ehr_calloc(1, sizeof(*self));
	size_t n = strlen(path);

	*self = (struct ehr_folder){
		.path = path, .target = ehr_strdup(path), .fd = -1
	};
	while (n > 1 && path[n - 1] == '/')
		self->target[--n] = '\0';
	if (look(path) == 0)
		ehr_fail(err, EHR_FAULT_USAGE,
			_("%s is there already and no empty folder"), path);
	else if (make(self))
		ehr_fail_sys(err, _("cannot write to %s"), path);
	else
		return self;
	ehr_folder_abandon(self);
	return NULL;
}

static int write_all(int fd, struct ehr_str bytes)
{
	while (bytes.n > 0) {
		ssize_t done = write(fd, bytes.p, bytes.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		bytes = (struct ehr_str){ bytes.p + done,
			bytes.n - (size_t)done };
	}
	return 0;
}

int ehr_folder_put(struct ehr_folder *self, const char *name,
	struct ehr_str bytes, struct ehr_err *err)
{
	int fd = openat(
		self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int rc = fd < 0 ? -1 : write_all(fd, bytes);

	if (rc)
		ehr_fail_sys(err, _("cannot write to %s/%s"), self->path, name);
	if (fd >= 0 && close(fd) && rc == 0)
		rc = ehr_fail_sys(
			err, _("cannot write to %s/%s"), self->path, name);
	return rc;
}

int ehr_folder_commit(struct ehr_folder *self, struct ehr_err *err)
{
	int rc = 0;

	if (syncfs(self->fd) || rename(self->made, self->target)) {
		rc = ehr_fail_sys(err, _("cannot write to %s"), self->path);
	} else {
		free(self->made);
		self->made = NULL;
	}
	ehr_folder_abandon(self);
	return rc;
}

static void empty(int fd)
{
	int again = dup(fd);
	DIR *folder = again < 0 ? NULL : fdopendir(again);

	for (struct dirent *at = folder ? readdir(folder) : NULL; at;
		at = readdir(folder))
		unlinkat(fd, at->d_name, 0); /* . and .. stay */
	if (folder)
		closedir(folder);
	else if (again >= 0)
		close(again);
}

void ehr_folder_abandon(struct ehr_folder *self)
{
	if (!self)
		return;
	if (self->made) {
		if (self->fd >= 0)
			empty(self->fd);
		rmdir(self->made);
	}
	if (self->fd >= 0)
		close(self->fd);
	free(self->made);
	free(self->target);
	free(self);
}
