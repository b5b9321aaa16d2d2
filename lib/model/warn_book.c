/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_book.h"

#include <math.h>
#include <stdlib.h>

#include "model/warn_ahead.h"

enum { SPAN_HOURS = 24 * 36525 };

static void take_form(struct ehr_warn_book *book, struct ehr_hour_form form)
{
	book->has_form = true;
	book->form = form;
	book->step = form.precision == EHR_HOUR_DAY ? EHR_DAY_HOURS : 1;
}

void ehr_warn_book_init(struct ehr_warn_book *book,
	const struct ehr_warn_rules *rules, const struct ehr_warn_opts *opts)
{
	*book = (struct ehr_warn_book){
		.rules = rules, .opts = *opts, .issue.station = -1
	};
	if (opts->clock)
		take_form(book, *opts->clock);
	book->at_value = ehr_calloc(rules->n_columns, sizeof(*book->at_value));
	book->value = ehr_calloc(rules->n_columns, sizeof(*book->value));
}

void ehr_warn_book_release(struct ehr_warn_book *book)
{
	for (size_t i = 0; i < book->id.n; i++)
		ehr_warn_track_release(&book->station[i].track);
	if (book->issue.track.rules)
		ehr_warn_track_release(&book->issue.track);
	free(book->station);
	ehr_buf_release(&book->method);
	free(book->at_value);
	free(book->value);
	ehr_map_release(&book->id);
	*book = (struct ehr_warn_book){ 0 };
}

static int find_station(struct ehr_warn_book *book,
	const struct ehr_header *header, struct ehr_err *err)
{
	static const char *const usual[] = { "station", "receptor_id",
		"source_id" };

	size_t found;

	book->at_station = EHR_NO_COLUMN;
	if (book->opts.station) {
		if (ehr_header_need(header, book->opts.station, &found, err))
			return -1;
		book->at_station = (long)found;
		book->station_column = book->opts.station;
		return 0;
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]) &&
			   book->at_station == EHR_NO_COLUMN;
		i++) {
		book->station_column = usual[i];
		if (ehr_header_look(header, usual[i], &book->at_station, err))
			return -1;
	}
	return 0;
}

static int find_method(struct ehr_warn_book *book,
	const struct ehr_header *header, struct ehr_err *err)
{
	size_t found;

	if (!book->opts.method)
		return ehr_header_look(header, "method", &book->at_method, err);
	if (ehr_header_need(header, "method", &found, err))
		return -1;
	book->at_method = (long)found;
	return 0;
}

/* Does the row count? Without opts.method all rows must be of one. */
static int of_method(struct ehr_warn_book *book, const struct ehr_row *row,
	bool *counts, struct ehr_err *err)
{
	struct ehr_str cell;

	*counts = true;
	if (!book->opts.ahead || book->at_method == EHR_NO_COLUMN)
		return 0;
	cell = ehr_str_trim(row->cell[book->at_method]);
	if (book->opts.method) {
		*counts = ehr_str_is(cell, book->opts.method);
		book->of_method |= *counts;
		return 0;
	}
	if (!book->of_method)
		ehr_buf_add(&book->method, cell.p, cell.n);
	book->of_method = true;
	if (ehr_str_eq(
		    cell, (struct ehr_str){ book->method.p, book->method.n }))
		return 0;
	return ehr_fail_cell(err, "method", "methods",
		N_("forecasts of one method; --method takes those of one of "
		   "several"),
		cell);
}

static const char *value_column(const struct ehr_warn_book *book, size_t i)
{
	return i == 0 && book->opts.value ? book->opts.value
					  : book->rules->column[i];
}

static int bind(struct ehr_warn_book *book, const struct ehr_header *header,
	struct ehr_err *err)
{
	const struct ehr_warn_rules *rules = book->rules;

	book->at_issued = EHR_NO_COLUMN;
	book->at_lead = EHR_NO_COLUMN;
	if (find_station(book, header, err) ||
		ehr_header_need(header, "time", &book->at_time, err))
		return -1;
	for (size_t i = 0; i < rules->n_columns; i++) {
		if (ehr_header_need(header, value_column(book, i),
			    &book->at_value[i], err))
			return -1;
	}
	if (book->opts.ahead) {
		size_t at;

		if (find_method(book, header, err))
			return -1;
		if (ehr_header_need(header, "issued", &at, err))
			return -1;
		book->at_issued = (long)at;
		return 0;
	}
	return rules->lead ? ehr_header_look(
				     header, rules->lead, &book->at_lead, err)
			   : 0;
}

