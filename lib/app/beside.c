/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/state.h"

static struct ehr_beside *add(
	struct ehr_run *run, const char *word, const char *path)
{
	struct ehr_run_state *state = run->state;
	struct ehr_beside *beside;

	if (ehr_run_check_beside(run, word, path) != 0)
		return NULL;
	beside = ehr_arena_calloc(&state->arena, 1, sizeof(*beside));
	*beside = (struct ehr_beside){ .word = word, .path = path };
	beside->out = ehr_output_open(path, false, &run->err);
	if (!beside->out)
		return NULL;
	if (state->last_beside)
		state->last_beside->next = beside;
	else
		state->beside = beside;
	state->last_beside = beside;
	return beside;
}

struct ehr_output *ehr_run_beside(
	struct ehr_run *run, const char *word, const char *path)
{
	struct ehr_beside *beside = add(run, word, path);

	return beside ? beside->out : NULL;
}

static struct ehr_writer *begin(struct ehr_run *run, struct ehr_beside *beside,
	const char *const *column, size_t n, int digits)
{
	const struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV,
		.digits = digits };

	if (!beside || ehr_layout_init(&beside->layout, NULL, column, n, &opts,
			       &run->err))
		return NULL;
	ehr_writer_init(&beside->writer, &beside->layout, beside->out);
	beside->has_writer = true;
	return ehr_writer_start(&beside->writer, &run->err) ? NULL
							    : &beside->writer;
}

struct ehr_writer *ehr_run_beside_table(struct ehr_run *run, const char *word,
	const char *path, const char *const *column, size_t n)
{
	return begin(run, add(run, word, path), column, n, run->out.digits);
}

struct ehr_writer *ehr_run_beside_exact(struct ehr_run *run, const char *word,
	const char *path, const char *const *column, size_t n)
{
	return begin(run, add(run, word, path), column, n, 0);
}

struct ehr_folder *ehr_run_folder(
	struct ehr_run *run, const char *word, const char *path)
{
	if (ehr_run_check_beside(run, word, path) == 0)
		run->state->folder = ehr_folder_open(path, &run->err);
	return run->state->folder;
}

int ehr_run_complete_besides(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;

	for (struct ehr_beside *beside = state->beside; beside;
		beside = beside->next) {
		struct ehr_output *out = beside->out;

		if (beside->has_writer &&
			ehr_writer_finish(&beside->writer, &run->err))
			return -1;
		beside->out = NULL;
		if (ehr_output_commit(out, &run->err))
			return -1;
	}
	if (state->folder) {
		struct ehr_folder *folder = state->folder;

		state->folder = NULL;
		return ehr_folder_commit(folder, &run->err);
	}
	return 0;
}

void ehr_run_release_besides(struct ehr_run *run)
{
	struct ehr_run_state *state = run->state;

	ehr_folder_abandon(state->folder);
	for (struct ehr_beside *beside = state->beside; beside;
		beside = beside->next) {
		ehr_output_abandon(beside->out);
		if (beside->has_writer)
			ehr_writer_release(&beside->writer);
		ehr_layout_release(&beside->layout);
	}
}
