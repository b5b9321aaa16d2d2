/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_rows.h"

#include "base/day.h"
#include "base/num.h"

/* The bound of lt, le, gt and ge. */
struct bound {
	bool is_day;
	double number;
};

static bool read_bound(struct ehr_str text, bool is_day, double *number)
{
	long day;

	if (!is_day)
		return ehr_num_read(text, number) == EHR_NUM_VALUE;
	if (!ehr_day_read_office(text, &day))
		return false;
	*number = (double)day;
	return true;
}

static int bound_of(struct ehr_report *report,
	const struct ehr_report_condition *condition, struct ehr_str text,
	struct bound *bound)
{
	bound->is_day = ehr_num_read(text, &bound->number) != EHR_NUM_VALUE;
	if (read_bound(text, bound->is_day, &bound->number))
		return 0;
	ehr_fail(report->err, EHR_FAULT_USAGE,
		_("%s needs a number or a day, found \"%.*s\""),
		ehr_report_operator_word[condition->op], (int)text.n, text.p);
	return ehr_err_at(report->err, report->template->file, condition->line);
}

/* The first row with that value says where it stands. */
static int fail_cell(struct ehr_report *report,
	const struct ehr_report_data *data, long column, size_t value,
	bool is_day)
{
	const struct ehr_report_column *at = &data->column[column];
	size_t row = 0;

	while (row < data->rows && at->cell[row] != value)
		row++;
	ehr_fail_cell(report->err, at->name,
		is_day ? "not_a_day" : "not_a_number",
		is_day ? _("a day") : _("a number"), at->value.key[value]);
	return ehr_err_at(report->err, data->file,
		row < data->rows ? data->line[row] : 0);
}

static bool compare(enum ehr_report_operator op, double cell, double bound)
{
	switch (op) {
	case EHR_REPORT_LT: return cell < bound;
	case EHR_REPORT_LE: return cell <= bound;
	case EHR_REPORT_GT: return cell > bound;
	default: return cell >= bound;
	}
}

static int fit_bound(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_condition *condition, long column, bool *fits)
{
	const struct ehr_map *value = &data->column[column].value;
	struct bound bound;

	if (bound_of(report, condition,
		    ehr_report_expand(report, condition->value[0]), &bound))
		return -1;
	for (size_t i = 0; i < value->n; i++) {
		double number;

		if (value->key[i].n == 0)
			continue;
		if (!read_bound(value->key[i], bound.is_day, &number))
			return fail_cell(report, data, column, i, bound.is_day);
		fits[i] = compare(condition->op, number, bound.number);
	}
	return 0;
}

/* Is word one of those in the cell, which blanks part? */
static bool has_word(struct ehr_str cell, struct ehr_str word)
{
	while (cell.n > 0)
		if (ehr_str_eq(ehr_str_cut(&cell, ' '), word) && word.n > 0)
			return true;
	return false;
}

static bool is_found(
	enum ehr_report_operator op, struct ehr_str cell, struct ehr_str value)
{
	switch (op) {
	case EHR_REPORT_WORD:
	case EHR_REPORT_NO_WORD: return has_word(cell, value);
	case EHR_REPORT_BEGINS:
		return cell.n >= value.n &&
		       memcmp(cell.p, value.p, value.n) == 0;
	default: return ehr_str_eq(cell, value);
	}
}

static bool fits_one(enum ehr_report_operator op, struct ehr_str cell,
	const struct ehr_str *value, size_t n)
{
	bool found = false;

	for (size_t i = 0; i < n && !found; i++)
		found = is_found(op, cell, value[i]);
	switch (op) {
	case EHR_REPORT_EMPTY:
		return (cell.n == 0) == ehr_str_is(value[0], "yes");
	case EHR_REPORT_IS_NOT:
	case EHR_REPORT_NOT_IN:
	case EHR_REPORT_NO_WORD: return !found;
	default: return found && cell.n > 0;
	}
}

/* The values with their parameters, but for those that are nothing but an empty
 * one; their number. */
