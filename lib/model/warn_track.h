/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The warnings of one station, followed step by step in time.
 *
 * A condition's run is the hours that it has held in a row, each row standing for
 * one step (1 or 24 hours). Missing values leave it as it is for gap_hours in a
 * row and end it behind them. A level is reached when one of its ways holds:
 * every condition has held for its hours, those with "once" at some time since
 * the first condition of the way began. It is left when all its conditions of
 * lower have held for their hours and it is not reached. After lost_hours without
 * any value a warning is closed.
 */
#ifndef EHR_MODEL_WARN_TRACK_H
#define EHR_MODEL_WARN_TRACK_H

#include "ref/warn_rule.h"

struct ehr_warn_run {
	long hours;   /* in a row up to now, missing ones not counted */
	long span;    /* the same with missing ones between */
	long missing; /* without a value in a row up to now */
	long most;    /* of hours since the first of its way began */
};

/* A warning from its opening on. Hours count as in model/hour.h. */
struct ehr_warning {
	size_t level, highest; /* 0 none, else an index of the rules plus 1 */
	long started;          /* first hour of the run that opened it */
	long opened, raised, lowered, closed;
	bool was_raised, was_lowered, is_closed;
	bool lost;   /* closed for want of data */
	double peak; /* of the first column, since started; NAN: none */
	long peak_at;
	struct ehr_str lead; /* of the peak; in lead_buf */
	struct ehr_buf lead_buf;
	/* the last thing that happened to it */
	enum ehr_warn_action action;
	long action_at;
	double action_value; /* NAN: missing */
	/* of a forecast: the hours that it is for */
	bool is_expected;
	long from, until;
};

struct ehr_warn_track {
	const struct ehr_warn_rules *rules;
	long step; /* hours between rows */
	bool begun;
	long last;                /* hour of the last row */
	long missing;             /* hours without any value in a row */
	struct ehr_warn_run *run; /* of each condition */
	struct ehr_warning now;   /* level 0: there is none, or it was just
	                             closed */
};

/* What a step brought. */
struct ehr_warn_change {
	bool is;
	enum ehr_warn_action action;
	size_t from, to; /* levels as in struct ehr_warning */
	long hour;
	double value; /* of the first column; NAN if missing */
};

void ehr_warn_track_init(struct ehr_warn_track *track,
	const struct ehr_warn_rules *rules, long step);
void ehr_warn_track_release(struct ehr_warn_track *track);
/* As if nothing had been seen. */
void ehr_warn_track_reset(struct ehr_warn_track *track);

/* One hour, later than the last: value of each column of the rules, NAN where it
 * is missing; lead may be empty. Hours between are to be given too, missing. */
struct ehr_warn_change ehr_warn_track_step(struct ehr_warn_track *track,
	long hour, const double *value, struct ehr_str lead);

/* What a forecast made at an hour says instead: the level, 0 none. */
struct ehr_warn_change ehr_warn_track_set(
	struct ehr_warn_track *track, long hour, size_t level, double value);

/* The value may be the peak of the warning. */
void ehr_warn_track_peak(struct ehr_warn_track *track, double value, long at,
	struct ehr_str lead);

/* After so many missing hours one more changes nothing. */
long ehr_warn_track_settles(const struct ehr_warn_track *track);

/* Is the level (an index of the rules) reached now? *since: the first hour of the
 * run of the way that holds, the longest of them. */
bool ehr_warn_track_reached(
	const struct ehr_warn_track *track, size_t level, long *since);

#endif
