/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_ahead.h"

#include <math.h>

/* What the issue says becomes the warning of the station. */
static int settle(struct ehr_warn_book *book, struct ehr_err *err)
{
	struct ehr_warn_issue *issue = &book->issue;
	const struct ehr_str none = { "", 0 };
	struct ehr_warn_station *station;
	struct ehr_warn_change change;
	size_t at = (size_t)issue->station;

	if (issue->station < 0)
		return 0;
	issue->station = -1;
	station = &book->station[at];
	if (station->track.begun && issue->issued <= station->track.last) {
		book->old_rows++;
		return 0;
	}
	change = ehr_warn_track_set(
		&station->track, issue->issued, issue->level, issue->value);
	if (issue->level > 0) {
		struct ehr_warning *now = &station->track.now;

		ehr_warn_track_peak(
			&station->track, issue->value, issue->value_at, none);
		now->is_expected = true;
		now->from = issue->from;
		now->until = issue->until;
		now->started = change.action == EHR_WARN_OPENED && change.is
				       ? issue->from
				       : now->started;
	}
	return ehr_warn_book_tell(book, at, &change, err);
}

static void begin(struct ehr_warn_book *book, size_t station, long issued)
{
	struct ehr_warn_issue *issue = &book->issue;

	if (issue->track.rules)
		ehr_warn_track_reset(&issue->track);
	else
		ehr_warn_track_init(&issue->track, book->rules, book->step);
	issue->station = (long)station;
	issue->issued = issued;
	issue->level = 0;
	issue->value = NAN;
}

static int out_of_order(struct ehr_str cell, const char *column,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, column, "out_of_order", expected, cell);
}

static void count(struct ehr_warn_book *book, long hour)
{
	struct ehr_warn_issue *issue = &book->issue;
	const struct ehr_str none = { "", 0 };
	double value = book->value[0];
	long since;

	(void)ehr_warn_track_step(&issue->track, hour, book->value, none);
	if (!isnan(value) && !(value <= issue->value)) {
		issue->value = value;
		issue->value_at = hour;
	}
	for (size_t i = book->rules->n_levels; i > 0; i--) {
		if (!ehr_warn_track_reached(&issue->track, i - 1, &since))
			continue;
		if (issue->level == 0 || since < issue->from)
			issue->from = since;
		issue->until = hour;
		if (i > issue->level)
			issue->level = i;
		break;
	}
	if (book->opts.counted)
		book->opts.counted(book->opts.self, (size_t)issue->station,
			&issue->track, isnan(value));
}

/* Hours that the issue leaves out are missing ones. */
static void pass_gap(struct ehr_warn_book *book, long hour)
{
	struct ehr_warn_track *track = &book->issue.track;
	const struct ehr_str none = { "", 0 };
	long most = ehr_warn_track_settles(track), passed = 0;

	if (!track->begun)
		return;
	for (size_t i = 0; i < book->rules->n_columns; i++)
		book->value[i] = NAN;
	for (long h = track->last + book->step; h < hour && passed <= most;
		h += book->step) {
		(void)ehr_warn_track_step(track, h, book->value, none);
		passed += book->step;
	}
}

static int find_issue(struct ehr_warn_book *book, const struct ehr_row *row,
	long issued, struct ehr_err *err)
{
	struct ehr_warn_station *station;
	size_t at;

	if (ehr_warn_book_station_of(book, row, &at, err))
		return -1;
	station = &book->station[at];
	if (book->issue.station == (long)at && book->issue.issued == issued)
		return 0;
	if (station->in_run && issued <= station->last_read)
		return out_of_order(row->cell[book->at_issued], "issued",
			N_("issues of a station in order, the rows of each "
			   "together"),
			err);
	if (settle(book, err))
		return -1;
	station->in_run = true;
	station->last_read = issued;
	begin(book, at, issued);
	return 0;
}

int ehr_warn_ahead_row(struct ehr_warn_book *book, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str time = row->cell[book->at_time];
	long hour, issued;

	if (ehr_warn_book_hour(
		    book, row->cell[book->at_issued], "issued", &issued, err) ||
		ehr_warn_book_hour(book, time, "time", &hour, err) ||
		ehr_warn_book_span(book, time, "time", hour, err))
		return -1;
	if (hour <= issued)
		return out_of_order(time, "time",
			N_("an hour later than that of the issue"), err);
	if (find_issue(book, row, issued, err))
		return -1;
	if (book->issue.track.begun && hour <= book->issue.track.last)
		return out_of_order(time, "time",
			N_("one row for each hour of an issue, in order"), err);
	pass_gap(book, hour);
	if (ehr_warn_book_values(book, row, err))
		return -1;
	count(book, hour);
	return 0;
}

int ehr_warn_ahead_end(struct ehr_warn_book *book, struct ehr_err *err)
{
	return settle(book, err);
}
