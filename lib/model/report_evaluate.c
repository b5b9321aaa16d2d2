/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_evaluate.h"

#include <math.h>

#include "model/power_text.h"
#include "model/report_measure.h"

enum { VALUES_MAX = 50 }; /* that how: values names */

static enum ehr_origin_how how_of(const struct ehr_report_figure *figure)
{
	static const enum ehr_origin_how how[EHR_REPORT_HOWS] = {
		EHR_ORIGIN_VALUE, EHR_ORIGIN_VALUE, EHR_ORIGIN_COUNT,
		EHR_ORIGIN_COUNT, EHR_ORIGIN_SUM, EHR_ORIGIN_MEAN,
		EHR_ORIGIN_MAX, EHR_ORIGIN_MIN, EHR_ORIGIN_SHARE,
		EHR_ORIGIN_SHARE, EHR_ORIGIN_DIFFERENCE, EHR_ORIGIN_DIFFERENCE,
		EHR_ORIGIN_DIFFERENCE, EHR_ORIGIN_COUNT, EHR_ORIGIN_VALUE
	};

	return how[figure->how];
}

/* The rows of a table that made a figure. */
struct found {
	struct ehr_report_rows rows;
	size_t looked; /* as an origin's */
	bool none;
};

/* Of rows those that made the figure; where none was found, all that were
 * looked through. */
static struct found found_of(struct ehr_report *report,
	const struct ehr_report_shown *shown, int table,
	struct ehr_report_rows rows, struct ehr_report_rows all)
{
	const struct ehr_report_data *data = shown->data[table];
	enum ehr_report_how how = shown->figure->how;
	struct found found = { .rows = rows };

	if (rows.n == 0)
		return (struct found){ all, all.n ? all.n : data->rows, true };
	if (how != EHR_REPORT_MAX && how != EHR_REPORT_MIN)
		return found;
	found.rows = ehr_report_extreme(
		report, data, shown->column[table], rows, how);
	if (found.rows.n < rows.n)
		found.looked = rows.n;
	return found;
}

static const struct ehr_origin *origin_in(struct ehr_report *report,
	const struct ehr_report_shown *shown, int table,
	const struct ehr_origin *like, const struct found *found)
{
	struct ehr_origin origin = *like;

	origin.none = found->none;
	origin.looked = found->looked;
	return ehr_report_origin(report, &origin, shown->data[table],
		shown->column[table], found->rows);
}

/* What rows had to meet, with what those of a rate had to beside. */
static struct ehr_str all_text(
	struct ehr_report *report, const struct ehr_report_shown *shown)
{
	struct ehr_buf all = { 0 };
	struct ehr_str text;

	ehr_buf_add_str(&all, shown->where_text);
	if (shown->where_text.n && shown->having_text.n)
		ehr_buf_puts(&all, "; ");
	ehr_buf_add_str(&all, shown->having_text);
	text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ all.p, all.n });
	ehr_buf_release(&all);
	return text;
}

/* What a figure rests on: its rows, and those it is set against. */
static const struct ehr_origin *origin_of(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct found found[EHR_REPORT_TABLES],
	struct ehr_report_rows base)
{
	const struct ehr_report_figure *figure = shown->figure;
	enum ehr_report_side side = figure->side;
	struct ehr_origin like = { .how = how_of(figure),
		.where = shown->where_text };
	bool two = side >= EHR_REPORT_CHANGE || figure->how >= EHR_REPORT_NEW;
	bool past = side == EHR_REPORT_BEFORE || figure->how == EHR_REPORT_GONE;
	int first = past ? 1 : 0;

	if (side >= EHR_REPORT_CHANGE)
		like.how = EHR_ORIGIN_DIFFERENCE;
	if (two)
		like.next = origin_in(
			report, shown, 1 - first, &like, &found[1 - first]);
	else if (like.how == EHR_ORIGIN_SHARE)
		like.next = origin_in(report, shown, first, &like,
			&(struct found){ .rows = base });
	like.where = all_text(report, shown);
	return origin_in(report, shown, first, &like, &found[first]);
}

/* A number within a cell, rounded, as numbers of its size are read. */
static void put_within(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, struct ehr_buf *out)
{
	struct ehr_buf text = { 0 };
	struct ehr_str number;

	ehr_report_amount_write(amount, figure, &text);
	number = (struct ehr_str){ text.p, text.n };
	if (!ehr_power_text(out, number))
		ehr_buf_add_str(out, number);
	ehr_buf_release(&text);
}

