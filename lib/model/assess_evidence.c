/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_evidence.h"

#include <stdio.h>

#define PERCENT 100

enum fits { NO, YES, PERHAPS };

/* Numbers of rows as 2-4 7. */
struct numbers {
	unsigned long from, to; /* not written yet; 0: none */
	struct ehr_buf text;
};

/* The rows of one evidence and unit, as they are gone through. */
struct walk {
	const struct ehr_assess_evidence *evidence;
	const struct ehr_assess_table *table;
	struct ehr_arena *arena;
	struct ehr_assess_value *value;
	long *where, *of, *unknown; /* places of the terms' columns */
	long column;
	long n, counted, perhaps; /* in scope; of them */
	struct numbers rows,
		rest; /* that count or may; of a share, the others */
	struct ehr_err *err;
};

static void numbers_end(struct numbers *numbers)
{
	if (numbers->from == 0)
		return;
	ehr_buf_printf(&numbers->text, "%s%lu", numbers->text.n ? " " : "",
		numbers->from);
	if (numbers->to > numbers->from)
		ehr_buf_printf(&numbers->text, "-%lu", numbers->to);
	numbers->from = numbers->to = 0;
}

static void numbers_add(struct numbers *numbers, unsigned long row)
{
	if (numbers->from > 0 && row == numbers->to + 1) {
		numbers->to = row;
		return;
	}
	numbers_end(numbers);
	numbers->from = numbers->to = row;
}

static int unknown(struct walk *walk, const char *word, const char *detail)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "%s%s%s", word, detail[0] ? ":" : "", detail);
	walk->value->state = EHR_ASSESS_UNKNOWN;
	walk->value->unknown = ehr_arena_string(
		walk->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return 0;
}

/* 0 bound, 1 a column is not there (said in the value), -1 an error. */
static int bind_column(struct walk *walk, const char *name, long *at)
{
	if (ehr_header_look(&walk->table->header, name, at, walk->err))
		return -1;
	if (*at != EHR_NO_COLUMN)
		return 0;
	unknown(walk, "no_column", name);
	return 1;
}

static int bind_where(
	struct walk *walk, const struct ehr_assess_where *where, long **at)
{
	*at = ehr_arena_calloc(walk->arena, where->n + 1, sizeof(**at));
	for (size_t i = 0; i < where->n; i++) {
		int rc = bind_column(walk, where->term[i].column, &(*at)[i]);

		if (rc)
			return rc;
	}
	return 0;
}

static int bind(struct walk *walk)
{
	const struct ehr_assess_evidence *evidence = walk->evidence;
	int rc = bind_where(walk, &evidence->where, &walk->where);

	if (rc == 0)
		rc = bind_where(walk, &evidence->of, &walk->of);
	if (rc == 0)
		rc = bind_where(walk, &evidence->unknown, &walk->unknown);
	if (rc == 0 && evidence->column)
		rc = bind_column(walk, evidence->column, &walk->column);
	return rc;
}

/* Do all terms hold? PERHAPS where a cell is empty and no other says no. */
static enum fits fits(const struct ehr_assess_where *where, const long *at,
	const struct ehr_assess_row *row)
{
	enum fits result = YES;

	for (size_t i = 0; i < where->n; i++) {
		const struct ehr_assess_term *term = &where->term[i];
		struct ehr_str cell = row->cell[at[i]];
		size_t k = 0;

		while (k < term->n && !ehr_str_is(cell, term->word[k]))
			k++;
		if (k == term->n && cell.n > 0)
			return NO;
		if (k == term->n)
			result = PERHAPS;
	}
	return result;
}

static void count_row(struct walk *walk, const struct ehr_assess_row *row)
{
	const struct ehr_assess_evidence *evidence = walk->evidence;
	enum fits scope = fits(&evidence->of, walk->of, row);
	enum fits where = fits(&evidence->where, walk->where, row);

	if (scope == NO)
		return;
	walk->n++;
	if (evidence->unknown.is &&
		fits(&evidence->unknown, walk->unknown, row) != NO)
		where = PERHAPS;
	if (where == NO && scope == YES) {
		if (evidence->figure == EHR_ASSESS_SHARE)
			numbers_add(&walk->rest, row->number);
		return;
	}
	numbers_add(&walk->rows, row->number);
	if (where == YES && scope == YES)
		walk->counted++;
	else
		walk->perhaps++;
}

