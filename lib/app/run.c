/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* sched_getaffinity */
#include "app/run.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/common.h"
#include "app/help.h"
#include "app/manifest.h"
#include "app/message.h"
#include "app/parse.h"
#include "app/progress.h"
#include "base/mem.h"
#include "io/input.h"
#include "io/rejects.h"

enum { READERS = 16 };

struct ehr_run_state {
	struct ehr_common common;
	int argc;
	char **argv;
	struct ehr_arena arena;
	struct ehr_manifest manifest;
	struct ehr_progress progress;
	struct ehr_reader *reader[READERS];
	size_t n_readers;
	struct ehr_output *out;
	struct ehr_layout layout;
	struct ehr_writer writer;
	bool has_writer, misused;
	unsigned long rejected;
	bool *ref_asked;
};

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

static int prepare(struct ehr_run *run, int first)
{
	struct ehr_run_state *state = run->state;
	const struct ehr_common *common = &state->common;

	run->input = (const char *const *)state->argv + first;
	run->n_input = (size_t)(state->argc - first);
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
	return check_refs(run) || open_rejects(run) ? -1 : 0;
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
	rc = first < 0 ? -1 : answer_help(run, common, n_common);
	if (rc == 0)
		rc = prepare(run, first);
	state->misused = rc < 0 && run->err.fault == EHR_FAULT_USAGE;
	free(all);
	free(common);
	return rc;
}

struct ehr_output *ehr_run_output(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;

	if (!state->out)
		state->out = ehr_output_open(state->common.output,
			state->common.manifest != NULL, &run->err);
	return state->out;
}

struct ehr_writer *ehr_run_writer(struct ehr_run *run,
	const struct ehr_header *carried, const char *const *column, size_t n)
{
	struct ehr_run_state *state = run->state;

	ehr_layout_release(&state->layout); /* of a filter that gathered */
	if (ehr_layout_init(
		    &state->layout, carried, column, n, &run->out, &run->err))
		return NULL;
	if (!ehr_run_output(run))
		return NULL;
	ehr_writer_init(&state->writer, &state->layout, state->out);
	state->has_writer = true;
	return ehr_writer_start(&state->writer, &run->err) ? NULL
							   : &state->writer;
}

static void say_encoding(struct ehr_run *run, const char *path,
	const struct ehr_input_facts *facts)
{
	if (run->in.encoding == EHR_ENCODING_AUTO &&
		strcmp(facts->encoding, "utf-8") != 0)
		ehr_run_notice(run, _("%s: read as %s"), path, facts->encoding);
}

static struct ehr_reader *add_reader(
	struct ehr_run *run, struct ehr_reader *reader)
{
	struct ehr_run_state *state = run->state;

	if (!reader)
		return NULL;
	if (state->n_readers == READERS) {
		ehr_reader_close(reader);
		ehr_fail(&run->err, EHR_FAULT_USAGE, _("too many files"));
		return NULL;
	}
	state->reader[state->n_readers++] = reader;
	return reader;
}

struct ehr_reader *ehr_run_reader(struct ehr_run *run)
{
	struct ehr_input_facts facts;
	struct ehr_reader *reader = add_reader(run,
		ehr_reader_open(run->input, run->n_input, &run->in, &run->err));

	if (reader) {
		ehr_reader_facts(reader, 0, &facts);
		say_encoding(run, run->input[0], &facts);
	}
	return reader;
}

struct ehr_reader *ehr_run_side(struct ehr_run *run, const char *path)
{
	struct ehr_in_opts opts = { .digest = run->in.digest };
	const char **kept = ehr_arena_alloc(&run->state->arena, sizeof *kept);

	*kept = path;
	return add_reader(run, ehr_reader_open(kept, 1, &opts, &run->err));
}

static int begin_filter(struct ehr_run *run, struct ehr_bound *bound,
	const struct ehr_header *header)
{
	static const struct ehr_out_opts none = { 0 };

	if (bound->n == 0)
		return ehr_layout_init(&run->state->layout, NULL, NULL, 0,
			&none, &run->err);
	return ehr_run_writer(run, bound->filter.appends ? header : NULL,
		       bound->column, bound->n)
		       ? 0
		       : -1;
}

static int filter_input(
	struct ehr_run *run, struct ehr_input *input, struct ehr_bound *bound)
{
	struct ehr_run_state *state = run->state;
	struct ehr_input_facts facts;
	int rc = ehr_engine_run(input, &state->layout,
		state->has_writer ? &state->writer : NULL, &bound->filter,
		run->jobs, &run->err);

	ehr_input_facts(input, &facts);
	ehr_manifest_input(&state->manifest, &facts);
	return rc;
}