/* A cell of words and numbers, these rounded. */
static struct ehr_str rounded_within(struct ehr_report *report,
	const struct ehr_report_figure *figure, struct ehr_str cell)
{
	struct ehr_buf out = { 0 };

	while (cell.n > 0) {
		size_t n = ehr_report_word_length(cell);
		struct ehr_report_amount amount =
			ehr_report_amount_read((struct ehr_str){ cell.p, n });

		if (amount.is_known)
			put_within(&amount, figure, &out);
		else
			ehr_buf_add(&out, cell.p, n > 0 ? n : 1);
		n = n > 0 ? n : 1;
		cell = (struct ehr_str){ cell.p + n, cell.n - n };
	}
	cell = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ out.p, out.n });
	ehr_buf_release(&out);
	return cell;
}

/* A cell as the figure says: a number rounded, words as people read them. */
static void write_cell(struct ehr_report *report,
	const struct ehr_report_shown *shown, struct ehr_str cell,
	struct ehr_report_result *result)
{
	const struct ehr_report_figure *figure = shown->figure;
	struct ehr_report_amount amount = ehr_report_amount_read(cell);
	bool rounded = figure->decimals != EHR_REPORT_NONE ||
		       figure->digits != EHR_REPORT_NONE;
	struct ehr_buf text = { 0 };

	result->raw = cell;
	result->number = amount.is_known ? amount.value : NAN;
	if (amount.is_known && rounded) {
		ehr_report_amount_write(&amount, figure, &text);
		result->text = ehr_arena_copy(
			&report->scratch, (struct ehr_str){ text.p, text.n });
	} else {
		result->text = ehr_report_word(
			report, shown->words, cell, &result->tone);
		if (shown->words && figure->digits != EHR_REPORT_NONE)
			result->text =
				rounded_within(report, figure, result->text);
	}
	ehr_buf_release(&text);
}

/* A value is a cell, whatever is in it. */
static void write_value(struct ehr_report *report,
	struct ehr_report_shown *shown, const struct ehr_report_data *data,
	struct ehr_report_rows rows, struct ehr_report_result *result)
{
	int side = shown->figure->side == EHR_REPORT_BEFORE &&
		   shown->figure->lookup == EHR_REPORT_NONE;

	write_cell(report, shown,
		ehr_report_one_value(shown, data, shown->column[side], rows),
		result);
}

static void write_values(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_data *data, struct ehr_report_rows rows,
	struct ehr_report_result *result)
{
	const struct ehr_report_column *column =
		&data->column[shown->column[0]];
	size_t n;
	uint32_t *cell =
		ehr_report_distinct(report, data, shown->column[0], rows, &n);
	struct ehr_buf text = { 0 };
	enum ehr_tone tone;

	for (size_t i = 0; i < n && i < VALUES_MAX; i++) {
		if (i > 0)
			ehr_buf_add_str(&text, report->said[EHR_SAID_COMMA]);
		ehr_buf_add_str(
			&text, ehr_report_word(report, shown->words,
				       column->value.key[cell[i]], &tone));
	}
	if (n > VALUES_MAX)
		ehr_buf_printf(&text, " \u2026 (%zu)", n);
	result->text = result->raw = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void write_presence(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES],
	struct ehr_report_result *result)
{
	static const char *const word[] = { "new", "gone", "kept" };
	int which = rows[1].n == 0 ? 0 : rows[0].n == 0 ? 1 : 2;
	struct ehr_str said = report->said[EHR_SAID_NEW + which];

	result->raw = ehr_str_of(word[which]);
	result->text = ehr_report_word(
		report, shown->words, result->raw, &result->tone);
	if (!shown->words)
		result->text = said;
}

static int write_amount(struct ehr_report *report,
	struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES],
	struct ehr_report_result *result)
{
	struct ehr_report_amount amount;
	struct ehr_buf text = { 0 };

	if (shown->figure->how >= EHR_REPORT_NEW)
		amount = ehr_report_amount_of(
			ehr_report_moves(report, shown, rows));
	else if (ehr_report_measure(report, shown, rows, &amount))
		return -1;
	if (!amount.is_known)
		return 0;
	result->number = amount.value;
	ehr_report_amount_write(&amount, shown->figure, &text);
	result->text = result->raw = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return 0;
}

/* The rows of the lookup that have the group's key. */
static struct ehr_report_rows looked_up(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_group *group)
{
	const struct ehr_report_data *data =
		&report->data[shown->figure->lookup];
	struct ehr_report_rows rows = { 0 };
	struct ehr_str key;

	if (group->rows[0].n == 0)
		return rows;
	key = ehr_report_cell(shown->data[0], shown->key, group->rows[0].at[0]);
	rows.at = ehr_report_data_rows(data, shown->lookup_key,
		ehr_map_find(&data->column[shown->lookup_key].value, key),
		&rows.n);
	return rows;
}