static int check_step(const struct ehr_warn_book *book, struct ehr_str cell,
	const char *column, struct ehr_hour_form form, struct ehr_err *err)
{
	enum ehr_warn_step step = book->rules->step;
	bool day = form.precision == EHR_HOUR_DAY;

	if (step == EHR_WARN_ANY || (step == EHR_WARN_DAY) == day)
		return 0;
	return ehr_fail_cell(err, column, "other_step",
		day ? N_("an hour, as the rules are for hours")
		    : N_("a day, as the rules are for days"),
		cell);
}

int ehr_warn_book_hour(struct ehr_warn_book *book, struct ehr_str cell,
	const char *column, long *hour, struct ehr_err *err)
{
	struct ehr_hour_form form;

	if (ehr_hour_cell(cell, column, hour, &form, err))
		return -1;
	if (!book->has_form) {
		if (check_step(book, cell, column, form, err))
			return -1;
		take_form(book, form);
	}
	return ehr_hour_same_clock(form, book->form)
		       ? 0
		       : ehr_fail_cell(err, column, "other_clock",
				 N_("days or hours, and an offset or none, as "
				    "in the rows before"),
				 cell);
}

int ehr_warn_book_span(struct ehr_warn_book *book, struct ehr_str cell,
	const char *column, long hour, struct ehr_err *err)
{
	if (!book->begun)
		book->first = book->newest = hour;
	book->begun = true;
	if (labs(hour - book->first) > SPAN_HOURS)
		return ehr_fail_cell(err, column, "far_off",
			N_("a time within 100 years of that of the first row"),
			cell);
	if (hour > book->newest)
		book->newest = hour;
	return 0;
}

int ehr_warn_book_station_of(struct ehr_warn_book *book,
	const struct ehr_row *row, size_t *at, struct ehr_err *err)
{
	struct ehr_str cell = { "", 0 }, id;

	if (book->at_station != EHR_NO_COLUMN)
		cell = row->cell[book->at_station];
	id = ehr_str_trim(cell);
	if (id.n == 0 && book->at_station != EHR_NO_COLUMN)
		return ehr_fail_cell(err, book->station_column, "empty",
			N_("the name of a station"), cell);
	*at = ehr_warn_book_station(book, id);
	return 0;
}

size_t ehr_warn_book_station(struct ehr_warn_book *book, struct ehr_str id)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&book->id, id, &is_new);

	if (!is_new)
		return at;
	if (at == book->cap) {
		book->cap = book->cap ? 2 * book->cap : 16;
		book->station = ehr_realloc(
			book->station, book->cap, sizeof(*book->station));
	}
	book->station[at] = (struct ehr_warn_station){ 0 };
	ehr_warn_track_init(&book->station[at].track, book->rules, book->step);
	return at;
}

/* A number; a class that is open above, such as 10+, is one more. */
static int read_value(struct ehr_warn_book *book, const struct ehr_row *row,
	size_t i, struct ehr_err *err)
{
	struct ehr_str cell = ehr_str_trim(row->cell[book->at_value[i]]);
	bool open = cell.n > 1 && cell.p[cell.n - 1] == '+' &&
		    cell.p[cell.n - 2] >= '0' && cell.p[cell.n - 2] <= '9';
	enum ehr_num_state state;

	cell.n -= open;
	if (ehr_cell_number(
		    cell, value_column(book, i), &state, &book->value[i], err))
		return -1;
	if (state == EHR_NUM_EMPTY)
		book->value[i] = NAN;
	else
		book->value[i] += open;
	return 0;
}

int ehr_warn_book_values(struct ehr_warn_book *book, const struct ehr_row *row,
	struct ehr_err *err)
{
	for (size_t i = 0; i < book->rules->n_columns; i++)
		if (read_value(book, row, i, err))
			return -1;
	return 0;
}

int ehr_warn_book_tell(struct ehr_warn_book *book, size_t at,
	const struct ehr_warn_change *change, struct ehr_err *err)
{
	if (!change->is)
		return 0;
	book->station[at].changed = true;
	return book->opts.changed
		       ? book->opts.changed(book->opts.self, at, change, err)
		       : 0;
}

