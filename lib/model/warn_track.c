/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warn_track.h"

#include <math.h>
#include <stdlib.h>

/* As before anything was seen. */
static void forget(struct ehr_warning *now)
{
	struct ehr_buf keep = now->lead_buf;

	keep.n = 0;
	*now = (struct ehr_warning){ .peak = NAN, .lead_buf = keep };
}

void ehr_warn_track_init(struct ehr_warn_track *track,
	const struct ehr_warn_rules *rules, long step)
{
	*track = (struct ehr_warn_track){ .rules = rules, .step = step };
	track->run = ehr_calloc(rules->n_terms + 1, sizeof(*track->run));
	forget(&track->now);
}

void ehr_warn_track_release(struct ehr_warn_track *track)
{
	free(track->run);
	ehr_buf_release(&track->now.lead_buf);
	*track = (struct ehr_warn_track){ 0 };
}

void ehr_warn_track_reset(struct ehr_warn_track *track)
{
	memset(track->run, 0, track->rules->n_terms * sizeof(*track->run));
	track->begun = false;
	track->missing = 0;
	forget(&track->now);
}

static bool holds(const struct ehr_warn_term *term, double value)
{
	switch (term->relation) {
	case EHR_WARN_LESS: return value < term->bound;
	case EHR_WARN_AT_MOST: return value <= term->bound;
	case EHR_WARN_MORE: return value > term->bound;
	default: return value >= term->bound;
	}
}

static void follow(struct ehr_warn_track *track, size_t i, double value)
{
	const struct ehr_warn_term *term = &track->rules->term[i];
	struct ehr_warn_run *run = &track->run[i];

	if (isnan(value)) {
		run->missing += track->step;
		if (run->missing > track->rules->gap_hours)
			run->hours = 0;
	} else {
		run->missing = 0;
		run->hours = holds(term, value) ? run->hours + track->step : 0;
	}
	run->span = run->hours > 0 ? run->span + track->step : 0;
}

/* What was once so counts while the first condition of the way goes on. */
static void follow_way(
	struct ehr_warn_track *track, const struct ehr_warn_way *way)
{
	bool on = track->run[way->first].hours > 0;

	for (size_t i = way->first; i < way->first + way->n; i++) {
		struct ehr_warn_run *run = &track->run[i];

		if (!on)
			run->most = 0;
		else if (run->hours > run->most)
			run->most = run->hours;
	}
}

static bool way_holds(
	const struct ehr_warn_track *track, const struct ehr_warn_way *way)
{
	for (size_t i = way->first; i < way->first + way->n; i++) {
		const struct ehr_warn_term *term = &track->rules->term[i];
		const struct ehr_warn_run *run = &track->run[i];

		if ((term->once ? run->most : run->hours) < term->hours)
			return false;
	}
	return true;
}

bool ehr_warn_track_reached(
	const struct ehr_warn_track *track, size_t level, long *since)
{
	const struct ehr_warn_level *of = &track->rules->level[level];
	bool reached = false;
	long longest = 0;

	for (size_t i = 0; i < of->n_raise; i++) {
		long span = track->run[of->raise[i].first].span;

		if (!way_holds(track, &of->raise[i]))
			continue;
		reached = true;
		if (span > longest)
			longest = span;
	}
	*since = track->last - longest + track->step;
	return reached;
}

static size_t highest_reached(const struct ehr_warn_track *track, long *since)
{
	for (size_t i = track->rules->n_levels; i > 0; i--)
		if (ehr_warn_track_reached(track, i - 1, since))
			return i;
	return 0;
}

/* The level that is left standing when all above it that may be left are. */
static size_t lowered_to(const struct ehr_warn_track *track, size_t level)
{
	while (level > 0 &&
		way_holds(track, &track->rules->level[level - 1].lower))
		level--;
	return level;
}

void ehr_warn_track_peak(struct ehr_warn_track *track, double value, long at,
	struct ehr_str lead)
{
	struct ehr_warning *now = &track->now;

