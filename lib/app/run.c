/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* sched_getaffinity */
#include "app/run.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/help.h"
#include "app/message.h"
#include "app/parse.h"
#include "app/state.h"
#include "base/mem.h"
#include "io/rejects.h"

static const char *const no_operand[] = { "-" };

/* A standard stream that is closed would give its number to the next file
 * opened; it is opened on nothing, so that using it fails. */
static void hold_streams(void)
{
	static const int mode[] = { O_WRONLY, O_RDONLY, O_RDWR };

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) == -1)
			if (open("/dev/null", mode[fd]) != fd)
				return;
}

static unsigned processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	return (unsigned)CPU_COUNT(&set);
}

/* The translations stand beside the programs: ../share/locale. */
static void set_language(int lang)
{
	char path[4096];
	ssize_t n;
	struct ehr_buf folder = { 0 };

	if (lang == 0)
		return;
	n = readlink("/proc/self/exe", path, sizeof path);
	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n <= 0)
		return;
	ehr_buf_add(&folder, path, (size_t)n);
	ehr_buf_puts(&folder, "../share/locale");
	ehr_translate_into("zh", ehr_buf_text(&folder));
	ehr_buf_release(&folder);
}

static int print(struct ehr_run *run, struct ehr_buf *text)
{
	int rc = -1;
	struct ehr_output *out = ehr_output_open(NULL, false, &run->err);

	if (out && ehr_output_write(out, text->p, text->n, &run->err) == 0)
		rc = ehr_output_commit(out, &run->err);
	else
		ehr_output_abandon(out);
	ehr_buf_release(text);
	return rc ? -1 : 2;
}

static int answer_help(
	struct ehr_run *run, const struct ehr_opt *common, size_t n_common)
{
	const struct ehr_common *given = &run->state->common;
	struct ehr_buf text = { 0 };

	if (given->help)
		ehr_help_text(&text, run->app, common, n_common);
	else if (given->version)
		ehr_help_version(&text, run->app);
	else if (given->json_usage)
		ehr_help_json(&text, run->app, common, n_common);
	else
		return 0;
	return print(run, &text);
}

static int open_rejects(struct ehr_run *run)
{
	const struct ehr_common *common = &run->state->common;

	if (!common->rejects && common->max_rejects >= 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--max-rejects needs --rejects FILE"));
	if (!common->rejects)
		return 0;
	run->in.rejects = ehr_rejects_open(
		common->rejects, common->max_rejects, &run->err);
	return run->in.rejects ? 0 : -1;
}

static int check_refs(struct ehr_run *run)
{
	const struct ehr_list *ref = &run->state->common.ref;

	run->state->ref_asked = ehr_calloc(ref->n + 1, sizeof(bool));
	for (size_t i = 0; i < ref->n; i++) {
		const char *equals = strchr(ref->item[i], '=');
		if (!equals || equals == ref->item[i] || !equals[1])
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--ref: NAME=FILE, not \"%s\""),
				ref->item[i]);
	}
	return 0;
}

/* Options behind the first operand are not looked for, so that one would be
 * taken for a file; a file of such a name can be named behind "--". */
static int check_operands(struct ehr_run *run, bool any_name)
{
	for (size_t i = 0; i < run->n_input && !any_name; i++)
		if (run->input[i][0] == '-' && run->input[i][1])
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("option %s must stand before the "
				  "operands"),
				run->input[i]);
	return 0;
}

static int prepare(struct ehr_run *run, int first)
{
	struct ehr_run_state *state = run->state;
	const struct ehr_common *common = &state->common;

	run->input = (const char *const *)state->argv + first;
	run->n_input = (size_t)(state->argc - first);
	if (check_operands(run, strcmp(state->argv[first - 1], "--") == 0))
		return -1;
	if (run->n_input && run->app->operands[0] == 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("no operand is expected: \"%s\""), run->input[0]);
	if (run->n_input == 0) {
		run->input = no_operand;
		run->n_input = 1;
	}
	if (ehr_common_apply(common, run->app->auto_encoding, &run->in,
		    &run->out, &state->arena, &run->err))
		return -1;
	run->out.is_number = run->app->is_number;
	run->jobs = common->jobs ? (unsigned)common->jobs : processors();
	if (common->progress) {
		ehr_progress_start(&state->progress, run->input, run->n_input);
		run->in.progress = ehr_progress_tell;
		run->in.progress_self = &state->progress;
	}
	if (check_refs(run) || ehr_run_check_targets(run))
		return -1;
	ehr_run_tell_repeats(run);
	return open_rejects(run);
}

