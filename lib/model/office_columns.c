/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/office_columns.h"

struct binding {
	const struct ehr_office_columns *of;
	const struct ehr_header *header;
	const char *const *name;
	size_t n;
	long *at;
};

static void say_names(const struct binding *self, struct ehr_buf *out)
{
	for (size_t i = 0; i < self->n; i++) {
		ehr_buf_puts(out, i ? ", " : "");
		ehr_buf_puts(out, self->name[i]);
	}
}

static int fail_name(
	const struct binding *self, const char *pair, struct ehr_err *err)
{
	struct ehr_buf names = { 0 };
	char shown[64];

	ehr_visible(shown, sizeof(shown), ehr_str_of(pair));
	say_names(self, &names);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("--column: NAME=HEADING with a name of %s, not \"%s\""),
		ehr_buf_text(&names), shown);
	ehr_buf_release(&names);
	return -1;
}

static int bind_pair(
	const struct binding *self, const char *pair, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(pair);
	struct ehr_str name = ehr_str_trim(ehr_str_cut(&rest, '='));
	size_t at, i = 0;

	while (i < self->n && !ehr_str_is(name, self->name[i]))
		i++;
	if (i == self->n || rest.n == 0)
		return fail_name(self, pair, err);
	if (self->at[i] != EHR_NO_COLUMN)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--column: %s stands there twice"), self->name[i]);
	if (ehr_header_need(self->header, rest.p, &at, err)) {
		err->fault = EHR_FAULT_USAGE;
		return -1;
	}
	self->at[i] = (long)at;
	return 0;
}

static long find_heading(const struct binding *self, const char *name)
{
	struct ehr_buf column = { 0 };
	struct ehr_word_list list;
	long at = EHR_NO_COLUMN;

	ehr_buf_printf(&column, "heading=%s", name);
	list = ehr_words_list(self->of->words, ehr_buf_text(&column));
	for (size_t i = 0; i < list.n && at == EHR_NO_COLUMN; i++)
		for (size_t k = 0; k < self->header->n; k++)
			if (ehr_str_eq(list.word[i],
				    ehr_str_trim(ehr_str_of(
					    self->header->name[k])))) {
				at = (long)k;
				break;
			}
	ehr_buf_release(&column);
	return at;
}

int ehr_office_columns_bind(const struct ehr_office_columns *self,
	const struct ehr_header *header, const struct ehr_office_names *names,
	long *at, struct ehr_err *err)
{
	const struct binding binding = { self, header, names->name, names->n,
		at };
	size_t there;

	for (size_t i = 0; i < names->n; i++)
		at[i] = EHR_NO_COLUMN;
	for (size_t i = 0; i < self->n; i++)
		if (bind_pair(&binding, self->pair[i], err))
			return -1;
	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->name[i];

		if (at[i] != EHR_NO_COLUMN)
			continue;
		at[i] = ehr_header_find(header, name);
		if (at[i] == EHR_NO_COLUMN)
			at[i] = find_heading(&binding, name);
		if (at[i] != EHR_NO_COLUMN)
			continue;
		if (i < names->needed
				? ehr_header_need(header, name, &there, err)
				: ehr_header_look(header, name, &at[i], err))
			return -1;
	}
	return 0;
}