static int no_number(const struct walk *walk, const struct ehr_assess_row *row)
{
	ehr_fail_cell(walk->err, walk->evidence->column, "not_a_number",
		_("a number"), row->cell[walk->column]);
	return ehr_err_at(walk->err, row->file, row->line);
}

static int take_value(struct walk *walk, const struct ehr_assess_row *row)
{
	struct ehr_assess_value *value = walk->value;
	struct ehr_str cell = row->cell[walk->column];

	numbers_add(&walk->rows, row->number);
	if (walk->n++ > 0) {
		if (ehr_str_eq(cell, value->text))
			return 0;
		ehr_fail_cell(walk->err, walk->evidence->column,
			"several_values", _("the same in all rows of a unit"),
			cell);
		return ehr_err_at(walk->err, row->file, row->line);
	}
	value->text = cell;
	value->file = row->file;
	value->line = row->line;
	value->is_number = ehr_decimal_read(cell, &value->low) == EHR_NUM_VALUE;
	value->high = value->low;
	return 0;
}

static int take_sum(struct walk *walk, const struct ehr_assess_row *row)
{
	struct ehr_assess_value *value = walk->value;
	struct ehr_decimal number;
	enum ehr_num_state state =
		ehr_decimal_read(row->cell[walk->column], &number);
	int order;

	numbers_add(&walk->rows, row->number);
	if (state == EHR_NUM_EMPTY) {
		walk->perhaps++;
		return 0;
	}
	if (state == EHR_NUM_BAD)
		return no_number(walk, row);
	if (walk->counted++ == 0) {
		value->low = number;
		return 0;
	}
	order = ehr_decimal_compare(&number, &value->low);
	if (walk->evidence->figure == EHR_ASSESS_SUM)
		return ehr_decimal_add(&value->low, &number, &value->low)
			       ? 0
			       : no_number(walk, row);
	if (walk->evidence->figure == EHR_ASSESS_MIN ? order < 0 : order > 0)
		value->low = number;
	return 0;
}

static int take_row(struct walk *walk, const struct ehr_assess_row *row)
{
	enum ehr_assess_figure figure = walk->evidence->figure;
	enum fits where;

	if (figure == EHR_ASSESS_COUNT || figure == EHR_ASSESS_SHARE) {
		count_row(walk, row);
		return 0;
	}
	where = fits(&walk->evidence->where, walk->where, row);
	if (figure == EHR_ASSESS_VALUE)
		return where == YES ? take_value(walk, row) : 0;
	if (where == PERHAPS) {
		numbers_add(&walk->rows, row->number);
		walk->perhaps++;
	}
	return where == YES ? take_sum(walk, row) : 0;
}

