/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_state.h"

#include <math.h>

enum {
	STATION,
	LAST,
	MISSING,
	LEVEL,
	HIGHEST,
	STARTED,
	OPENED,
	RAISED,
	LOWERED,
	PEAK,
	PEAK_TIME,
	LEAD,
	ACTION,
	ACTION_TIME,
	ACTION_VALUE,
	FROM,
	UNTIL,
	RUNS,
	RULES
};
const char *const ehr_warn_state_columns[EHR_WARN_STATE_COLUMNS + 1] = {
	"station", "last", "missing_h", "level", "highest", "started", "opened",
	"raised", "lowered", "peak", "peak_time", "lead", "action",
	"action_time", "action_value", "expected_from", "expected_until",
	"runs", "warn_rules"
};

enum { SHA = 12, RUN_MAX = 24 * 366 * 200 };

static void rules_name(const struct ehr_warn_rules *rules, struct ehr_buf *out)
{
	ehr_buf_printf(out, "%s %.*s", rules->label, (int)SHA, rules->sha256);
}

/* A row of the table, being read. */
struct reading {
	struct ehr_warn_book *book;
	const struct ehr_row *row;
	size_t at[EHR_WARN_STATE_COLUMNS];
	struct ehr_err *err;
};

static struct ehr_str cell(const struct reading *self, size_t column)
{
	return ehr_str_trim(self->row->cell[self->at[column]]);
}

static int bad(const struct reading *self, size_t column, const char *expected)
{
	return ehr_fail_cell(self->err, ehr_warn_state_columns[column],
		"bad_state", expected, cell(self, column));
}

/* An hour; empty, where that may be: *is is false. */
static int read_hour(
	const struct reading *self, size_t column, bool *is, long *hour)
{
	*is = cell(self, column).n > 0;
	return *is ? ehr_warn_book_hour(self->book, cell(self, column),
			     ehr_warn_state_columns[column], hour, self->err)
		   : 0;
}

static int need_hour(const struct reading *self, size_t column, long *hour)
{
	bool is;

	if (read_hour(self, column, &is, hour))
		return -1;
	return is ? 0 : bad(self, column, N_("an hour"));
}

static int read_value(const struct reading *self, size_t column, double *value)
{
	enum ehr_num_state state;

	if (ehr_cell_number(cell(self, column), ehr_warn_state_columns[column],
		    &state, value, self->err))
		return -1;
	if (state == EHR_NUM_EMPTY)
		*value = NAN;
	return 0;
}

static int read_level(const struct reading *self, size_t column, size_t *level)
{
	const struct ehr_warn_rules *rules = self->book->rules;
	struct ehr_str word = cell(self, column);

	*level = 0;
	if (word.n == 0)
		return 0;
	for (size_t i = 0; i < rules->n_levels; i++)
		if (ehr_str_is(word, rules->level[i].level))
			*level = i + 1;
	return *level > 0 ? 0 : bad(self, column, N_("a level of the rules"));
}

static int read_action(const struct reading *self, enum ehr_warn_action *action)
{
	for (int i = 0; i < EHR_WARN_CLOSED; i++)
		if (ehr_str_is(cell(self, ACTION), ehr_warn_action_word[i])) {
			*action = (enum ehr_warn_action)i;
			return 0;
		}
	return bad(self, ACTION, "opened|raised|lowered");
}

static int read_warning(
	const struct reading *self, struct ehr_warn_track *track)
{
	struct ehr_warning *now = &track->now;
	bool until;

	if (read_level(self, HIGHEST, &now->highest) ||
		need_hour(self, STARTED, &now->started) ||
		need_hour(self, OPENED, &now->opened) ||
		read_hour(self, RAISED, &now->was_raised, &now->raised) ||
		read_hour(self, LOWERED, &now->was_lowered, &now->lowered) ||
		read_action(self, &now->action) ||
		need_hour(self, ACTION_TIME, &now->action_at) ||
		read_value(self, ACTION_VALUE, &now->action_value) ||
		read_hour(self, FROM, &now->is_expected, &now->from) ||
		read_hour(self, UNTIL, &until, &now->until))
		return -1;
	if (until != now->is_expected)
		return bad(self, UNTIL, N_("an hour, where expected_from is"));
	return now->highest < now->level
		       ? bad(self, HIGHEST, N_("a level not below level"))
		       : 0;
}

/* It may be from before the warning opens. */
static int read_peak(const struct reading *self, struct ehr_warn_track *track)
{
	bool is_peak;
	double peak;
	long at = 0;

	if (read_value(self, PEAK, &peak) ||
		read_hour(self, PEAK_TIME, &is_peak, &at))
		return -1;
	if (is_peak)
		ehr_warn_track_peak(track, peak, at, cell(self, LEAD));
	return 0;
}

static int read_number(struct ehr_str *rest, char end, long *value)
{
	struct ehr_err ignored;

	return ehr_num_int(
		"runs", ehr_str_cut(rest, end), 0, RUN_MAX, value, &ignored);
}