/* The hours between the last row and this one. */
static int pass_gap(
	struct ehr_warn_book *book, size_t at, long hour, struct ehr_err *err)
{
	struct ehr_warn_track *track = &book->station[at].track;
	const struct ehr_str none = { "", 0 };
	long most = ehr_warn_track_settles(track), passed = 0;
	int rc = 0;

	for (size_t i = 0; i < book->rules->n_columns; i++)
		book->value[i] = NAN;
	for (long h = track->last + book->step;
		rc == 0 && h < hour && passed <= most; h += book->step) {
		struct ehr_warn_change change =
			ehr_warn_track_step(track, h, book->value, none);

		rc = ehr_warn_book_tell(book, at, &change, err);
		passed += book->step;
	}
	return rc;
}

/* Closes the warning of a station that has told nothing for too long; what it
 * tells later is taken up behind that. */
static int lose_silent(
	struct ehr_warn_book *book, size_t at, struct ehr_err *err)
{
	struct ehr_warn_track *track = &book->station[at].track;
	const struct ehr_str none = { "", 0 };
	struct ehr_warn_change change;

	for (size_t i = 0; i < book->rules->n_columns; i++)
		book->value[i] = NAN;
	while (track->now.level > 0 &&
		track->last + book->step <= book->newest) {
		change = ehr_warn_track_step(
			track, track->last + book->step, book->value, none);
		if (ehr_warn_book_tell(book, at, &change, err))
			return -1;
	}
	return 0;
}

static int lose_all_silent(struct ehr_warn_book *book, struct ehr_err *err)
{
	for (size_t i = 0; i < book->id.n; i++) {
		const struct ehr_warn_track *track = &book->station[i].track;

		if (book->newest - track->last + track->missing >
				book->rules->lost_hours &&
			lose_silent(book, i, err))
			return -1;
	}
	return 0;
}

static int out_of_order(struct ehr_str cell, bool again, struct ehr_err *err)
{
	return again ? ehr_fail_cell(err, "time", "twice",
			       N_("each hour of a station once"), cell)
		     : ehr_fail_cell(err, "time", "out_of_order",
			       N_("the hours of a station in order"), cell);
}

static int take_row(struct ehr_warn_book *book, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str time = row->cell[book->at_time], lead = { "", 0 };
	struct ehr_warn_station *station;
	struct ehr_warn_change change;
	size_t at;
	long hour;

	if (ehr_warn_book_hour(book, time, "time", &hour, err) ||
		ehr_warn_book_span(book, time, "time", hour, err) ||
		ehr_warn_book_station_of(book, row, &at, err))
		return -1;
	station = &book->station[at];
	if (station->in_run && hour <= station->last_read)
		return out_of_order(time, hour == station->last_read, err);
	station->in_run = true;
	station->last_read = hour;
	if (station->track.begun && hour <= station->track.last) {
		book->old_rows++;
		return 0;
	}
	if (station->track.begun && pass_gap(book, at, hour, err))
		return -1;
	if (ehr_warn_book_values(book, row, err))
		return -1;
	if (book->at_lead != EHR_NO_COLUMN)
		lead = ehr_str_trim(row->cell[book->at_lead]);
	change = ehr_warn_track_step(&station->track, hour, book->value, lead);
	if (book->opts.counted)
		book->opts.counted(book->opts.self, at, &station->track,
			isnan(book->value[0]));
	return ehr_warn_book_tell(book, at, &change, err);
}

static int any_row(struct ehr_warn_book *book, const struct ehr_row *row,
	struct ehr_err *err)
{
	bool counts;

	if (of_method(book, row, &counts, err))
		return -1;
	if (!counts)
		return 0;
	return book->opts.ahead ? ehr_warn_ahead_row(book, row, err)
				: take_row(book, row, err);
}

int ehr_warn_book_read(struct ehr_warn_book *book, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct ehr_row row;
	int got;

	if (bind(book, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (any_row(book, &row, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	if (got != 0)
		return got;
	if (!book->opts.ahead)
		return book->begun ? lose_all_silent(book, err) : 0;
	if (book->opts.method && !book->of_method)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("no row has the method \"%s\""), book->opts.method);
	return ehr_warn_ahead_end(book, err);
}