static void write_text(struct walk *walk)
{
	struct ehr_assess_value *value = walk->value;
	struct ehr_buf text = { 0 };

	if (walk->evidence->figure == EHR_ASSESS_SHARE) {
		ehr_buf_printf(&text, "%ld", walk->counted);
		if (walk->perhaps > 0)
			ehr_buf_printf(
				&text, "..%ld", walk->counted + walk->perhaps);
		ehr_buf_printf(&text, "/%ld", walk->n);
	} else {
		ehr_decimal_write(&value->low, &text);
		if (value->state == EHR_ASSESS_RANGE) {
			ehr_buf_puts(&text, "..");
			ehr_decimal_write(&value->high, &text);
		}
	}
	value->text =
		ehr_arena_copy(walk->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* What the rules say of no rows at all. */
static int none(struct walk *walk)
{
	struct ehr_assess_value *value = walk->value;

	value->is_number = true;
	value->low = value->high = walk->evidence->if_none;
	value->text = ehr_str_of(
		walk->evidence->figure == EHR_ASSESS_SHARE ? "0/0" : "0");
	return 0;
}

static int end_count(struct walk *walk)
{
	struct ehr_assess_value *value = walk->value;
	bool shares = walk->evidence->figure == EHR_ASSESS_SHARE;
	long times = shares ? PERCENT : 1;
	char rows[32];

	if (shares && walk->n == 0)
		return walk->evidence->has_none
			       ? none(walk)
			       : unknown(walk, "none_in_scope", "");
	value->is_number = true;
	value->low = ehr_decimal_of(walk->counted * times);
	value->high = ehr_decimal_of((walk->counted + walk->perhaps) * times);
	if (shares)
		value->under = ehr_decimal_of(walk->n);
	if (walk->perhaps > 0) {
		snprintf(rows, sizeof(rows), "%ld", walk->perhaps);
		unknown(walk, "unknown_rows", rows);
		value->state = EHR_ASSESS_RANGE;
	}
	write_text(walk);
	return 0;
}

static int end(struct walk *walk)
{
	const struct ehr_assess_evidence *evidence = walk->evidence;
	struct ehr_assess_value *value = walk->value;
	char rows[32];

	if (evidence->figure == EHR_ASSESS_COUNT ||
		evidence->figure == EHR_ASSESS_SHARE)
		return end_count(walk);
	if (evidence->figure == EHR_ASSESS_VALUE) {
		if (walk->n == 0)
			return unknown(walk, "no_row", "");
		return value->text.n > 0
			       ? 0
			       : unknown(walk, "empty", evidence->column);
	}
	if (walk->perhaps > 0) {
		snprintf(rows, sizeof(rows), "%ld", walk->perhaps);
		return unknown(walk, "unknown_rows", rows);
	}
	if (walk->counted == 0)
		return unknown(walk, "no_row", "");
	value->is_number = true;
	value->high = value->low;
	write_text(walk);
	return 0;
}

/* Of a share, those in scope that do not count stand behind a slash. */
static void keep_numbers(struct walk *walk)
{
	struct ehr_buf *text = &walk->rows.text;

	numbers_end(&walk->rows);
	numbers_end(&walk->rest);
	if (walk->rest.text.n > 0) {
		ehr_buf_putc(text, '/');
		ehr_buf_add(text, walk->rest.text.p, walk->rest.text.n);
	}
	walk->value->rows = ehr_arena_copy(
		walk->arena, (struct ehr_str){ text->p, text->n });
}

static int go(struct walk *walk, size_t unit)
{
	int rc = bind(walk);

	if (rc)
		return rc < 0 ? -1 : 0;
	if (ehr_assess_table_first(walk->table, unit) < 0)
		return walk->evidence->has_none ? none(walk)
						: unknown(walk, "no_row", "");
	for (long i = ehr_assess_table_first(walk->table, unit); i >= 0;
		i = walk->table->row[i].next)
		if (take_row(walk, &walk->table->row[i]))
			return -1;
	keep_numbers(walk);
	return end(walk);
}

int ehr_assess_evidence_value(const struct ehr_assess_evidence *evidence,
	const struct ehr_assess_tables *tables, size_t unit,
	struct ehr_arena *arena, struct ehr_assess_value *value,
	struct ehr_err *err)
{
	struct walk walk = {
		.evidence = evidence,
		.table = ehr_assess_tables_find(tables, evidence->table),
		.arena = arena,
		.value = value,
		.err = err,
	};
	int rc;

	*value = (struct ehr_assess_value){ .state = EHR_ASSESS_KNOWN,
		.under = ehr_decimal_of(1),
		.text = { "", 0 },
		.rows = { "", 0 },
		.unknown = "",
		.column = evidence->column };
	if (!walk.table)
		return unknown(&walk, "no_table",
			evidence->table ? evidence->table : "");
	rc = go(&walk, unit);
	ehr_buf_release(&walk.rows.text);
	ehr_buf_release(&walk.rest.text);
	return rc;
}

int ehr_assess_value_number(
	const struct ehr_assess_value *value, struct ehr_err *err)
{
	if (value->state == EHR_ASSESS_UNKNOWN || value->is_number)
		return 0;
	ehr_fail_cell(
		err, value->column, "not_a_number", _("a number"), value->text);
	return ehr_err_at(err, value->file, value->line);
}
