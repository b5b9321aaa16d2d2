/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_write.h"

#include <math.h>

#include "base/day.h"
#include "ref/warn_load.h"

const char *const ehr_warning_columns[EHR_WARNING_COLUMNS + 1] = { "warning_id",
	"station", "level", "level_zh", "color", "warn_state", "level_now",
	"started", "opened", "raised", "lowered", "closed", "peak", "peak_time",
	"lead", "duration_h", "expected_from", "expected_until", "audience",
	"text", "warn_flags", "warn_rule", "warn_rules" };
const char *const ehr_warn_message_columns[EHR_WARN_MESSAGE_COLUMNS + 1] = {
	"warning_id", "station", "time", "action", "level", "level_zh", "color",
	"level_before", "value", "peak", "duration_h", "lead", "audience",
	"text", "warn_flags", "warn_rule", "warn_rules"
};

void ehr_warn_writing_release(struct ehr_warn_writing *self)
{
	ehr_buf_release(&self->id);
	ehr_buf_release(&self->text);
}

static const struct ehr_warning *warning_of(
	const struct ehr_warn_writing *self, size_t station)
{
	return &self->book->station[station].track.now;
}

/* The hour as times of the series are spelled. */
static void add_hour(
	const struct ehr_warn_writing *self, struct ehr_buf *out, long hour)
{
	char text[EHR_HOUR_TEXT];
	size_t n = ehr_hour_write(text, hour, self->book->form);

	ehr_buf_add(out, text, n);
}

/* For people: 2024-07-01 01:00, or the same in Chinese. */
static void say_hour(struct ehr_warn_writing *self, long hour)
{
	struct ehr_day_parts day = ehr_day_parts(ehr_hour_day(hour));
	struct ehr_buf *out = &self->text;
	bool of_day = self->book->form.precision != EHR_HOUR_DAY;

	if (self->english)
		ehr_buf_printf(
			out, "%04d-%02d-%02d", day.year, day.month, day.day);
	else
		ehr_buf_printf(out, "%d\u5e74%d\u6708%d\u65e5", day.year,
			day.month, day.day);
	if (of_day)
		ehr_buf_printf(out, self->english ? " %02d:00" : "%d\u65f6",
			ehr_hour_of_day(hour));
}

static void add_number(struct ehr_warn_writing *self, double value)
{
	double most = self->book->rules->open_above;
	char text[EHR_NUM_MAX];

	if (isnan(value)) {
		ehr_buf_putc(&self->text, '-');
		return;
	}
	ehr_buf_add(&self->text, text,
		ehr_num_write(text, value > most ? most : value));
	if (value > most)
		ehr_buf_putc(&self->text, '+');
}

/* Hours in force: up to its end, or to the last row. */
static long duration(const struct ehr_warn_writing *self, size_t station)
{
	const struct ehr_warn_track *track =
		&self->book->station[station].track;

	return (track->now.is_closed ? track->now.closed : track->last) -
	       track->now.opened;
}

static void add_named(struct ehr_warn_writing *self, size_t station,
	const char *level, enum ehr_warn_name name)
{
	const struct ehr_warning *now = warning_of(self, station);
	struct ehr_buf *out = &self->text;

	switch (name) {
	case EHR_WARN_STATION:
		ehr_buf_add_str(out, self->book->id.key[station]);
		break;
	case EHR_WARN_TIME: say_hour(self, now->action_at); break;
	case EHR_WARN_LEVEL: ehr_buf_puts(out, level); break;
	case EHR_WARN_VALUE: add_number(self, now->action_value); break;
	case EHR_WARN_PEAK: add_number(self, now->peak); break;
	case EHR_WARN_HOURS:
		ehr_buf_printf(out, "%ld", now->action_at - now->opened);
		break;
	case EHR_WARN_OPEN_SINCE: say_hour(self, now->opened); break;
	case EHR_WARN_LEAD:
		ehr_buf_add_str(out, now->lead.n ? now->lead : ehr_str_of("-"));
		break;
	case EHR_WARN_FROM:
		say_hour(self, now->is_expected ? now->from : now->started);
		break;
	default: say_hour(self, now->is_expected ? now->until : now->action_at);
	}
}

/* The message of the last action, names filled in. level is an index of the
 * rules. */
static void make_text(struct ehr_warn_writing *self, size_t station,
	size_t level, enum ehr_warn_audience audience)
{
	const struct ehr_warn_rules *rules = self->book->rules;
	const struct ehr_warning *now = warning_of(self, station);
	const struct ehr_warn_message *message = ehr_warn_message(rules,
		now->lost ? EHR_WARN_LOST : now->action, level, audience);
	const char *word = self->english ? rules->level[level].text_en
					 : rules->level[level].text_zh;
	const char *p = self->english ? message->text_en : message->text_zh;
	const char *brace;
	size_t n;

	self->text.n = 0;
	for (; (brace = strchr(p, '{')) != NULL; p = brace + n) {
		enum ehr_warn_name name = ehr_warn_name_at(brace, &n);

		ehr_buf_add(&self->text, p, (size_t)(brace - p));
		add_named(self, station, word, name);
	}
	ehr_buf_puts(&self->text, p);
}

