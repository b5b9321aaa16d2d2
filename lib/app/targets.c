/* SPDX-License-Identifier: GPL-3.0-or-later */
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
	for (size_t i = 0; rc == 0 && i < state->n_besides; i++)
		rc = check_pair(word, path, state->beside[i].path, &run->err);
	return rc;
}