static size_t values_of(struct ehr_report *report,
	const struct ehr_report_condition *condition, struct ehr_str *value)
{
	size_t n = 0;

	for (size_t i = 0; i < condition->n; i++) {
		value[n] = ehr_str_trim(
			ehr_report_expand(report, condition->value[i]));
		n += value[n].n > 0 || condition->value[i][0] == '\0';
	}
	return n;
}

/* What a condition asks for, with its parameters. */
struct values {
	const struct ehr_str *at;
	size_t n;
};

/* Does the name stand for another text each time? */
static bool differs(const struct ehr_report *report, struct ehr_str name)
{
	if (report->paged && ehr_str_is(name, report->paged))
		return true;
	for (size_t i = 0; i < report->depth; i++)
		if (ehr_str_is(name, report->each_name[i]))
			return true;
	return false;
}

/* Does a value hold such a name? */
static bool varies(const struct ehr_report *report,
	const struct ehr_report_condition *condition)
{
	for (size_t i = 0; i < condition->n; i++) {
		struct ehr_str rest = ehr_str_of(condition->value[i]);
		struct ehr_report_piece piece;

		while (ehr_report_piece_next(&rest, &piece))
			if (piece.is_name && differs(report, piece.text))
				return true;
	}
	return false;
}

static int fit_all(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_condition *condition, long column,
	const struct values *value, bool *fits)
{
	const struct ehr_map *cell = &data->column[column].value;

	if (condition->op >= EHR_REPORT_LT && condition->op <= EHR_REPORT_GE)
		return fit_bound(report, data, condition, column, fits);
	for (size_t i = 0; i < cell->n; i++)
		fits[i] = fits_one(
			condition->op, cell->key[i], value->at, value->n);
	return 0;
}

/* What fits a condition whose values stay the same is kept, for a block that
 * stands many times. */
static int fit(struct ehr_report *report, const struct ehr_report_data *data,
	const struct ehr_report_condition *condition,
	const struct values *value, struct ehr_report_test *test)
{
	const void *pair[] = { condition, data };
	const struct ehr_str key = { (const char *)pair, sizeof(pair) };
	bool stays = !varies(report, condition);
	long at = stays ? ehr_map_find(&report->fit, key) : EHR_MAP_NONE;
	bool *fits;

	if (at != EHR_MAP_NONE) {
		test->fits = report->fits[at];
		return 0;
	}
	fits = ehr_arena_calloc(stays ? &report->whole : &report->scratch,
		data->column[test->column].value.n + 1, sizeof(*fits));
	test->fits = fits;
	if (fit_all(report, data, condition, test->column, value, fits))
		return -1;
	if (!stays)
		return 0;
	at = ehr_map_add(&report->fit, key, NULL);
	report->fits = ehr_realloc(
		report->fits, (size_t)at + 1, sizeof(*report->fits));
	report->fits[at] = fits;
	return 0;
}

static int add_test(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_condition *condition,
	struct ehr_report_test *test, bool *asked)
{
	long column = ehr_report_data_column(data, &condition->column);
	struct ehr_str *value = ehr_arena_calloc(
		&report->scratch, condition->n + 1, sizeof(*value));
	size_t n = values_of(report, condition, value);

	*test = (struct ehr_report_test){ .column = column };
	*asked = n > 0;
	if (n == 0)
		return 0;
	if (n == 1 && value->n > 0 &&
		(condition->op == EHR_REPORT_IS ||
			condition->op == EHR_REPORT_IN)) {
		test->only = ehr_map_find(&data->column[column].value, *value);
		return 0;
	}
	return fit(report, data, condition, &(struct values){ value, n }, test);
}

/* Room for so many more tests. */
static void grow(
	struct ehr_report *report, struct ehr_report_tests *tests, size_t more)
{
	struct ehr_report_test *at = ehr_arena_calloc(
		&report->scratch, tests->n + more, sizeof(*at));

	if (tests->n)
		memcpy(at, tests->at, tests->n * sizeof(*at));
	tests->at = at;
}