int ehr_run_filter(struct ehr_run *run,
	int (*bind)(void *self, const struct ehr_header *header,
		struct ehr_bound *bound, struct ehr_err *err),
	void *self)
{
	struct ehr_bound bound = { 0 };
	struct ehr_input *first = NULL;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < run->n_input; i++) {
		struct ehr_input_facts facts;
		struct ehr_input *input =
			ehr_input_open(run->input[i], &run->in, &run->err);
		if (!input) {
			rc = -1;
			break;
		}
		ehr_input_facts(input, &facts);
		say_encoding(run, run->input[i], &facts);
		if (i == 0) {
			rc = bind(self, ehr_input_header(input), &bound,
				&run->err);
			if (rc == 0)
				rc = begin_filter(
					run, &bound, ehr_input_header(input));
		} else {
			rc = ehr_header_same(ehr_input_header(first),
				ehr_input_header(input), &run->err);
		}
		if (rc && run->err.fault == EHR_FAULT_DATA)
			ehr_err_at(&run->err, run->input[i], 1);
		if (rc == 0)
			rc = filter_input(run, input, &bound);
		if (i == 0)
			first = input;
		else
			ehr_input_close(input);
	}
	ehr_input_close(first);
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

void ehr_run_used(struct ehr_run *run, const char *kind, const char *name,
	const char *path, const char *sha256)
{
	ehr_manifest_used(&run->state->manifest, kind, name, path, sha256);
}

void ehr_run_fact(struct ehr_run *run, const char *name, const char *value)
{
	ehr_manifest_fact(&run->state->manifest, name, value);
}

void ehr_run_notice(struct ehr_run *run, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	ehr_message_notice(run->app->name, fmt, args);
	va_end(args);
}

static int check_refs_asked(struct ehr_run *run)
{
	const struct ehr_list *ref = &run->state->common.ref;

	for (size_t i = 0; i < ref->n; i++)
		if (!run->state->ref_asked[i])
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--ref: this run uses no table of that name: "
				  "\"%s\""),
				ref->item[i]);
	return 0;
}

static void note_readers(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;

	for (size_t k = 0; k < state->n_readers; k++) {
		struct ehr_input_facts facts;
		size_t n = ehr_reader_facts(state->reader[k], 0, &facts);
		for (size_t i = 0; i < n; i++) {
			ehr_reader_facts(state->reader[k], i, &facts);
			ehr_manifest_input(&state->manifest, &facts);
		}
	}
}

static int close_rejects(struct ehr_run *run, struct ehr_err *err)
{
	struct ehr_rejects *rejects = run->in.rejects;

	if (!rejects)
		return 0;
	run->state->rejected = ehr_rejects_count(rejects);
	run->in.rejects = NULL;
	if (run->state->rejected)
		ehr_run_notice(run, _("%lu records rejected, see %s"),
			run->state->rejected, run->state->common.rejects);
	return ehr_rejects_close(rejects, err);
}

static int write_manifest(
	struct ehr_run *run, unsigned long long bytes, const char *sha256)
{
	struct ehr_run_state *state = run->state;
	const struct ehr_manifest_run facts = { .program = run->app->name,
		.argc = state->argc,
		.argv = state->argv,
		.output = state->common.output,
		.bytes = bytes,
		.rows = state->writer.rows,
		.has_rows = state->has_writer,
		.sha256 = sha256,
		.rejects = state->common.rejects,
		.rejected = state->rejected };

	if (!state->common.manifest)
		return 0;
	note_readers(run);
	return ehr_manifest_write(
		&state->manifest, state->common.manifest, &facts, &run->err);
}

/* All that must succeed for the run to be done. */
static int complete(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;
	unsigned long long bytes = 0;
	char sha256[65] = "";
	int rc;

	if (check_refs_asked(run))
		return -1;
	if (state->has_writer && ehr_writer_finish(&state->writer, &run->err))
		return -1;
	if (!ehr_run_output(run))
		return -1;
	bytes = ehr_output_bytes(state->out);
	if (state->common.manifest)
		ehr_output_sha256(state->out, sha256);
	rc = ehr_output_commit(state->out, &run->err);
	state->out = NULL;
	if (rc || close_rejects(run, &run->err))
		return -1;
	return write_manifest(run, bytes, sha256);
}

static void release(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;
	struct ehr_err ignored;

	for (size_t i = 0; i < state->n_readers; i++)
		ehr_reader_close(state->reader[i]);
	ehr_output_abandon(state->out);
	if (close_rejects(run, &ignored))
		ehr_message_error(run->app->name, &ignored);
	if (state->has_writer)
		ehr_writer_release(&state->writer);
	ehr_layout_release(&state->layout);
	ehr_manifest_release(&state->manifest);
	ehr_arena_release(&state->arena);
	free(state->common.ref.item);
	free(state->ref_asked);
	free(state);
	run->state = NULL;
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

int ehr_run_finish(struct ehr_run *run, int rc)
{
	int status = rc == 1 ? 1 : 0;

	ehr_progress_end(&run->state->progress);
	if (rc == 0 || rc == 1)
		rc = complete(run);
	if (rc < 0) {
		say(run);
		status = run->err.fault == EHR_FAULT_SYSTEM ? 3 : 2;
	}
	release(run);
	return status;
}
