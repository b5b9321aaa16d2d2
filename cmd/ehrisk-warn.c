/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-warn: warnings opened, raised, lowered and closed
 *
 * Follows series of stations (an index, pollutants, or forecasts of them) by
 * rules of thresholds and durations and writes a row for each warning or for each
 * message; carries its state from one run to the next; scores a year of warnings.
 */
#include <errno.h>
#include <unistd.h>

#include "io/file.h"
#include "model/warn_score.h"
#include "model/warn_state.h"
#include "model/warn_write.h"
#include "warn/options.h"

enum { STATE_MAX = 64 << 20 };

struct work {
	struct ehr_run *run;
	struct ehr_warn_rules *rules;
	struct ehr_warn_book book;
	struct ehr_warn_writing out;
	struct ehr_writer *state;
	bool has_clock; /* of --observed */
	struct ehr_hour_form clock;
};

static int open_rules(struct work *work)
{
	struct ehr_run *run = work->run;

	work->rules = ehr_warn_rules_open(warn_given.rules, &run->err);
	if (!work->rules)
		return -1;
	ehr_run_used(run, "rules", work->rules->label, work->rules->path,
		work->rules->sha256);
	return 0;
}

static struct ehr_warn_opts opts_of(const struct work *work)
{
	(void)work;
	return (struct ehr_warn_opts){ .station = warn_given.station,
		.value = warn_given.value,
		.method = warn_given.method,
		.ahead = warn_given.ahead };
}

static int tell(struct work *work, size_t station,
	const struct ehr_warn_change *change, struct ehr_err *err)
{
	bool all = warn_given.audience == WARN_ALL_AUDIENCES;
	int first = all ? 0 : warn_given.audience;
	int last = all ? EHR_WARN_AUDIENCES - 1 : warn_given.audience;

	for (int who = first; who <= last; who++)
		if (ehr_warn_write_message(&work->out, station, change,
			    (enum ehr_warn_audience)who, err))
			return -1;
	return 0;
}

static int changed(void *self, size_t station,
	const struct ehr_warn_change *change, struct ehr_err *err)
{
	struct work *work = self;

	if (warn_given.messages)
		return tell(work, station, change, err);
	return change->action == EHR_WARN_CLOSED
		       ? ehr_warn_write(&work->out, station, err)
		       : 0;
}

/* Warnings that are still open; with a state only what this run changed. */
static int write_open(struct work *work)
{
	const struct ehr_warn_book *book = &work->book;

	for (size_t i = 0; i < book->id.n; i++) {
		const struct ehr_warn_station *station = &book->station[i];

		if (station->track.now.level == 0 ||
			(warn_given.state && !station->changed))
			continue;
		if (ehr_warn_write(&work->out, i, &work->run->err))
			return -1;
	}
	return 0;
}

/* A file that is not there yet is an empty state. */
static int read_state(struct work *work)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err *err = &work->run->err;
	struct ehr_reader *reader;
	struct ehr_buf bytes = { 0 };
	int rc;

	if (ehr_file_named(warn_given.state, err))
		return -1;
	if (access(warn_given.state, F_OK) != 0 && errno == ENOENT)
		return 0;
	if (ehr_file_read(warn_given.state, STATE_MAX, &bytes, err))
		return -1;
	reader = ehr_reader_memory(warn_given.state,
		(struct ehr_str){ bytes.p, bytes.n }, &opts, err);
	rc = reader ? ehr_warn_state_read(&work->book, reader, err) : -1;
	ehr_reader_close(reader);
	ehr_buf_release(&bytes);
	return rc;
}

static int open_state(struct work *work)
{
	if (!warn_given.state)
		return 0;
	if (read_state(work))
		return -1;
	work->state =
		ehr_run_beside_exact(work->run, "--state", warn_given.state,
			ehr_warn_state_columns, EHR_WARN_STATE_COLUMNS);
	return work->state ? 0 : -1;
}

