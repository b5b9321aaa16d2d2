/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "model/forecast_errors.h"

enum { HEAD = 5, INDEX = 5, AQI = 5, TAIL = 1, PER_VALUE = 3, PERCENT = 100 };

static const char *const head[HEAD] = { "station", "issued", "time",
	"lead_time", "method" };
static const char *const index_columns[INDEX] = { "aqhi", "aqhi_raw", "aqhi_lo",
	"aqhi_hi", "category" };

static const char *const aqi_columns[AQI] = { "aqi", "aqi_lo", "aqi_hi",
	"aqi_level", "primary" };

bool ehr_forecast_is_text(const char *column)
{
	static const char *const text[] = { "station", "issued", "time",
		"method", "aqhi", "category", "primary", "forecast_na",
		"variable" };

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		if (strcmp(column, text[i]) == 0)
			return true;
	return false;
}

static const char *joined(
	struct ehr_arena *arena, const char *name, const char *end)
{
	struct ehr_buf buf = { 0 };
	const char *text;

	ehr_buf_puts(&buf, name);
	ehr_buf_puts(&buf, end);
	text = ehr_arena_string(arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	return text;
}

const char *const *ehr_forecast_columns(
	const struct ehr_forecast_job *job, struct ehr_arena *arena, size_t *n)
{
	size_t most = HEAD + PER_VALUE * job->n_value + INDEX + AQI + TAIL;
	const char **name = ehr_arena_calloc(arena, most + 1, sizeof(*name));

	*n = 0;
	for (size_t i = 0; i < HEAD; i++)
		name[(*n)++] = head[i];
	for (size_t i = 0; i < job->n_value; i++) {
		const char *value = job->table->field[i].name;

		name[(*n)++] = value;
		name[(*n)++] = joined(arena, value, "_lo");
		name[(*n)++] = joined(arena, value, "_hi");
	}
	for (size_t i = 0; job->index && i < INDEX; i++)
		name[(*n)++] = index_columns[i];
	for (size_t i = 0; job->aqi && i < AQI; i++)
		name[(*n)++] = aqi_columns[i];
	name[(*n)++] = "forecast_na";
	return name;
}

bool ehr_forecast_newest(const struct ehr_forecast_job *job, long *step)
{
	const struct ehr_forecast_table *table = job->table;
	bool found = false;

	for (size_t i = 0; i < table->station.n; i++) {
		const struct ehr_forecast_line *line = &table->line[i];

		for (size_t field = 0; field < job->n_value; field++) {
			const double *value = ehr_forecast_values(line, field);
			size_t at = line->n;

			while (at > 0 && isnan(value[at - 1]))
				at--;
			if (at > 0 && (!found || line->first + (long)at - 1 >
							 *step)) {
				*step = line->first + (long)at - 1;
				found = true;
			}
		}
	}
	return found;
}

/* One station by one method. */
struct task {
	const struct ehr_forecast_job *job;
	const struct ehr_forecast_method *method;
	struct ehr_str station;
	struct ehr_forecast_board board;
	struct ehr_forecast_errors *errors; /* by value and lead */
	struct ehr_buf na, primary;
	struct ehr_writer *writer;
	struct ehr_forecast_report *report;
};

static void make_board(
	struct task *self, size_t station, struct ehr_arena *arena)
{
	const struct ehr_forecast_job *job = self->job;
	const struct ehr_forecast_table *table = job->table;
	int day_steps = ehr_forecast_day_steps(table->form);
	struct ehr_forecast_board_opts opts = { .setting = job->setting,
		.terms = job->terms,
		.method = self->method,
		.n_value = job->n_value,
		.n_extra = (size_t)(job->index != NULL) + (job->aqi != NULL),
		.n_lead = (size_t)job->setting[EHR_FORECAST_LEAD_DAYS] *
			  (size_t)day_steps,
		.from = job->from,
		.last = job->to };