static void write_lookup(struct ehr_report *report,
	struct ehr_report_shown *shown, const struct ehr_report_group *group,
	bool with_origin, struct ehr_report_result *result)
{
	const struct ehr_report_data *data =
		&report->data[shown->figure->lookup];
	struct ehr_report_rows rows = looked_up(report, shown, group);

	if (shown->figure->how == EHR_REPORT_VALUES)
		write_values(report, shown, data, rows, result);
	else
		write_value(report, shown, data, rows, result);
	if (with_origin && result->text.n > 0)
		result->origin = ehr_report_origin(report,
			&(struct ehr_origin){ .how = EHR_ORIGIN_VALUE }, data,
			shown->column[0], rows);
}

/* A value that the group is one by. */
static void write_key(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_group *group, bool with_origin,
	struct ehr_report_result *result)
{
	int side = group->rows[0].n == 0 && shown->data[1] ? 1 : 0;
	long column = shown->figure->lookup == EHR_REPORT_NONE
			      ? shown->column[side]
			      : shown->key;

	write_cell(report, shown, group->key[shown->by], result);
	if (with_origin)
		result->origin = ehr_report_origin(report,
			&(struct ehr_origin){ .how = EHR_ORIGIN_VALUE },
			shown->data[side], column, group->rows[side]);
}

static int write_figure(struct ehr_report *report,
	struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES],
	struct ehr_report_result *result)
{
	const struct ehr_report_figure *figure = shown->figure;
	int side = figure->side == EHR_REPORT_BEFORE;

	switch (figure->how) {
	case EHR_REPORT_VALUE:
		if (figure->side >= EHR_REPORT_CHANGE)
			return write_amount(report, shown, rows, result);
		write_value(
			report, shown, shown->data[side], rows[side], result);
		return 0;
	case EHR_REPORT_VALUES:
		write_values(
			report, shown, shown->data[side], rows[side], result);
		return 0;
	case EHR_REPORT_PRESENCE:
		write_presence(report, shown, rows, result);
		return 0;
	default: return write_amount(report, shown, rows, result);
	}
}

int ehr_report_evaluate(struct ehr_report *report,
	struct ehr_report_shown *shown, const struct ehr_report_group *group,
	bool with_origin, struct ehr_report_result *result)
{
	int side = shown->figure->side == EHR_REPORT_BEFORE;
	struct ehr_report_rows rows[EHR_REPORT_TABLES] = { 0 }, base;
	struct found found[EHR_REPORT_TABLES] = { 0 };

	*result = (struct ehr_report_result){ .number = NAN };
	if (shown->by != EHR_REPORT_NONE) {
		write_key(report, shown, group, with_origin, result);
		return 0;
	}
	if (shown->figure->lookup != EHR_REPORT_NONE) {
		write_lookup(report, shown, group, with_origin, result);
		return 0;
	}
	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (shown->data[i])
			rows[i] = ehr_report_filter(report, shown->data[i],
				&shown->where[i], group->rows[i]);
	if (write_figure(report, shown, rows, result))
		return -1;
	if (!with_origin || result->text.n == 0)
		return 0;
	base = rows[side];
	if (shown->whole && shown->figure->how == EHR_REPORT_SHARE)
		base = ehr_report_filter(report, shown->data[side],
			&shown->where[side], shown->whole->rows[side]);
	if (shown->figure->how == EHR_REPORT_RATE)
		rows[side] = ehr_report_filter(report, shown->data[side],
			&shown->having[side], rows[side]);
	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (shown->data[i])
			found[i] = found_of(
				report, shown, i, rows[i], group->rows[i]);
	result->origin = origin_of(report, shown, found, base);
	return 0;
}

void ehr_report_shown_remark(
	struct ehr_report *report, const struct ehr_report_shown *shown)
{
	struct ehr_str name = shown->heading;
	struct ehr_buf number = { 0 }, heading = { 0 };
	const char *part[3] = { 0 };

	if (name.n == 0 && shown->figure->column.n)
		name = ehr_str_of(shown->figure->column.name[0]);
	ehr_buf_add_str(&heading, name);
	ehr_buf_printf(&number, "%zu", shown->empty);
	part[0] = ehr_buf_text(&heading);
	part[1] = ehr_buf_text(&number);
	if (shown->empty) {
		ehr_report_say(
			report, &report->remarks, EHR_SAID_NO_NUMBER, part);
		ehr_buf_putc(&report->remarks, '\n');
	}
	if (shown->differs) {
		ehr_report_say(report, &report->remarks, EHR_SAID_DIFFER, part);
		ehr_buf_putc(&report->remarks, '\n');
	}
	ehr_buf_release(&number);
	ehr_buf_release(&heading);
}

void ehr_report_put_result(struct ehr_report *report,
	struct ehr_document_line *line, const struct ehr_report_result *result)
{
	if (result->text.n == 0)
		ehr_document_text(
			report->document, line, report->said[EHR_SAID_MISSING])
			->tone = EHR_TONE_QUIET;
	else
		ehr_document_figure(
			report->document, line, result->text, result->origin)
			->tone = result->tone;
}
