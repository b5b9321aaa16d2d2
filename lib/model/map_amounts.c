/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/map_amounts.h"

#include "model/yaml_text.h"

struct writer {
	const struct ehr_recognised *from;
	const struct ehr_recogniser *with;
	struct ehr_buf *out;
};

static bool is_amount(const struct ehr_decision *one)
{
	return one->decided == EHR_DECIDED_USED && one->field != NULL &&
	       (strcmp(one->field, EHR_HEADING_MEASURE) == 0 ||
		       strcmp(one->field, EHR_HEADING_VALUE) == 0);
}

/* "{column: C, words: {...}}"; words may be NULL */
static void put_column(const struct writer *self, const char *column,
	const struct ehr_yaml *words)
{
	ehr_buf_puts(self->out, "{column: ");
	ehr_yaml_quote_text(self->out, column);
	if (words != NULL) {
		ehr_buf_puts(self->out, ", words: ");
		ehr_yaml_put(self->out, words);
	}
	ehr_buf_putc(self->out, '}');
}

static const char *column_of(const struct writer *self, const char *field)
{
	long at = ehr_recognised_find(self->from, field);

	return at == EHR_NO_COLUMN ? NULL
				   : self->from->decision[at].column->name;
}

/* What the row says of all its amounts. */
static void put_defaults(const struct writer *self)
{
	static const char *const key[] = { "medium", "point_type", "layer",
		"quantity", "pollutant", "cas" };
	const struct ehr_yaml *all =
		ehr_forms_say(self->with->forms, self->from->form, "words");
	size_t n = 0;

	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		const char *column = column_of(self, key[i]);
		const struct ehr_yaml *words =
			all == NULL ? NULL : ehr_yaml_find(all, key[i]);

		if (column == NULL && i == 0) {
			words = ehr_recognised_medium_of(
				self->from, self->with);
			column = words == NULL ? NULL
					       : column_of(self, "pollutant");
		}
		if (column == NULL)
			continue;
		if (n++ == 0)
			ehr_buf_puts(self->out, "defaults:\n");
		ehr_buf_printf(self->out, "  %s: ", key[i]);
		put_column(self, column, words);
		ehr_buf_putc(self->out, '\n');
	}
}

static void put_trait(
	const struct writer *self, const char *key, const char *text)
{
	if (text == NULL)
		return;
	ehr_buf_printf(self->out, ", %s: ", key);
	ehr_yaml_quote_text(self->out, text);
}

static void put_marks(const struct writer *self)
{
	static const char *const field[] = { "qualifier", "censored",
		"detection_limit" };
	static const char *const key[] = { "qualifier", "censored", "limit" };

	for (size_t i = 0; i < 3; i++) {
		const char *column = column_of(self, field[i]);

		if (column == NULL)
			continue;
		ehr_buf_printf(self->out, ", %s: ", key[i]);
		put_column(self, column, NULL);
	}
}

static bool is_by_form(const struct ehr_decision *one)
{
	return one->unit_from != NULL &&
	       (strcmp(one->unit_from, "form") == 0 ||
		       strcmp(one->unit_from, "dictionary") == 0);
}

static void put_amount(
	const struct writer *self, const struct ehr_decision *one)
{
	struct ehr_buf *out = self->out, remark = { 0 };

	ehr_buf_puts(out, "  - {column: ");
	ehr_yaml_quote_text(out, one->column->name);
	put_trait(self, "pollutant", one->pollutant);
	put_trait(self, "cas", one->cas);
	put_trait(self, "medium", one->medium);
	put_trait(self, "point_type", one->point_type);
	put_trait(self, "quantity", one->quantity);
	put_trait(self, "unit", one->unit);
	if (one->unit_at != EHR_NO_COLUMN) {
		ehr_buf_puts(out, ", unit: ");
		put_column(self,
			self->from->decision[one->unit_at].column->name, NULL);
	}
	if (is_by_form(one))
		ehr_buf_puts(out, ", unit_from: form");
	if (self->from->amounts == 1)
		put_marks(self);
	ehr_buf_putc(out, '}');
	if (one->unit_from != NULL)
		ehr_buf_printf(&remark, "unit from %s; ", one->unit_from);
	ehr_buf_puts(&remark, one->why);
	ehr_yaml_end_line(out, ehr_buf_text(&remark));
	ehr_buf_release(&remark);
}

void ehr_map_put_amounts(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, struct ehr_buf *out)
{
	const struct writer self = { recognised, recogniser, out };

	if (recognised->amounts == 0)
		return;
	put_defaults(&self);
	ehr_buf_puts(out, "pollutants:\n");
	for (size_t i = 0; i < recognised->n; i++)
		if (is_amount(&recognised->decision[i]))
			put_amount(&self, &recognised->decision[i]);
}
