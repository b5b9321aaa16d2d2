/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct ehr_air_rows {
	struct ehr_air_rows_opts opts;
	struct ehr_air_rows_report report;
};

/* A row of a block, its texts in the scratch. */
struct taken {
	struct ehr_air_reading reading;
	size_t key, keep, end; /* in the texts */
	bool other;
};

struct scratch {
	struct taken *taken;
	size_t n, cap;
	struct ehr_buf text;
	struct ehr_air_frames frames;
};

static const char o3_8h_max[] = "o3_8h_max";

size_t ehr_air_rows_keys(const struct ehr_air_table *table,
	const char *name[static EHR_AIR_KEYS])
{
	size_t n = 0;

	for (size_t i = 0; i < table->keeps; i++)
		name[n++] = table->keep[i];
	name[n++] = "time";
	return n;
}

size_t ehr_air_rows_values(const struct ehr_air_series_opts *opts,
	const char *name[static EHR_AIR_VALUES])
{
	size_t n = 0;

	for (int air = 0; air < EHR_AIR_N; air++)
		name[n++] = ehr_air_name[air];
	if (opts->means.day && !opts->means.daily_rows)
		name[n++] = o3_8h_max;
	return n;
}

static void *new_scratch(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(struct scratch));
}

static void free_scratch(void *self, void *data)
{
	struct scratch *scratch = data;

	(void)self;
	free(scratch->taken);
	ehr_buf_release(&scratch->text);
	ehr_air_frames_release(&scratch->frames);
	free(scratch);
}

static struct taken *next_taken(struct scratch *scratch)
{
	if (scratch->n == scratch->cap) {
		scratch->cap = scratch->cap * 2 + 64;
		scratch->taken = ehr_realloc(
			scratch->taken, scratch->cap, sizeof(*scratch->taken));
	}
	return &scratch->taken[scratch->n];
}

/* Name of the station and, where rows are made anew, its kept cells. */
static void keep_texts(const struct ehr_air_rows *self, struct scratch *scratch,
	const struct ehr_row *row, struct taken *taken)
{
	const struct ehr_air_table *table = self->opts.table;

	taken->key = scratch->text.n;
	ehr_buf_add_str(&scratch->text, taken->reading.station[0]);
	if (taken->reading.station[1].n > 0) {
		ehr_buf_putc(&scratch->text, EHR_AIR_UNIT_SEP);
		ehr_buf_add_str(&scratch->text, taken->reading.station[1]);
	}
	taken->keep = scratch->text.n;
	for (size_t i = 0; self->opts.whole && i < table->keeps; i++) {
		ehr_buf_add_str(&scratch->text, row->cell[table->keep_at[i]]);
		ehr_buf_putc(&scratch->text, EHR_AIR_UNIT_SEP);
	}
	taken->end = scratch->text.n;
}

static int read_row(void *data, void *work, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_air_rows *self = data;
	struct scratch *scratch = work;
	struct taken *taken = next_taken(scratch);
	int rc =
		ehr_air_table_read(self->opts.table, row, &taken->reading, err);

	(void)writer;
	if (rc < 0)
		return -1;
	taken->other = rc == 0;
	keep_texts(self, scratch, row, taken);
	scratch->n++;
	return 0;
}

