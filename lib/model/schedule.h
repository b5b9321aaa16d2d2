/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a task is due: texts of schedules as plans state them, in Chinese and
 * English and ISO 8601, and the days that they mean.
 *
 * A year ends on 31 December, a month on its last day, a quarter and a half year
 * likewise. A day named as the last one (by 15 October) is included;
 * what "before" a month or a year means is for the caller to say. Terms: the day
 * of the event is not counted, months later is the same day of the month or, where
 * there is none, its last (Civil Code of the PRC, articles 201 and 202); if a table
 * of holidays is given, a last day that is none of work is moved to the next that
 * is (article 203).
 *
 * A text that cannot be read, or means what cannot be (a 13th month, an end before
 * its begin, every 0 months), is an error that names it; never a guess.
 */
#ifndef EHR_MODEL_SCHEDULE_H
#define EHR_MODEL_SCHEDULE_H

#include "model/working_days.h"
#include "ref/schedule_word.h"

enum ehr_schedule_kind {
	EHR_SCHEDULE_DAY,      /* once: within a period, or by a day */
	EHR_SCHEDULE_SPAN,     /* from .. to ..: 2025-2027 */
	EHR_SCHEDULE_EVERY,    /* again and again */
	EHR_SCHEDULE_AFTER,    /* so long after an event */
	EHR_SCHEDULE_STANDING, /* without an end */
	EHR_SCHEDULE_KINDS
};

/* What made the due day. */
enum ehr_schedule_rule {
	EHR_SCHEDULE_NO_DUE,    /* there is none: standing, or an event alone */
	EHR_SCHEDULE_STATED,    /* that day */
	EHR_SCHEDULE_THIRD_END, /* day 10 or 20 of the month, or its last */
	EHR_SCHEDULE_MONTH_END,
	EHR_SCHEDULE_QUARTER_END,
	EHR_SCHEDULE_HALF_END,
	EHR_SCHEDULE_YEAR_END,
	EHR_SCHEDULE_DAY_BEFORE, /* the last day before what was named */
	EHR_SCHEDULE_TERM,       /* counted from the day of an event */
	EHR_SCHEDULE_RULES
};

/* Words of the outputs: "day", "span", "every", "after", "standing"; "none",
 * "stated", "third_end", "month_end", "quarter_end", "half_end", "year_end",
 * "day_before", "term". */
extern const char *const ehr_schedule_kind_word[EHR_SCHEDULE_KINDS];
extern const char *const ehr_schedule_rule_word[EHR_SCHEDULE_RULES];

enum ehr_schedule_unit {
	EHR_SCHEDULE_DAYS,
	EHR_SCHEDULE_WORKING_DAYS, /* cannot be counted without a table */
	EHR_SCHEDULE_MONTHS,
};

struct ehr_schedule_length {
	long n; /* from 1; 0: none */
	enum ehr_schedule_unit unit;
};

/* Part of a period that comes back. Months from 0, the first of the period;
 * days from 1, one that the month lacks being its last. */
struct ehr_schedule_window {
	int begin_month, begin_day, due_month, due_day;
	enum ehr_schedule_rule rule;
};

/* One of several times that the text names one by one. */
struct ehr_schedule_time {
	bool has_begin;
	long begin, due;
	enum ehr_schedule_rule rule;
};

enum { EHR_SCHEDULE_WINDOWS = 12, EHR_SCHEDULE_EVENT = 96 };

struct ehr_schedule {
	enum ehr_schedule_kind kind;
	/* the days that are stated, holidays not looked at. Of EVERY the bounds
	 * of the occurrences' due days; of STANDING the begin alone, if any; of
	 * AFTER none, or the day that it counts working days from as begin */
	bool has_begin, has_due;
	long begin, due;
	enum ehr_schedule_rule rule; /* of due */

	/* EVERY: the period, in days or months. Periods of 1, 2, 3, 4, 6 or 12
	 * months are those of the calendar year, the rest are counted from
	 * begin or the event. */
	struct ehr_schedule_length period;
	struct ehr_schedule_window window[EHR_SCHEDULE_WINDOWS];
	size_t windows;
	/* EVERY without a period: its times in their order */
	struct ehr_schedule_time time[EHR_SCHEDULE_WINDOWS];
	size_t times;
	int weekday; /* of a week's due day: 1 Monday to 7 */

	/* AFTER, and EVERY if counted from an event */
	bool from_event;
	char event[EHR_SCHEDULE_EVENT]; /* its name as written, in the spelling
					   of base/fold.h; may be empty: not
					   named */
	/* AFTER: the term; EVERY: that after the end of each period */
	struct ehr_schedule_length term;

	bool goes_on; /* DAY: and then without an end */
};

/* "Before" a month, quarter or year (before June 2025): does it count itself? */
enum ehr_schedule_before {
	EHR_SCHEDULE_BEFORE_REFUSED, /* nobody said: such texts fail */
	EHR_SCHEDULE_BEFORE_INCLUDED,
	EHR_SCHEDULE_BEFORE_EXCLUDED,
};

struct ehr_schedule_context {
	int year; /* of texts that name none (by 15 October); 0: they fail */
	enum ehr_schedule_before before;
	/* that of the plan, from which periods are counted that nothing else
	 * begins (once in two years) */
	bool has_first;
	long first;
};

/* Reads the whole of text. Fails (EHR_FAULT_DATA, with reason, expected and
 * found, no column) and names the text; *schedule is then not to be used. It
 * keeps nothing of text. */
EHR_MUST_USE int ehr_schedule_read(const struct ehr_schedule_words *words,
	struct ehr_str text, const struct ehr_schedule_context *context,
	struct ehr_schedule *schedule, struct ehr_err *err);

/* What is known beside the text. */
struct ehr_schedule_facts {
	bool has_event;
	long event; /* day of the event, where the schedule asks for one */
	const struct ehr_working_days *holidays; /* NULL: no table */
};

enum { EHR_SCHEDULE_PERIOD = 24 };

/* One time that the task is due. */
struct ehr_schedule_days {
	bool has_begin, has_due;
	long begin, due;
	long stated; /* due, were there no holidays */
	enum ehr_schedule_rule rule;
	bool moved; /* from a day that is none of work */
	bool off;   /* that is none, and the next is not known */
	/* EVERY: the first day of the period; a term begins behind it */
	long period_begin;
	/* EVERY: which one, as "2025", "2025-H1", "2025-Q3", "2025-03", or the
	 * day it would be due without holidays; otherwise empty */
	char period[EHR_SCHEDULE_PERIOD];
};

/* Can its days not be known: it asks for an event's day, or for a table of
 * holidays, that is not among the facts? Then there is no occurrence. */
bool ehr_schedule_lacks(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts);

/* The occurrences in order of due days, from the first whose due day (or, where
 * it has none, begin) is `from` or later. The schedule and the facts must
 * outlive the walk. What comes back has several, or no end of them (the walk
 * ends with the year 9999); the others one, STANDING included. */
struct ehr_schedule_walk {
	const struct ehr_schedule *schedule;
	const struct ehr_schedule_facts *facts;
	long from, step;
	size_t window;
	bool ended;
};
void ehr_schedule_walk_init(struct ehr_schedule_walk *walk,
	const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts, long from);
bool ehr_schedule_walk_next(
	struct ehr_schedule_walk *walk, struct ehr_schedule_days *days);

/* The one of what does not come back. False where days cannot be known, and for
 * EVERY. */
bool ehr_schedule_once(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts, struct ehr_schedule_days *days);

#endif