	opts.terms.station = (long)station;
	ehr_forecast_board_make(
		&self->board, &table->line[station], day_steps, &opts, arena);
	if (job->index)
		ehr_forecast_index_fill(job->index, &self->board, job->n_value);
	if (job->aqi)
		ehr_forecast_aqi_fill(
			job->aqi, &self->board, self->board.n_value - 1);
}

static void make_errors(struct task *self, struct ehr_arena *arena)
{
	const struct ehr_forecast_board *board = &self->board;
	size_t n = board->n_value * board->n_lead;

	self->errors = ehr_arena_calloc(arena, n + 1, sizeof(*self->errors));
	for (size_t i = 0; i < n; i++)
		self->errors[i].error = ehr_arena_alloc(
			arena, (board->grid.n + 1) * sizeof(double));
}

static double observed(const struct task *self, size_t value, long step)
{
	if (value < self->job->n_value)
		return ehr_forecast_value(self->board.line, value, step);
	if (self->job->aqi && value == self->board.n_value - 1)
		return ehr_forecast_aqi_observed(
			self->job->aqi, self->board.line, step);
	return ehr_forecast_index_observed(
		self->job->index, self->board.line, step);
}

/* Errors that are known on that day of the grid and were not the day before. */
static void learn(struct task *self, size_t day)
{
	const struct ehr_forecast_board *board = &self->board;

	for (size_t lead = 1; lead <= board->n_lead; lead++) {
		size_t steps = (size_t)board->day_steps;
		size_t back = (lead + steps - 1) / steps;
		long target;

		if (day < back)
			return;
		target = ehr_forecast_issued(board, day - back) + (long)lead;
		for (size_t value = 0; value < board->n_value; value++)
			ehr_forecast_errors_add(
				&self->errors[value * board->n_lead + lead - 1],
				observed(self, value, target),
				board->value[ehr_forecast_place(
					board, value, lead, day - back)]);
	}
}

static void put_number(struct ehr_writer *writer, double value)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static struct ehr_forecast_interval interval_of(
	const struct task *self, size_t value, size_t lead, double forecast)
{
	const struct ehr_forecast_board *board = &self->board;
	const double *setting = self->job->setting;
	struct ehr_forecast_interval interval = { NAN, NAN };

	if (isnan(forecast) ||
		!ehr_forecast_errors_interval(
			&self->errors[value * board->n_lead + lead - 1],
			setting[EHR_FORECAST_ERRORS_LEAST],
			setting[EHR_FORECAST_INTERVAL] / PERCENT, forecast,
			&interval))
		return (struct ehr_forecast_interval){ NAN, NAN };
	return interval;
}

static void put_na(struct task *self, size_t at, const char *name)
{
	const char *word = ehr_forecast_na_word[self->board.na[at]];

	self->report->values++;
	if (!*word)
		return;
	self->report->missing++;
	ehr_buf_printf(&self->na, "%s%s:%s", self->na.n ? " " : "", word, name);
}

static void put_time(const struct task *self, long step)
{
	struct ehr_hour_form form = self->job->table->form;
	char text[EHR_HOUR_TEXT];

	(void)ehr_hour_write(text, ehr_forecast_hour(form, step), form);
	ehr_writer_puts(self->writer, text);
}

static void put_value(struct task *self, size_t value, size_t day, size_t lead)
{
	const struct ehr_forecast_board *board = &self->board;
	size_t at = ehr_forecast_place(board, value, lead, day);
	struct ehr_forecast_interval interval =
		interval_of(self, value, lead, board->value[at]);

	put_number(self->writer, board->value[at]);
	put_number(self->writer, interval.low);
	put_number(self->writer, interval.high);
	put_na(self, at, self->job->table->field[value].name);
}

static void put_index(struct task *self, size_t day, size_t lead)
{
	const struct ehr_forecast_index *index = self->job->index;
	const struct ehr_forecast_board *board = &self->board;
	size_t value = self->job->n_value;
	struct ehr_forecast_interval interval;
	char text[EHR_AQHI_TEXT];
	struct ehr_aqhi found;

	ehr_forecast_index_of(index, board, day, lead, &found);
	interval = interval_of(self, value, lead, found.raw);
	(void)ehr_aqhi_text(index->method, found.index, text);
	ehr_writer_puts(self->writer, text);
	put_number(self->writer, found.raw);
	put_number(self->writer, interval.low);
	put_number(self->writer, interval.high);
	ehr_writer_puts(self->writer, found.class ? found.class->word : "");
	put_na(self, ehr_forecast_place(board, value, lead, day), "aqhi");
}

static void put_primary(struct task *self, const struct ehr_aqi_result *result)
{
	self->primary.n = 0;
	for (int air = 0; air < EHR_AIR_N; air++)
		if (result->primary[air])
			ehr_buf_printf(&self->primary, "%s%s",
				self->primary.n ? " " : "", ehr_air_name[air]);
	ehr_writer_text(self->writer,
		(struct ehr_str){ self->primary.n ? self->primary.p : "",
			self->primary.n });
}

static void put_aqi(struct task *self, size_t day, size_t lead)
{
	const struct ehr_forecast_board *board = &self->board;
	size_t value = board->n_value - 1;
	size_t at = ehr_forecast_place(board, value, lead, day);
	struct ehr_forecast_interval interval =
		interval_of(self, value, lead, board->value[at]);
	struct ehr_aqi_result found;

	ehr_forecast_aqi_of(self->job->aqi, board, day, lead, &found);
	put_number(self->writer, board->value[at]);
	put_number(self->writer, interval.low);
	put_number(self->writer, interval.high);
	put_number(
		self->writer, found.level ? (double)found.level->level : NAN);
	put_primary(self, &found);
	put_na(self, at, "aqi");
}

static int write_row(
	struct task *self, size_t day, size_t lead, struct ehr_err *err)
{
	long issued = ehr_forecast_issued(&self->board, day);

