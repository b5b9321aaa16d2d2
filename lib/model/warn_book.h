/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Series of stations, read row by row into warnings. Rows of a station come in
 * order of time; stations may interleave. Hours between rows are missing ones.
 *
 * With opts.ahead rows are forecasts: those of one station and one issue stand
 * together, and each issue says anew which level is to come.
 */
#ifndef EHR_MODEL_WARN_BOOK_H
#define EHR_MODEL_WARN_BOOK_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/hour.h"
#include "model/warn_track.h"

struct ehr_warn_opts {
	const char *station; /* column; NULL: station, receptor_id or source_id;
			      without any of them there is one station */
	const char *value;   /* instead of the first column of the rules, or
				NULL */
	const char *method;  /* of forecasts: the one whose rows count; NULL:
			       there is one only */
	bool ahead;
	/* what times are to be alike, of another table; NULL: none */
	const struct ehr_hour_form *clock;
	/* told of each change; NULL: nobody. Nonzero stops (err is filled). */
	int (*changed)(void *self, size_t station,
		const struct ehr_warn_change *change, struct ehr_err *err);
	/* told of each hour once its row is counted: of forecasts, of the
	 * issue's own track, with the hour of the issue; NULL: nobody */
	void (*counted)(void *self, size_t station,
		const struct ehr_warn_track *track, bool is_missing);
	void *self;
};

struct ehr_warn_station {
	struct ehr_warn_track track;
	bool in_run;    /* a row of this run was seen */
	long last_read; /* its hour; of forecasts the issue's */
	bool changed;   /* in this run */
};

/* Forecasts of one station made at one hour. */
struct ehr_warn_issue {
	struct ehr_warn_track track;
	long station; /* -1: none */
	long issued;
	size_t level;     /* the highest reached */
	long from, until; /* hours in which it is, or a milder one */
	double value;     /* the highest of the first column; NAN: none */
	long value_at;
};

struct ehr_warn_book {
	const struct ehr_warn_rules *rules;
	struct ehr_warn_opts opts;
	struct ehr_map id;
	struct ehr_warn_station *station; /* by id */
	size_t cap;
	bool has_form;
	struct ehr_hour_form form; /* of time, or of issued */
	long step;
	bool begun;
	long first, newest; /* hours of this run: of its first row, the last */
	unsigned long old_rows; /* seen in an earlier run already */
	/* where columns are */
	const char *station_column; /* of the header */
	size_t at_time;
	long at_station, at_issued, at_lead, at_method;
	size_t *at_value;
	double *value;
	struct ehr_buf method;       /* of the first row of forecasts */
	bool of_method;              /* a row that counts was seen */
	struct ehr_warn_issue issue; /* of forecasts: the one being read */
};

void ehr_warn_book_init(struct ehr_warn_book *book,
	const struct ehr_warn_rules *rules, const struct ehr_warn_opts *opts);
void ehr_warn_book_release(struct ehr_warn_book *book);

/* Reads all rows. A station that has told nothing for longer than lost_hours
 * while others went on has lost its warning. */
EHR_MUST_USE int ehr_warn_book_read(struct ehr_warn_book *book,
	struct ehr_reader *reader, struct ehr_err *err);

/* The hour is one that is to be taken: within 100 years of the first. Fails
 * naming the column. */
EHR_MUST_USE int ehr_warn_book_span(struct ehr_warn_book *book,
	struct ehr_str cell, const char *column, long hour,
	struct ehr_err *err);

/* The station of a row, of no name where there is no such column. Fails, naming
 * the column, if a name is empty. */
EHR_MUST_USE int ehr_warn_book_station_of(struct ehr_warn_book *book,
	const struct ehr_row *row, size_t *at, struct ehr_err *err);
/* The station of that name, new if need be, once a form of time is known. */
size_t ehr_warn_book_station(struct ehr_warn_book *book, struct ehr_str id);

/* The hour of a cell; all of a book are of one kind. Fails naming the column. */
EHR_MUST_USE int ehr_warn_book_hour(struct ehr_warn_book *book,
	struct ehr_str cell, const char *column, long *hour,
	struct ehr_err *err);

/* Reads the values of a row into book->value. */
EHR_MUST_USE int ehr_warn_book_values(struct ehr_warn_book *book,
	const struct ehr_row *row, struct ehr_err *err);

/* Tells opts.changed, if there was one. */
EHR_MUST_USE int ehr_warn_book_tell(struct ehr_warn_book *book, size_t station,
	const struct ehr_warn_change *change, struct ehr_err *err);

#endif