static int open_output(struct work *work)
{
	bool messages = warn_given.messages;

	work->out = (struct ehr_warn_writing){ .book = &work->book,
		.audience =
			warn_given.audience == WARN_ALL_AUDIENCES
				? EHR_WARN_GENERAL
				: (enum ehr_warn_audience)warn_given.audience,
		.english = warn_given.text == WARN_TEXT_EN };
	work->out.writer = ehr_run_writer(work->run, NULL,
		messages ? ehr_warn_message_columns : ehr_warning_columns,
		messages ? EHR_WARN_MESSAGE_COLUMNS : EHR_WARNING_COLUMNS);
	return work->out.writer ? 0 : -1;
}

static int follow(struct work *work)
{
	struct ehr_warn_opts opts = opts_of(work);
	struct ehr_run *run = work->run;
	struct ehr_reader *reader;

	opts.changed = changed;
	opts.self = work;
	ehr_warn_book_init(&work->book, work->rules, &opts);
	if (open_state(work))
		return -1;
	reader = ehr_run_reader(run);
	if (!reader || open_output(work) ||
		ehr_warn_book_read(&work->book, reader, &run->err))
		return -1;
	if (!warn_given.messages && write_open(work))
		return -1;
	if (work->book.old_rows > 0)
		ehr_run_notice(run,
			_("rows that an earlier run had already: %lu"),
			work->book.old_rows);
	return work->state ? ehr_warn_state_write(
				     &work->book, work->state, &run->err)
			   : 0;
}

/* Reads the operands, or a further file, into a book that only scores. */
static int score_rows(struct work *work, struct ehr_reader *reader,
	const struct ehr_warn_opts *opts)
{
	int rc = -1;

	ehr_warn_book_init(&work->book, work->rules, opts);
	if (reader)
		rc = ehr_warn_book_read(&work->book, reader, &work->run->err);
	work->has_clock = work->book.has_form;
	work->clock = work->book.form;
	ehr_warn_book_release(&work->book);
	return rc;
}

static void score_both(void *self, size_t station,
	const struct ehr_warn_track *track, bool is_missing)
{
	ehr_warn_score_observed(self, station, track, is_missing);
	ehr_warn_score_warned(self, station, track, is_missing);
}

static int score_all(struct work *work, struct ehr_warn_score *score)
{
	struct ehr_warn_scorer scorer = { score, &work->book };
	struct ehr_warn_opts opts = opts_of(work);
	struct ehr_run *run = work->run;
	int rc = 0;

	opts.self = &scorer;
	if (warn_given.observed) {
		struct ehr_warn_opts observed = opts;

		observed.ahead = false;
		observed.counted = ehr_warn_score_observed;
		rc = score_rows(work, ehr_run_side(run, warn_given.observed),
			&observed);
		opts.clock = work->has_clock ? &work->clock : NULL;
	}
	opts.counted = warn_given.observed ? ehr_warn_score_warned : score_both;
	return rc ? rc : score_rows(work, ehr_run_reader(run), &opts);
}

static int test(struct work *work)
{
	struct ehr_warn_score *score = ehr_warn_score_new(work->rules);
	struct ehr_run *run = work->run;
	struct ehr_writer *writer;
	int rc = score_all(work, score);

	if (rc == 0) {
		writer = ehr_run_writer(run, NULL, ehr_warn_score_columns,
			EHR_WARN_SCORE_COLUMNS);
		rc = writer ? ehr_warn_score_write(score, writer, &run->err)
			    : -1;
	}
	ehr_warn_score_free(score);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct work work = { .run = &run };
	int rc = ehr_run_start(&run, &warn_app, argc, argv);

	if (rc == 0)
		rc = warn_options_check(&run.err);
	if (rc == 0)
		rc = open_rules(&work);
	if (rc == 0)
		rc = warn_given.test ? test(&work) : follow(&work);
	ehr_warn_writing_release(&work.out);
	if (work.book.rules)
		ehr_warn_book_release(&work.book);
	ehr_warn_rules_close(work.rules);
	return ehr_run_finish(&run, rc);
}