static int read_runs(const struct reading *self, struct ehr_warn_track *track)
{
	struct ehr_str rest = cell(self, RUNS);
	size_t n = self->book->rules->n_terms;

	for (size_t i = 0; i < n; i++) {
		struct ehr_warn_run *run = &track->run[i];

		if (read_number(&rest, '/', &run->hours) ||
			read_number(&rest, '/', &run->span) ||
			read_number(&rest, '/', &run->missing) ||
			read_number(&rest, ' ', &run->most))
			return bad(self, RUNS,
				N_("hours/span/missing/most of each "
				   "condition"));
	}
	return rest.n == 0 ? 0
			   : bad(self, RUNS,
				     N_("hours/span/missing/most of each "
					"condition"));
}

static int check_rules(const struct reading *self)
{
	struct ehr_buf name = { 0 };
	int rc = 0;

	rules_name(self->book->rules, &name);
	if (!ehr_str_eq(cell(self, RULES), (struct ehr_str){ name.p, name.n }))
		rc = bad(self, RULES, ehr_buf_text(&name));
	ehr_buf_release(&name);
	return rc;
}

static int read_row(struct reading *self)
{
	struct ehr_str missing = cell(self, MISSING);
	struct ehr_warn_track *track;
	size_t at;
	long last;

	if (check_rules(self) || need_hour(self, LAST, &last))
		return -1;
	if (ehr_map_find(&self->book->id, cell(self, STATION)) != EHR_MAP_NONE)
		return bad(self, STATION, N_("each station once"));
	at = ehr_warn_book_station(self->book, cell(self, STATION));
	track = &self->book->station[at].track;
	track->begun = true;
	track->last = last;
	if (ehr_num_int("missing_h", missing, 0, RUN_MAX, &track->missing,
		    self->err))
		return bad(self, MISSING, N_("whole hours"));
	if (read_level(self, LEVEL, &track->now.level) ||
		read_peak(self, track) || read_runs(self, track))
		return -1;
	return track->now.level > 0 ? read_warning(self, track) : 0;
}

int ehr_warn_state_read(struct ehr_warn_book *book, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct reading self = { .book = book, .err = err };
	struct ehr_row row;
	int got;

	for (size_t i = 0; i < EHR_WARN_STATE_COLUMNS; i++)
		if (ehr_header_need(ehr_reader_header(reader),
			    ehr_warn_state_columns[i], &self.at[i], err))
			return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((got = ehr_reader_next(reader, &row, err)) == 1) {
		self.row = &row;
		if (read_row(&self))
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	}
	return got;
}

static void put_hour(struct ehr_writer *writer,
	const struct ehr_warn_book *book, bool is, long hour)
{
	char text[EHR_HOUR_TEXT];
	size_t n = is ? ehr_hour_write(text, hour, book->form) : 0;

	ehr_writer_text(writer, (struct ehr_str){ text, n });
}

/* All its digits, whatever --digits says of the output. */
static void put_value(struct ehr_writer *writer, bool is, double value)
{
	char text[EHR_NUM_MAX];
	size_t n = is && !isnan(value) ? ehr_num_write(text, value) : 0;

	ehr_writer_text(writer, (struct ehr_str){ text, n });
}

static void put_runs(
	struct ehr_writer *writer, const struct ehr_warn_track *track)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < track->rules->n_terms; i++)
		ehr_buf_printf(&text, "%s%ld/%ld/%ld/%ld", i ? " " : "",
			track->run[i].hours, track->run[i].span,
			track->run[i].missing, track->run[i].most);
	ehr_writer_puts(writer, ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static void put_warning(struct ehr_writer *writer,
	const struct ehr_warn_book *book, const struct ehr_warn_track *track)
{
	static const struct ehr_warning none = { .peak = NAN };
	const struct ehr_warning *now =
		track->now.is_closed ? &none : &track->now;
	const struct ehr_warn_level *level = book->rules->level;
	bool is = now->level > 0;

	ehr_writer_puts(writer, is ? level[now->level - 1].level : "");
	ehr_writer_puts(writer, is ? level[now->highest - 1].level : "");
	put_hour(writer, book, is, now->started);
	put_hour(writer, book, is, now->opened);
	put_hour(writer, book, is && now->was_raised, now->raised);
	put_hour(writer, book, is && now->was_lowered, now->lowered);
	put_value(writer, true, now->peak);
	put_hour(writer, book, !isnan(now->peak), now->peak_at);
	ehr_writer_text(writer, now->lead);
	ehr_writer_puts(writer, is ? ehr_warn_action_word[now->action] : "");
	put_hour(writer, book, is, now->action_at);
	put_value(writer, is, now->action_value);
	put_hour(writer, book, is && now->is_expected, now->from);
	put_hour(writer, book, is && now->is_expected, now->until);
}

int ehr_warn_state_write(const struct ehr_warn_book *book,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_buf rules = { 0 };
	int rc = 0;

	rules_name(book->rules, &rules);
	for (size_t i = 0; i < book->id.n && rc == 0; i++) {
		const struct ehr_warn_track *track = &book->station[i].track;

		if (!track->begun)
			continue;
		ehr_writer_text(writer, book->id.key[i]);
		put_hour(writer, book, true, track->last);
		ehr_writer_count(writer, (unsigned long)track->missing);
		put_warning(writer, book, track);
		put_runs(writer, track);
		ehr_writer_puts(writer, ehr_buf_text(&rules));
		rc = ehr_writer_end_row(writer, err);
	}
	ehr_buf_release(&rules);
	return rc;
}