/* The language counts from the first message on. */
static int early_language(int argc, char **argv)
{
	int zh = 0;

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			zh = strcmp(argv[i] + 7, "zh") == 0;
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			zh = strcmp(argv[i + 1], "zh") == 0;
	}
	return zh;
}

static struct ehr_opt *all_options(const struct ehr_app *app,
	const struct ehr_opt *common, size_t n_common)
{
	struct ehr_opt *all = ehr_calloc(app->n_opt + n_common, sizeof *all);

	if (app->n_opt)
		memcpy(all, app->opt, app->n_opt * sizeof *all);
	memcpy(all + app->n_opt, common, n_common * sizeof *all);
	return all;
}

int ehr_run_start(
	struct ehr_run *run, const struct ehr_app *app, int argc, char **argv)
{
	struct ehr_run_state *state = ehr_calloc(1, sizeof *state);
	struct ehr_opt *common, *all;
	size_t n_common;
	int first, rc;

	*run = (struct ehr_run){ .app = app, .state = state };
	hold_streams();
	set_language(early_language(argc, argv));
	state->argc = argc;
	state->argv = argv;
	common = ehr_common_options(&state->common, &n_common);
	all = all_options(app, common, n_common);
	first = ehr_options_parse(
		all, app->n_opt + n_common, argc, argv, &run->err);
	run->zh = state->common.lang == 1;
	run->en = state->common.lang == 0;
	rc = first < 0 ? -1 : answer_help(run, common, n_common);
	if (rc == 0)
		rc = prepare(run, first);
	state->misused = rc < 0 && run->err.fault == EHR_FAULT_USAGE;
	free(all);
	free(common);
	return rc;
}

const char *ehr_run_ref(struct ehr_run *run, const char *name)
{
	const struct ehr_list *ref = &run->state->common.ref;
	size_t n = strlen(name);
	const char *path = NULL;

	for (size_t i = 0; i < ref->n; i++) {
		if (strncmp(ref->item[i], name, n) == 0 &&
			ref->item[i][n] == '=') {
			run->state->ref_asked[i] = true;
			path = ref->item[i] + n + 1;
		}
	}
	return path;
}

void ehr_run_used_table(struct ehr_run *run, const char *name, const char *path,
	const char *sha256, size_t rows)
{
	ehr_run_note_read(run, path);
	ehr_manifest_table(&run->state->manifest, name, path, sha256, rows);
}

void ehr_run_used(struct ehr_run *run, const char *kind, const char *name,
	const char *path, const char *sha256)
{
	ehr_run_note_read(run, path);
	ehr_manifest_used(&run->state->manifest, kind, name, path, sha256);
}

void ehr_run_fact(struct ehr_run *run, const char *name, const char *value)
{
	ehr_manifest_fact(&run->state->manifest, name, value);
}

void ehr_run_step(struct ehr_run *run, size_t done, size_t all)
{
	if (run->state->common.progress)
		ehr_progress_step(&run->state->progress, done, all);
}

void ehr_run_notice(struct ehr_run *run, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	ehr_message_notice(run->app->name, fmt, args);
	va_end(args);
}

static void say(const struct ehr_run *run)
{
	struct ehr_buf usage = { 0 };

	if (strcmp(run->err.reason, "broken_pipe") == 0)
		return; /* whoever read has gone; there is nobody to tell */
	ehr_message_error(run->app->name, &run->err);
	if (!run->state->misused)
		return;
	ehr_help_usage(&usage, run->app);
	ehr_message_raw(usage.p, usage.n);
	ehr_buf_release(&usage);
}

void ehr_run_keep(struct ehr_run *run)
{
	run->state->kept = true;
}

int ehr_run_finish(struct ehr_run *run, int rc)
{
	int status = rc == 1 ? 1 : 0;
	struct ehr_err why = run->err;

	ehr_progress_end(&run->state->progress);
	if (rc == 0 || rc == 1)
		rc = ehr_run_complete(run);
	else if (rc < 0 && run->state->kept && ehr_run_complete(run) == 0)
		run->err = why;
	if (rc < 0) {
		say(run);
		status = run->err.fault == EHR_FAULT_SYSTEM ? 3 : 2;
	}
	ehr_run_release(run);
	return status;
}
