/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/state.h"
#include "base/mem.h"
#include "io/input.h"

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
	enum ehr_encoding encoding, const struct ehr_input_facts *facts)
{
	if (encoding == EHR_ENCODING_AUTO &&
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
		say_encoding(run, run->input[0], run->in.encoding, &facts);
	}
	return reader;
}

struct ehr_reader *ehr_run_side_as(
	struct ehr_run *run, const char *path, const struct ehr_in_opts *opts)
{
	struct {
		const char *path;
		struct ehr_in_opts opts;
	} *kept = ehr_arena_alloc(&run->state->arena, sizeof *kept);
	struct ehr_input_facts facts;
	struct ehr_reader *reader;

	ehr_run_note_read(run, path);
	kept->path = path;
	kept->opts = *opts;
	kept->opts.digest = run->in.digest;
	reader = add_reader(
		run, ehr_reader_open(&kept->path, 1, &kept->opts, &run->err));
	if (reader) {
		ehr_reader_facts(reader, 0, &facts);
		say_encoding(run, path, opts->encoding, &facts);
	}
	return reader;
}

struct ehr_reader *ehr_run_side(struct ehr_run *run, const char *path)
{
	return ehr_run_side_as(run, path, &(struct ehr_in_opts){ 0 });
}

static int begin_filter(struct ehr_run *run, struct ehr_bound *bound,
	const struct ehr_header *header)
{
	static const struct ehr_out_opts none = { 0 };

	if (bound->n == 0 && run->state->has_writer)
		return 0; /* bind has opened it */
	if (bound->n == 0)
		return ehr_layout_init(
			&run->state->layout, NULL, NULL, 0, &none, &run->err);
	return ehr_run_writer(run, bound->filter.appends ? header : NULL,
		       bound->column, bound->n)
		       ? 0
		       : -1;
}

void ehr_run_tell_left_out(
	struct ehr_run *run, const struct ehr_input_facts *facts)
{
	unsigned long n = facts->skipped + facts->stray;

	if (n)
		ehr_run_notice(run,
			_("%s: %lu records left out: headings, notes or "
			  "totals"),
			facts->path, n);
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
	if (rc == 0)
		ehr_run_tell_left_out(run, &facts);
	if (rc == 0 && bound->facts)
		bound->facts(bound->facts_self, &facts);
	return rc;
}

static int finish_filter(struct ehr_run *run, const struct ehr_filter *filter)
{
	struct ehr_run_state *state = run->state;

	if (!filter->finish)
		return 0;
	return filter->finish(filter->self,
		state->has_writer ? &state->writer : NULL, &run->err);
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
		say_encoding(run, run->input[i], run->in.encoding, &facts);
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
	if (rc == 0)
		rc = finish_filter(run, &bound.filter);
	ehr_input_close(first);
	return rc;
}
