/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/public.h"

#include <stdlib.h>

#include "model/grading_book.h"
#include "whitelist/options.h"

/* What was asked for by name must be public. */
static int check_asked(
	const struct whitelist_public *shown, struct ehr_run *run)
{
	char name[64];

	for (size_t i = 0; i < run->out.n_columns; i++) {
		size_t k = 0;

		while (k < shown->view.n_appended &&
			!ehr_str_is(
				run->out.columns[i], shown->view.appended[k]))
			k++;
		if (k < shown->view.n_appended)
			continue;
		ehr_visible(name, sizeof(name), run->out.columns[i]);
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--columns: \"%s\" is no public column"), name);
	}
	return 0;
}

int whitelist_public_open(struct whitelist_public *shown, struct ehr_run *run)
{
	const char *path;
	struct ehr_view *view = &shown->view;

	*shown = (struct whitelist_public){ 0 };
	if (!whitelist_given.public)
		return 0;
	path = ehr_run_ref(run, "public_columns");
	if (ehr_public_columns_read(&shown->columns, path, &run->err))
		return -1;
	ehr_run_used_table(run, "public_columns", path,
		shown->columns.table.sha256, shown->columns.table.rows);
	ehr_view_init(view, NULL, ehr_grading_columns, EHR_GRADING_OUTS,
		&shown->columns);
	if (run->out.columns)
		return check_asked(shown, run);
	shown->kept = ehr_calloc(view->n_appended + 1, sizeof(*shown->kept));
	for (size_t i = 0; i < view->n_appended; i++)
		shown->kept[i] = ehr_str_of(view->appended[i]);
	run->out.columns = shown->kept;
	run->out.n_columns = view->n_appended;
	return 0;
}

void whitelist_public_close(struct whitelist_public *shown)
{
	ehr_view_release(&shown->view);
	ehr_public_columns_release(&shown->columns);
	free(shown->kept);
}