int ehr_report_tests_add(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_conditions *conditions,
	struct ehr_report_tests *tests)
{
	grow(report, tests, conditions->n + 1);
	for (size_t i = 0; i < conditions->n; i++) {
		bool asked;

		if (add_test(report, data, &conditions->at[i],
			    &tests->at[tests->n], &asked))
			return -1;
		tests->n += asked;
	}
	return 0;
}

void ehr_report_tests_is(struct ehr_report *report,
	const struct ehr_report_data *data, long column, struct ehr_str text,
	struct ehr_report_tests *tests)
{
	grow(report, tests, 1);
	tests->at[tests->n++] = (struct ehr_report_test){ .column = column,
		.only = ehr_map_find(&data->column[column].value, text) };
}

struct ehr_report_rows ehr_report_all(const struct ehr_report_data *data)
{
	return (struct ehr_report_rows){ data->all, data->rows };
}

/* Of all rows the fewest that have the one value that a test asks for. */
static struct ehr_report_rows narrowed(const struct ehr_report_data *data,
	const struct ehr_report_tests *tests, struct ehr_report_rows rows)
{
	for (size_t i = 0; i < tests->n; i++) {
		struct ehr_report_rows some;

		if (tests->at[i].fits)
			continue;
		some.at = ehr_report_data_rows(
			data, tests->at[i].column, tests->at[i].only, &some.n);
		if (some.n < rows.n)
			rows = some;
	}
	return rows;
}

static bool passes(const struct ehr_report_data *data,
	const struct ehr_report_tests *tests, uint32_t row)
{
	for (size_t i = 0; i < tests->n; i++) {
		const struct ehr_report_test *test = &tests->at[i];
		uint32_t cell = data->column[test->column].cell[row];

		if (test->fits ? !test->fits[cell] : test->only != (long)cell)
			return false;
	}
	return true;
}

struct ehr_report_rows ehr_report_filter(struct ehr_report *report,
	const struct ehr_report_data *data,
	const struct ehr_report_tests *tests, struct ehr_report_rows rows)
{
	uint32_t *at;
	size_t n = 0;

	if (tests->n == 0)
		return rows;
	if (rows.n == data->rows)
		rows = narrowed(data, tests, rows);
	at = ehr_arena_alloc(&report->scratch, (rows.n + 1) * sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		if (passes(data, tests, rows.at[i]))
			at[n++] = rows.at[i];
	return (struct ehr_report_rows){ at, n };
}

static void condition_text(struct ehr_report *report,
	const struct ehr_report_condition *condition, struct ehr_buf *out)
{
	static const char *const sign[EHR_REPORT_OPERATORS] = { "=", "\u2260",
		"=", "\u2260", "<", "\u2264", ">", "\u2265", "", "\u220b",
		"\u220c", "=" };
	struct ehr_str *value = ehr_arena_calloc(
		&report->scratch, condition->n + 1, sizeof(*value));
	size_t n = values_of(report, condition, value);

	if (n == 0)
		return;
	if (out->n > 0)
		ehr_buf_puts(out, "; ");
	ehr_buf_puts(out, condition->column.name[0]);
	if (condition->op == EHR_REPORT_EMPTY) {
		ehr_buf_puts(out, ehr_str_is(value[0], "yes")
					  ? " = \u2205"
					  : " \u2260 \u2205");
		return;
	}
	ehr_buf_printf(out, " %s ", sign[condition->op]);
	for (size_t i = 0; i < n; i++) {
		if (i)
			ehr_buf_puts(out, " | ");
		ehr_buf_add_str(out, value[i]);
		if (condition->op == EHR_REPORT_BEGINS)
			ehr_buf_puts(out, "\u2026");
	}
}

void ehr_report_conditions_text(struct ehr_report *report,
	const struct ehr_report_conditions *conditions, struct ehr_buf *out)
{
	for (size_t i = 0; i < conditions->n; i++)
		condition_text(report, &conditions->at[i], out);
}
