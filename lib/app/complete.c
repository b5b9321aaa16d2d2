/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "app/message.h"
#include "app/state.h"
#include "base/mem.h"
#include "io/rejects.h"

static int check_refs_asked(struct ehr_run *run)
{
	const struct ehr_list *ref = &run->state->common.ref;
	struct ehr_buf names = { 0 };
	int rc = 0;

	for (size_t i = 0; i < ref->n; i++) {
		const char *name = ref->item[i];

		if (run->state->ref_asked[i])
			continue;
		ehr_buf_puts(&names, names.n > 0 ? "\", \"" : "");
		ehr_buf_add(&names, name, strcspn(name, "="));
	}
	if (names.n > 0)
		rc = ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--ref: this run uses no table of that name: "
			  "\"%s\""),
			ehr_buf_text(&names));
	ehr_buf_release(&names);
	return rc;
}

/* For the manifest; and rows that were passed over are told of. */
static void note_readers(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;

	for (size_t k = 0; k < state->n_readers; k++) {
		struct ehr_input_facts facts;
		size_t n = ehr_reader_facts(state->reader[k], 0, &facts);
		for (size_t i = 0; i < n; i++) {
			ehr_reader_facts(state->reader[k], i, &facts);
			ehr_manifest_input(&state->manifest, &facts);
			ehr_run_tell_left_out(run, &facts);
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
	return ehr_manifest_write(
		&state->manifest, state->common.manifest, &facts, &run->err);
}

int ehr_run_complete(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;
	unsigned long long bytes = 0;
	char sha256[65] = "";
	int rc;

	if (check_refs_asked(run) || ehr_run_check_read(run))
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
	if (rc || ehr_run_complete_besides(run) ||
		close_rejects(run, &run->err))
		return -1;
	note_readers(run);
	return write_manifest(run, bytes, sha256);
}

void ehr_run_release(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;
	struct ehr_err ignored;

	for (size_t i = 0; i < state->n_readers; i++)
		ehr_reader_close(state->reader[i]);
	ehr_output_abandon(state->out);
	ehr_run_release_besides(run);
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
