/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/public_view.h"

#include <stdlib.h>

#include "base/num.h"

void ehr_view_init(struct ehr_view *view, const struct ehr_header *carried,
	const char *const *appended, size_t n,
	const struct ehr_public_columns *columns)
{
	size_t n_carried = carried ? carried->n : 0;

	*view = (struct ehr_view){ .n = n_carried + n };
	view->kept = ehr_calloc(view->n + 1, sizeof(*view->kept));
	view->carried.name =
		ehr_calloc(n_carried + 1, sizeof(*view->carried.name));
	view->appended = ehr_calloc(n + 1, sizeof(*view->appended));
	for (size_t i = 0; i < view->n; i++) {
		const char *name = i < n_carried ? carried->name[i]
						 : appended[i - n_carried];

		view->kept[i] =
			!columns || ehr_public_columns_have(columns, name);
		if (!view->kept[i])
			continue;
		if (i < n_carried)
			view->carried.name[view->carried.n++] =
				carried->name[i];
		else
			view->appended[view->n_appended++] = name;
	}
}

void ehr_view_release(struct ehr_view *view)
{
	free(view->kept);
	free(view->carried.name);
	free(view->appended);
	*view = (struct ehr_view){ 0 };
}

void ehr_view_text(struct ehr_view_row *row, struct ehr_str text)
{
	if (row->view->kept[row->at++])
		ehr_writer_text(row->writer, text);
}

void ehr_view_count(struct ehr_view_row *row, unsigned long value)
{
	if (row->view->kept[row->at++])
		ehr_writer_count(row->writer, value);
}

void ehr_view_integer(struct ehr_view_row *row, long value)
{
	char text[EHR_NUM_MAX];

	if (row->view->kept[row->at++])
		ehr_writer_text(row->writer,
			(struct ehr_str){
				text, ehr_num_write(text, (double)value) });
}

void ehr_view_empty(struct ehr_view_row *row)
{
	if (row->view->kept[row->at++])
		ehr_writer_empty(row->writer);
}
