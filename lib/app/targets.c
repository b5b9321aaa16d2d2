/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <sys/stat.h>

#include "app/state.h"

/* Without the "./" that says nothing. */
static const char *plain(const char *path)
{
	while (path[0] == '.' && path[1] == '/') {
		path += 2;
		while (path[0] == '/')
			path++;
	}
	return path;
}

/* Do both name one regular file, or one that is not there yet? */
static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	if (stat(a, &x) == 0 && stat(b, &y) == 0)
		return S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
		       x.st_ino == y.st_ino;
	return strcmp(plain(a), plain(b)) == 0;
}

/* Where "-" is read from stands in every manual; a file of that name is hardly
 * meant. */
static int check_name(const char *word, const char *path, struct ehr_err *err)
{
	if (!path || (path[0] != '\0' && strcmp(path, "-") != 0))
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s: the name of a file, not \"%s\""), word, path);
}

static int check_pair(const char *word, const char *path, const char *other,
	struct ehr_err *err)
{
	if (!path || !other || !same_file(path, other))
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s would overwrite another file of this run: \"%s\""), word,
		path);
}

int ehr_run_check_targets(struct ehr_run *run)
{
	const struct ehr_common *common = &run->state->common;
	struct ehr_err *err = &run->err;
	int rc;

	if (check_name("--output", common->output, err) ||
		check_name("--rejects", common->rejects, err) ||
		check_name("--manifest", common->manifest, err) ||
		check_pair("--rejects", common->rejects, common->output, err))
		return -1;
	rc = check_pair("--manifest", common->manifest, common->output, err);
	if (rc == 0)
		rc = check_pair(
			"--manifest", common->manifest, common->rejects, err);
	for (size_t i = 0; rc == 0 && i < run->n_input; i++) {
		rc = check_pair(
			"--rejects", common->rejects, run->input[i], err);
		if (rc == 0)
			rc = check_pair("--manifest", common->manifest,
				run->input[i], err);
	}
	return rc;
}

struct operand {
	dev_t dev;
	ino_t ino;
	size_t i;
};

static int by_file(const void *a, const void *b)
{
	const struct operand *x = a, *y = b;

	if (x->dev != y->dev)
		return x->dev > y->dev ? 1 : -1;
	if (x->ino != y->ino)
		return x->ino > y->ino ? 1 : -1;
	return (x->i > y->i) - (x->i < y->i);
}

void ehr_run_tell_repeats(struct ehr_run *run)
{
	struct operand *operand = ehr_calloc(run->n_input, sizeof(*operand));
	struct stat file;
	size_t n = 0;

	for (size_t i = 0; i < run->n_input; i++)
		if (stat(run->input[i], &file) == 0 && S_ISREG(file.st_mode))
			operand[n++] =
				(struct operand){ file.st_dev, file.st_ino, i };
	qsort(operand, n, sizeof(*operand), by_file);
	for (size_t k = 1; k < n; k++)
		if (operand[k].dev == operand[k - 1].dev &&
			operand[k].ino == operand[k - 1].ino)
			ehr_run_notice(run,
				_("%s is given twice: its rows count double"),
				run->input[operand[k].i]);
	free(operand);
}

void ehr_run_note_read(struct ehr_run *run, const char *path)
{
	struct ehr_arena *arena = &run->state->arena;
	struct ehr_read *read;

	if (!path)
		return;
	read = ehr_arena_alloc(arena, sizeof(*read));
	read->path = ehr_arena_string(arena, ehr_str_of(path));
	read->next = run->state->read;
	run->state->read = read;
}

static int check_not_read(
	struct ehr_run *run, const char *word, const char *path)
{
	const struct ehr_read *read = run->state->read;
	int rc = 0;

	for (; rc == 0 && read; read = read->next)
		rc = check_pair(word, path, read->path, &run->err);
	return rc;
}

int ehr_run_check_read(struct ehr_run *run)
{
	const struct ehr_run_state *state = run->state;
	int rc = check_not_read(run, "--output", state->common.output);

	if (rc == 0)
		rc = check_not_read(run, "--rejects", state->common.rejects);
	if (rc == 0)
		rc = check_not_read(run, "--manifest", state->common.manifest);
	for (const struct ehr_beside *beside = state->beside; rc == 0 && beside;
		beside = beside->next)
		rc = check_not_read(run, beside->word, beside->path);
	return rc;
}

int ehr_run_check_side(struct ehr_run *run, const char *word, const char *path)
{
	if (check_name(word, path, &run->err))
		return -1;
	for (size_t i = 0; i < run->n_input; i++)
		if (same_file(path, run->input[i]))
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("%s: the file is the input, too: \"%s\""),
				word, path);
	return 0;
}

int ehr_run_check_beside(
	struct ehr_run *run, const char *word, const char *path)
{
	const struct ehr_run_state *state = run->state;
	const char *const taken[] = { state->common.output,
		state->common.rejects, state->common.manifest };
	int rc = check_name(word, path, &run->err);

	for (size_t i = 0; rc == 0 && i < sizeof taken / sizeof taken[0]; i++)
		rc = check_pair(word, path, taken[i], &run->err);
	for (size_t i = 0; rc == 0 && i < run->n_input; i++)
		rc = check_pair(word, path, run->input[i], &run->err);
	for (const struct ehr_beside *beside = state->beside; rc == 0 && beside;
		beside = beside->next)
		rc = check_pair(word, path, beside->path, &run->err);
	return rc;
}
