/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_score.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

const char *const ehr_warn_score_columns[EHR_WARN_SCORE_COLUMNS + 1] = {
	"level", "level_zh", "n_stations", "n_events", "n_warnings", "hits",
	"misses", "false_alarms", "pod", "far", "csi", "hours_scored",
	"hours_event", "hours_warned", "hours_hit", "pod_h", "far_h", "pofd_h",
	"csi_h", "mean_delay_h", "warn_rules"
};

/* One hour of a station: levels as in struct ehr_warning. */
struct hour {
	unsigned char event, warned;
	bool observed, told;
};

struct station {
	struct hour *hour; /* from first on, one a step */
	size_t n, cap;
	long first;
};

struct ehr_warn_score {
	const struct ehr_warn_rules *rules;
	struct ehr_map id;
	struct station *station;
	size_t cap;
	long step;
	bool ahead;
};

struct ehr_warn_score *ehr_warn_score_new(const struct ehr_warn_rules *rules)
{
	struct ehr_warn_score *self = ehr_calloc(1, sizeof(*self));

	self->rules = rules;
	return self;
}

void ehr_warn_score_free(struct ehr_warn_score *self)
{
	if (!self)
		return;
	for (size_t i = 0; i < self->id.n; i++)
		free(self->station[i].hour);
	free(self->station);
	ehr_map_release(&self->id);
	free(self);
}

static struct station *station_of(
	struct ehr_warn_score *self, struct ehr_str id)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->id, id, &is_new);

	if (!is_new)
		return &self->station[at];
	if (at == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 16;
		self->station = ehr_realloc(
			self->station, self->cap, sizeof(*self->station));
	}
	self->station[at] = (struct station){ 0 };
	return &self->station[at];
}

/* Room for the hour, whichever side of the others it is on. */
static struct hour *hour_of(
	const struct ehr_warn_score *self, struct station *of, long hour)
{
	size_t before, need;

	if (of->n == 0)
		of->first = hour;
	before = hour < of->first ? (size_t)((of->first - hour) / self->step)
				  : 0;
	need = before + of->n;
	if (hour >= of->first &&
		(size_t)((hour - of->first) / self->step) >= of->n)
		need = (size_t)((hour - of->first) / self->step) + 1;
	if (need > of->cap) {
		of->cap = need > 2 * of->cap ? need : 2 * of->cap;
		of->hour = ehr_realloc(of->hour, of->cap, sizeof(*of->hour));
	}
	if (before > 0) {
		memmove(of->hour + before, of->hour, of->n * sizeof(*of->hour));
		memset(of->hour, 0, before * sizeof(*of->hour));
		of->first = hour;
	} else if (need > of->n) {
		memset(of->hour + of->n, 0, (need - of->n) * sizeof(*of->hour));
	}
	of->n = need;
	return &of->hour[(hour - of->first) / self->step];
}

/* The hours of the runs that the track is in now, up to its last; none before
 * `from`. */
static void mark(const struct ehr_warn_score *self, struct station *of,
	const struct ehr_warn_track *track, long from, bool warned)
{
	long since;

	for (size_t i = 0; i < self->rules->n_levels; i++) {
		if (!ehr_warn_track_reached(track, i, &since))
			continue;
		if (since < from)
			since = from;
		for (long h = track->last; h >= since; h -= self->step) {
			struct hour *at = hour_of(self, of, h);
			unsigned char *level =
				warned ? &at->warned : &at->event;

			if (*level > i && h < track->last)
				break;
			if (*level <= i)
				*level = (unsigned char)(i + 1);
		}
	}
}

void ehr_warn_score_observed(void *self_, size_t station,
	const struct ehr_warn_track *track, bool is_missing)
{
	const struct ehr_warn_scorer *scorer = self_;
	struct ehr_warn_score *self = scorer->score;
	struct station *of = station_of(self, scorer->book->id.key[station]);

	self->step = track->step;
	hour_of(self, of, track->last)->observed = !is_missing;
	mark(self, of, track, LONG_MIN, false);
}

void ehr_warn_score_warned(void *self_, size_t station,
	const struct ehr_warn_track *track, bool is_missing)
{
	const struct ehr_warn_scorer *scorer = self_;
	struct ehr_warn_score *self = scorer->score;
	const struct ehr_warn_book *book = scorer->book;
	struct station *of = station_of(self, book->id.key[station]);
	struct hour *at;

	self->step = track->step;
	self->ahead = book->opts.ahead;
	at = hour_of(self, of, track->last);
	at->told = at->told || !is_missing;
	if (self->ahead)
		mark(self, of, track, book->issue.issued + self->step, true);
	else
		at->warned = (unsigned char)track->now.level;
}