/* The same however often and in how many runs it is written. */
static void make_id(struct ehr_warn_writing *self, size_t station)
{
	self->id.n = 0;
	ehr_buf_add_str(&self->id, self->book->id.key[station]);
	ehr_buf_putc(&self->id, '/');
	ehr_buf_puts(&self->id, self->book->rules->name);
	ehr_buf_putc(&self->id, '/');
	add_hour(self, &self->id, warning_of(self, station)->opened);
}

static void put(struct ehr_writer *writer, const struct ehr_buf *buf)
{
	ehr_writer_text(
		writer, (struct ehr_str){ buf->n ? buf->p : "", buf->n });
}

static void put_hour(struct ehr_warn_writing *self, bool is, long hour)
{
	char text[EHR_HOUR_TEXT];
	size_t n = is ? ehr_hour_write(text, hour, self->book->form) : 0;

	ehr_writer_text(self->writer, (struct ehr_str){ text, n });
}

static void put_number(struct ehr_writer *writer, double value)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static void put_level(
	struct ehr_writer *writer, const struct ehr_warn_level *level)
{
	ehr_writer_puts(writer, level->level);
	ehr_writer_puts(writer, level->text_zh);
	ehr_writer_puts(writer, level->colour);
}

/* audience, text, flags, rule, rules: the end of both kinds of rows. */
static void put_text(struct ehr_warn_writing *self, size_t station,
	size_t level, enum ehr_warn_audience audience)
{
	const struct ehr_warn_rules *rules = self->book->rules;
	const struct ehr_warn_level *of = &rules->level[level];
	struct ehr_writer *writer = self->writer;

	make_text(self, station, level, audience);
	ehr_writer_puts(writer, ehr_warn_audience_word[audience]);
	put(writer, &self->text);
	self->text.n = 0;
	if (warning_of(self, station)->lost)
		ehr_buf_puts(&self->text, "no_data ");
	if (strcmp(of->status, "read") != 0)
		ehr_buf_printf(&self->text, "rule_%s ", of->status);
	self->text.n -= self->text.n > 0;
	put(writer, &self->text);
	ehr_writer_puts(writer, of->id);
	ehr_writer_puts(writer, rules->label);
}

static const char *state_of(const struct ehr_warning *now)
{
	return !now->is_closed ? "open" : now->lost ? "lost" : "closed";
}

/* The level that the text speaks of: of a warning that ended, its highest. */
static size_t told_level(const struct ehr_warning *now)
{
	return (now->level > 0 ? now->level : now->highest) - 1;
}

int ehr_warn_write(
	struct ehr_warn_writing *self, size_t station, struct ehr_err *err)
{
	const struct ehr_warn_rules *rules = self->book->rules;
	const struct ehr_warning *now = warning_of(self, station);
	struct ehr_writer *writer = self->writer;

	make_id(self, station);
	put(writer, &self->id);
	ehr_writer_text(writer, self->book->id.key[station]);
	put_level(writer, &rules->level[now->highest - 1]);
	ehr_writer_puts(writer, state_of(now));
	ehr_writer_puts(writer,
		now->level > 0 ? rules->level[now->level - 1].level : "");
	put_hour(self, true, now->started);
	put_hour(self, true, now->opened);
	put_hour(self, now->was_raised, now->raised);
	put_hour(self, now->was_lowered, now->lowered);
	put_hour(self, now->is_closed, now->closed);
	put_number(writer, now->peak);
	put_hour(self, !isnan(now->peak), now->peak_at);
	ehr_writer_text(writer, now->lead);
	ehr_writer_number(writer, (double)duration(self, station));
	put_hour(self, now->is_expected, now->from);
	put_hour(self, now->is_expected, now->until);
	put_text(self, station, told_level(now), self->audience);
	return ehr_writer_end_row(writer, err);
}

int ehr_warn_write_message(struct ehr_warn_writing *self, size_t station,
	const struct ehr_warn_change *change, enum ehr_warn_audience audience,
	struct ehr_err *err)
{
	const struct ehr_warn_rules *rules = self->book->rules;
	const struct ehr_warning *now = warning_of(self, station);
	struct ehr_writer *writer = self->writer;
	size_t level = told_level(now);

	make_id(self, station);
	put(writer, &self->id);
	ehr_writer_text(writer, self->book->id.key[station]);
	put_hour(self, true, change->hour);
	ehr_writer_puts(writer, ehr_warn_action_word[change->action]);
	put_level(writer, &rules->level[level]);
	ehr_writer_puts(writer,
		change->from > 0 ? rules->level[change->from - 1].level : "");
	put_number(writer, change->value);
	put_number(writer, now->peak);
	ehr_writer_number(writer, (double)(change->hour - now->opened));
	ehr_writer_text(writer, now->lead);
	put_text(self, station, level, audience);
	return ehr_writer_end_row(writer, err);
}