static unsigned long bits_of(unsigned set)
{
	unsigned long n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

static void count(struct ehr_air_rows *self, const struct ehr_air_reading *of)
{
	struct ehr_air_rows_report *report = &self->report;

	report->negative += bits_of(of->negative);
	report->nondetect += bits_of(of->nondetect);
	for (int air = 0; air < EHR_AIR_N; air++)
		if (of->micro[air] > report->most[air])
			report->most[air] = of->micro[air];
}

static void count_filled(
	struct ehr_air_rows *self, const struct ehr_air_frames *frames)
{
	for (size_t i = 0; i < frames->n; i++)
		self->report.filled += frames->frame[i].filled;
}

static enum ehr_verdict judge_row(
	void *data, void *work, size_t i, struct ehr_err *err)
{
	struct ehr_air_rows *self = data;
	struct scratch *scratch = work;
	const struct taken *taken = &scratch->taken[i];
	const char *text = scratch->text.p;
	struct ehr_air_taken given;

	if (taken->other) {
		self->report.other++;
		return EHR_VERDICT_KEEP;
	}
	given = (struct ehr_air_taken){ { text ? text + taken->key : "",
						taken->keep - taken->key },
		{ text ? text + taken->keep : "", taken->end - taken->keep },
		&taken->reading, i };
	if (ehr_air_series_take(
		    self->opts.series, &given, &scratch->frames, err) != 0)
		return EHR_VERDICT_FAIL;
	count(self, &taken->reading);
	return EHR_VERDICT_KEEP;
}

/* What the frames say is told when the block's turn ends. */
static int settle_block(void *data, void *work, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_air_rows *self = data;
	struct scratch *scratch = work;

	(void)file;
	(void)line;
	(void)err;
	count_filled(self, &scratch->frames);
	if (self->opts.fold == NULL)
		return 0;
	self->opts.fold(self->opts.fold_self, &scratch->frames);
	scratch->frames.n = scratch->n = scratch->text.n = 0;
	return 0;
}

static void put_time(
	const struct ehr_air_frame *frame, bool day, struct ehr_writer *writer)
{
	struct ehr_hour_form form = frame->station->form;
	char text[EHR_HOUR_TEXT];
	size_t n;

	if (day)
		form.precision = EHR_HOUR_DAY;
	n = ehr_hour_write(text, frame->time, form);
	ehr_writer_text(writer, (struct ehr_str){ text, n });
}

/* A row that the table does not have: station and time, the rest empty. */
static void put_filled(const struct ehr_air_rows *self,
	const struct ehr_air_frame *frame, struct ehr_writer *writer)
{
	const struct ehr_air_table *table = self->opts.table;

	for (size_t i = 0; i < self->opts.carried; i++)
		if ((long)i == table->station_at)
			ehr_writer_text(writer, frame->station->key);
		else if ((long)i == table->time_at)
			put_time(frame, false, writer);
		else
			ehr_writer_empty(writer);
}

static void put_mean(struct ehr_air_sum sum, int min, struct ehr_writer *writer)
{
	if (sum.n >= min && sum.n > 0)
		ehr_writer_number(writer, ehr_air_mean(sum));
	else
		ehr_writer_empty(writer);
}

/* A row made anew: what is kept of the station, time, concentrations. */
static void put_whole(const struct ehr_air_rows *self,
	const struct ehr_air_frames *frames, size_t i,
	struct ehr_writer *writer)
{
	const struct ehr_air_series_opts *opts =
		ehr_air_series_opts(self->opts.series);
	const struct ehr_air_frame *frame = &frames->frame[i];
	struct ehr_air_sum(*sum)[EHR_AIR_N] = &frames->sum[i * opts->slots];
	struct ehr_str rest = frame->station->keep;
	bool day = opts->means.day;

	for (size_t k = 0; k < self->opts.table->keeps; k++)
		ehr_writer_text(writer, ehr_str_cut(&rest, EHR_AIR_UNIT_SEP));
	put_time(frame, day, writer);
	for (int air = 0; air < EHR_AIR_N; air++) {
		unsigned slot = day ? EHR_AIR_DAY : EHR_AIR_HOUR;

		if (opts->means.daily_rows)
			while (slot < EHR_AIR_1H_MAX && sum[slot][air].n == 0)
				slot++;
		put_mean(sum[slot][air],
			day && !opts->means.daily_rows
				? opts->means.day_min_hours
				: 1,
			writer);
	}
	if (day && !opts->means.daily_rows)
		put_mean(sum[EHR_AIR_8H_MAX][EHR_AIR_O3], 1, writer);
}

static int put_frames(const struct ehr_air_rows *self,
	const struct ehr_air_frames *frames, const struct ehr_held *held,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < frames->n; i++) {
		const struct ehr_air_frame *frame = &frames->frame[i];

		if (self->opts.whole) {
			put_whole(self, frames, i, writer);
		} else if (frame->row == EHR_AIR_NO_ROW || held == NULL) {
			put_filled(self, frame, writer);
		} else {
			struct ehr_span span = ehr_held_span(held, frame->row);

			ehr_writer_span(writer, &span);
		}
		for (size_t k = 0; k < self->opts.parts; k++)
			self->opts.part[k].write(
				self->opts.part[k].self, frames, i, writer);
		if (ehr_writer_end_row(writer, err) != 0)
			return -1;
	}
	return 0;
}

static int write_late(void *data, void *work, const struct ehr_held *held,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct scratch *scratch = work;
	int rc = put_frames(data, &scratch->frames, held, writer, err);

	scratch->frames.n = scratch->n = scratch->text.n = 0;
	return rc;
}

static int finish(void *data, struct ehr_writer *out, struct ehr_err *err)
{
	struct ehr_air_rows *self = data;
	struct ehr_air_frames frames = { 0 };
	int rc = 0;

	ehr_air_series_finish(self->opts.series, &frames);
	count_filled(self, &frames);
	if (self->opts.fold != NULL)
		self->opts.fold(self->opts.fold_self, &frames);
	else
		rc = put_frames(self, &frames, NULL, out, err);
	ehr_air_frames_release(&frames);
	return rc;
}

struct ehr_air_rows *ehr_air_rows_new(const struct ehr_air_rows_opts *opts)
{
	struct ehr_air_rows *self = ehr_calloc(1, sizeof(*self));

	self->opts = *opts;
	for (int air = 0; air < EHR_AIR_N; air++)
		self->report.most[air] = EHR_AIR_MISSING;
	return self;
}

void ehr_air_rows_free(struct ehr_air_rows *rows)
{
	free(rows);
}

struct ehr_filter ehr_air_rows_filter(struct ehr_air_rows *rows)
{
	return (struct ehr_filter){
		.self = rows,
		.appends = !rows->opts.whole && rows->opts.fold == NULL,
		.row = read_row,
		.scratch_new = new_scratch,
		.scratch_free = free_scratch,
		.judge = judge_row,
		.commit = settle_block,
		.late = rows->opts.fold == NULL ? write_late : NULL,
		.finish = finish,
	};
}

const struct ehr_air_rows_report *ehr_air_rows_told(
	const struct ehr_air_rows *rows)
{
	return &rows->report;
}