/* What is counted of a level. */
struct tally {
	struct ehr_contingency events, hours;
	unsigned long n_stations, n_events, n_warnings;
	double delay_h; /* of the hits together */
};

/* A stretch of hours while it lasts. */
struct stretch {
	bool on, met; /* met: the other side was there in one of its hours */
	long missing; /* hours without an observation since */
	long begun, met_at;
};

static void end_event(struct stretch *event, struct tally *tally)
{
	if (!event->on)
		return;
	tally->n_events++;
	tally->events.hits += event->met;
	tally->events.misses += !event->met;
	if (event->met)
		tally->delay_h += (double)(event->met_at - event->begun);
	*event = (struct stretch){ 0 };
}

static void end_warning(struct stretch *warning, struct tally *tally)
{
	if (!warning->on)
		return;
	tally->n_warnings++;
	tally->events.false_alarms += !warning->met;
	*warning = (struct stretch){ 0 };
}

static void go_on(struct stretch *stretch, long hour, bool other)
{
	if (!stretch->on) {
		stretch->on = true;
		stretch->begun = hour;
	}
	if (other && !stretch->met) {
		stretch->met = true;
		stretch->met_at = hour;
	}
	stretch->missing = 0;
}

static void tally_station(const struct ehr_warn_score *self,
	const struct station *of, unsigned char level, struct tally *tally)
{
	struct stretch event = { 0 }, warning = { 0 };
	bool any = false;

	for (size_t i = 0; i < of->n; i++) {
		const struct hour *hour = &of->hour[i];
		bool is = hour->event >= level, told = hour->warned >= level;
		long at = of->first + (long)i * self->step;

		if (!hour->observed || (self->ahead && !hour->told)) {
			event.missing += self->step;
			warning.missing += self->step;
			if (event.missing > self->rules->gap_hours)
				end_event(&event, tally);
			if (warning.missing > self->rules->gap_hours)
				end_warning(&warning, tally);
			continue;
		}
		any = true;
		ehr_contingency_count(&tally->hours, told, is);
		if (is)
			go_on(&event, at, told);
		else
			end_event(&event, tally);
		if (told)
			go_on(&warning, at, is);
		else
			end_warning(&warning, tally);
	}
	end_event(&event, tally);
	end_warning(&warning, tally);
	tally->n_stations += any;
}

static void put(struct ehr_writer *writer, double value)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static void put_hours(const struct ehr_warn_score *self,
	struct ehr_writer *writer, unsigned long rows)
{
	ehr_writer_count(writer, rows * (unsigned long)self->step);
}

static int write_level(const struct ehr_warn_score *self, size_t i,
	const struct tally *tally, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_warn_level *level = &self->rules->level[i];
	const struct ehr_contingency *hours = &tally->hours;
	struct ehr_event_scores events, by_hour;

	ehr_event_scores(&tally->events, &events);
	ehr_event_scores(hours, &by_hour);
	ehr_writer_puts(writer, level->level);
	ehr_writer_puts(writer, level->text_zh);
	ehr_writer_count(writer, tally->n_stations);
	ehr_writer_count(writer, tally->n_events);
	ehr_writer_count(writer, tally->n_warnings);
	ehr_writer_count(writer, tally->events.hits);
	ehr_writer_count(writer, tally->events.misses);
	ehr_writer_count(writer, tally->events.false_alarms);
	put(writer, events.pod);
	put(writer, events.far);
	put(writer, events.csi);
	put_hours(self, writer,
		hours->hits + hours->misses + hours->false_alarms +
			hours->correct_negatives);
	put_hours(self, writer, hours->hits + hours->misses);
	put_hours(self, writer, hours->hits + hours->false_alarms);
	put_hours(self, writer, hours->hits);
	put(writer, by_hour.pod);
	put(writer, by_hour.far);
	put(writer, by_hour.pofd);
	put(writer, by_hour.csi);
	put(writer, self->ahead || tally->events.hits == 0
			    ? NAN
			    : tally->delay_h / (double)tally->events.hits);
	ehr_writer_puts(writer, self->rules->label);
	return ehr_writer_end_row(writer, err);
}

int ehr_warn_score_write(const struct ehr_warn_score *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < self->rules->n_levels && rc == 0; i++) {
		struct tally tally = { 0 };

		for (size_t k = 0; k < self->id.n; k++)
			tally_station(self, &self->station[k],
				(unsigned char)(i + 1), &tally);
		rc = write_level(self, i, &tally, writer, err);
	}
	return rc;
}
