/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "io/writer.h"

static void set_column(struct ehr_layout *layout, size_t at, char *name)
{
	struct ehr_column *column = &layout->column[at];
	struct ehr_buf key = { 0 };

	column->name = name;
	column->kept = true;
	column->number = layout->opts.is_number && layout->opts.is_number(name);
	ehr_json_put(&key, ehr_str_of(name));
	ehr_buf_putc(&key, ':');
	column->key = ehr_strdup(ehr_buf_text(&key));
	ehr_buf_release(&key);
}

static char *prefixed(const struct ehr_layout *layout, const char *name)
{
	struct ehr_buf buf = { 0 };
	char *text;

	ehr_buf_puts(&buf, layout->opts.prefix ? layout->opts.prefix : "");
	ehr_buf_puts(&buf, name);
	text = ehr_strdup(ehr_buf_text(&buf));
	ehr_buf_release(&buf);
	return text;
}

/* A number column keeps being one under a prefix. */
static void append(struct ehr_layout *layout, size_t at, const char *name)
{
	set_column(layout, at, prefixed(layout, name));
	layout->column[at].number =
		layout->opts.is_number && layout->opts.is_number(name);
}

static int check_new(const struct ehr_layout *layout, struct ehr_err *err)
{
	for (size_t i = layout->carried; i < layout->n; i++) {
		for (size_t j = 0; j < i; j++) {
			const struct ehr_column *a = &layout->column[i];
			const struct ehr_column *b = &layout->column[j];
			if (a->kept && b->kept && strcmp(a->name, b->name) == 0)
				return ehr_fail(err, EHR_FAULT_DATA,
					_("the input already has a column "
					  "\"%s\"; rename it, or give "
					  "--prefix"),
					a->name);
		}
	}
	return 0;
}

/* Position of the appended column called name in --columns, which may give the
 * name with or without the prefix. */
static bool is_column(const struct ehr_layout *layout, size_t at,
	const char *plain, struct ehr_str name)
{
	return ehr_str_is(name, plain) ||
	       ehr_str_is(name, layout->column[at].name);
}

static int choose(struct ehr_layout *layout, const char *const *appended,
	size_t n, struct ehr_err *err)
{
	const struct ehr_out_opts *opts = &layout->opts;

	for (size_t i = 0; i < n; i++)
		layout->column[layout->carried + i].kept = false;
	for (size_t k = 0; k < opts->n_columns; k++) {
		struct ehr_buf list = { 0 };
		bool found = false;
		for (size_t i = 0; i < n; i++) {
			size_t at = layout->carried + i;
			if (is_column(
				    layout, at, appended[i], opts->columns[k]))
				found = layout->column[at].kept = true;
			ehr_buf_printf(
				&list, "%s%s", i ? ", " : "", appended[i]);
		}
		if (!found)
			ehr_fail(err, EHR_FAULT_USAGE,
				_("--columns: this program writes no column "
				  "\"%.*s\"; it writes: %s"),
				(int)opts->columns[k].n, opts->columns[k].p,
				ehr_buf_text(&list));
		ehr_buf_release(&list);
		if (!found)
			return -1;
	}
	return 0;
}

int ehr_layout_init(struct ehr_layout *layout, const struct ehr_header *carried,
	const char *const *appended, size_t n, const struct ehr_out_opts *opts,
	struct ehr_err *err)
{
	size_t n_carried = carried ? carried->n : 0;

	*layout = (struct ehr_layout){
		.n = n_carried + n, .carried = n_carried, .opts = *opts
	};
	layout->column = ehr_calloc(layout->n + 1, sizeof *layout->column);
	for (size_t i = 0; i < n_carried; i++)
		set_column(layout, i, ehr_strdup(carried->name[i]));
	for (size_t i = 0; i < n; i++)
		append(layout, n_carried + i, appended[i]);
	if ((opts->columns && choose(layout, appended, n, err)) ||
		check_new(layout, err)) {
		ehr_layout_release(layout);
		return -1;
	}
	for (size_t i = 0; i < layout->n; i++)
		layout->n_kept += layout->column[i].kept;
	return 0;
}

void ehr_layout_release(struct ehr_layout *layout)
{
	for (size_t i = 0; i < layout->n && layout->column; i++) {
		free(layout->column[i].name);
		free(layout->column[i].key);
	}
	free(layout->column);
	*layout = (struct ehr_layout){ 0 };
}

bool ehr_layout_wants(const struct ehr_layout *layout, size_t appended)
{
	return layout->column[layout->carried + appended].kept;
}