	if (isnan(value) || (!isnan(now->peak) && value <= now->peak))
		return;
	now->peak = value;
	now->peak_at = at;
	now->lead_buf.n = 0;
	ehr_buf_add_str(&now->lead_buf, lead);
	now->lead = (struct ehr_str){ now->lead_buf.p, now->lead_buf.n };
}

/* Has the first condition of any way begun to hold? */
static bool is_coming(const struct ehr_warn_track *track)
{
	const struct ehr_warn_rules *rules = track->rules;

	for (size_t i = 0; i < rules->n_levels; i++)
		for (size_t k = 0; k < rules->level[i].n_raise; k++)
			if (track->run[rules->level[i].raise[k].first].hours >
				0)
				return true;
	return false;
}

static enum ehr_warn_action move_to(
	struct ehr_warn_track *track, size_t level, long since)
{
	struct ehr_warning *now = &track->now;
	bool up = level > now->level;

	if (now->level == 0) {
		now->highest = now->level = level;
		now->started = since;
		now->opened = track->last;
		return EHR_WARN_OPENED;
	}
	now->level = level;
	if (level == 0) {
		now->closed = track->last;
		now->is_closed = true;
		return EHR_WARN_CLOSED;
	}
	if (up && level > now->highest) {
		now->highest = level;
		now->raised = track->last;
		now->was_raised = true;
	}
	if (!up) {
		now->lowered = track->last;
		now->was_lowered = true;
	}
	return up ? EHR_WARN_RAISED : EHR_WARN_LOWERED;
}

static void move(struct ehr_warn_track *track, struct ehr_warn_change *change,
	long since)
{
	if (!change->is)
		return;
	change->action = move_to(track, change->to, since);
	track->now.action = change->action;
	track->now.action_at = change->hour;
	track->now.action_value = change->value;
}

static void follow_all(struct ehr_warn_track *track, const double *value)
{
	const struct ehr_warn_rules *rules = track->rules;
	bool any = false;

	for (size_t i = 0; i < rules->n_terms; i++)
		follow(track, i, value[rules->term[i].column]);
	for (size_t i = 0; i < rules->n_levels; i++)
		for (size_t k = 0; k < rules->level[i].n_raise; k++)
			follow_way(track, &rules->level[i].raise[k]);
	for (size_t i = 0; i < rules->n_columns; i++)
		any = any || !isnan(value[i]);
	track->missing = any ? 0 : track->missing + track->step;
}

struct ehr_warn_change ehr_warn_track_step(struct ehr_warn_track *track,
	long hour, const double *value, struct ehr_str lead)
{
	struct ehr_warning *now = &track->now;
	struct ehr_warn_change change = {
		.from = now->level, .hour = hour, .value = value[0]
	};
	size_t reached;
	long since = hour;

	if (now->is_closed)
		forget(now);
	track->last = hour;
	track->begun = true;
	follow_all(track, value);
	reached = highest_reached(track, &since);
	change.to =
		reached > now->level ? reached : lowered_to(track, now->level);
	if (change.to < reached)
		change.to = reached;
	if (now->level > 0 && track->missing > track->rules->lost_hours) {
		change.to = 0;
		now->lost = true;
	}
	change.is = change.to != now->level;
	if (now->level == 0 && !change.is && !is_coming(track))
		forget(now);
	else
		ehr_warn_track_peak(track, value[0], hour, lead);
	move(track, &change, since);
	return change;
}

struct ehr_warn_change ehr_warn_track_set(
	struct ehr_warn_track *track, long hour, size_t level, double value)
{
	struct ehr_warn_change change = { .from = track->now.level,
		.to = level,
		.hour = hour,
		.value = value,
		.is = level != track->now.level };

	if (track->now.level == 0)
		forget(&track->now);
	track->last = hour;
	track->begun = true;
	move(track, &change, hour);
	return change;
}

long ehr_warn_track_settles(const struct ehr_warn_track *track)
{
	const struct ehr_warn_rules *rules = track->rules;

	return (rules->lost_hours > rules->gap_hours ? rules->lost_hours
						     : rules->gap_hours) +
	       track->step;
}