	self->na.n = 0;
	self->report->rows++;
	ehr_writer_text(self->writer, self->station);
	put_time(self, issued);
	put_time(self, issued + (long)lead);
	ehr_writer_count(self->writer, lead);
	ehr_writer_puts(self->writer, self->method->name);
	for (size_t value = 0; value < self->job->n_value; value++)
		put_value(self, value, day, lead);
	if (self->job->index)
		put_index(self, day, lead);
	if (self->job->aqi)
		put_aqi(self, day, lead);
	ehr_writer_text(self->writer,
		(struct ehr_str){ self->na.n ? self->na.p : "", self->na.n });
	return ehr_writer_end_row(self->writer, err);
}

static int write_all(struct task *self, struct ehr_err *err)
{
	const struct ehr_forecast_board *board = &self->board;
	const struct ehr_forecast_job *job = self->job;

	for (size_t day = 0; day < board->grid.n; day++) {
		long since = ehr_forecast_issued(board, day) - job->from;

		learn(self, day);
		if (since < 0 || since % job->every != 0)
			continue;
		for (size_t lead = 1; lead <= board->n_lead; lead++)
			if (write_row(self, day, lead, err))
				return -1;
	}
	return 0;
}

static int work(void *me, void *scratch, size_t i, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_forecast_job *job = me;
	size_t station = i / job->n_method;
	struct task self = { .job = job,
		.method = &job->method[i % job->n_method],
		.station = job->table->station.key[station],
		.writer = writer,
		.report = scratch };
	struct ehr_arena arena = { 0 };
	int rc;

	make_board(&self, station, &arena);
	make_errors(&self, &arena);
	rc = write_all(&self, err);
	ehr_buf_release(&self.primary);
	ehr_buf_release(&self.na);
	ehr_arena_release(&arena);
	return rc;
}

static void *report_new(void *me)
{
	(void)me;
	return ehr_calloc(1, sizeof(struct ehr_forecast_report));
}

static void report_add(void *me, void *scratch)
{
	struct ehr_forecast_job *job = me;
	struct ehr_forecast_report *report = scratch;

	job->report.rows += report->rows;
	job->report.values += report->values;
	job->report.missing += report->missing;
	free(report);
}

struct ehr_tasks ehr_forecast_tasks(struct ehr_forecast_job *job)
{
	return (struct ehr_tasks){ .self = job,
		.n = job->table->station.n * job->n_method,
		.work = work,
		.scratch_new = report_new,
		.scratch_free = report_add };
}
