/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures of a template of reports, in texts and as columns of queries, and the
 * words that they are written with; for ref/report_template.h.
 */
#ifndef EHR_REF_REPORT_FIGURE_H
#define EHR_REF_REPORT_FIGURE_H

#include "ref/report_loading.h"

enum { EHR_REPORT_DIGITS_MAX = 17 };

enum ehr_report_how {
	EHR_REPORT_VALUE,
	EHR_REPORT_VALUES,
	EHR_REPORT_COUNT,
	EHR_REPORT_DISTINCT,
	EHR_REPORT_SUM,
	EHR_REPORT_MEAN,
	EHR_REPORT_MAX,
	EHR_REPORT_MIN,
	EHR_REPORT_SHARE,
	EHR_REPORT_RATE,
	EHR_REPORT_DIFFERENCE,
	EHR_REPORT_NEW,
	EHR_REPORT_GONE,
	EHR_REPORT_KEPT,
	EHR_REPORT_PRESENCE,
	EHR_REPORT_HOWS
};
extern const char *const ehr_report_how_word[EHR_REPORT_HOWS];

enum ehr_report_side {
	EHR_REPORT_NOW,
	EHR_REPORT_BEFORE,
	EHR_REPORT_CHANGE,
	EHR_REPORT_CHANGE_SHARE,
	EHR_REPORT_SIDES
};
extern const char *const ehr_report_side_word[EHR_REPORT_SIDES];

enum ehr_report_tone {
	EHR_REPORT_NO_TONE,
	EHR_REPORT_GOOD,
	EHR_REPORT_WATCH,
	EHR_REPORT_BAD,
	EHR_REPORT_QUIET,
	EHR_REPORT_TONES
};

/* Words of cells as people read them. */
struct ehr_report_words {
	const char *name;
	struct ehr_report_word {
		const char *word;
		struct ehr_report_text text;
		enum ehr_report_tone tone;
	} * at;
	size_t n;
};

/* Words that a table explains: a column of words, and one of what they mean in
 * each language. */
struct ehr_report_words_from {
	long input;
	struct ehr_report_names word, zh, en; /* of n 0: none */
};

struct ehr_report_figure {
	const char *name; /* its key or id; NULL: none */
	struct ehr_report_text heading;
	enum ehr_report_how how;
	enum ehr_report_side side;
	long from, against, lookup; /* inputs, or EHR_REPORT_NONE */
	struct ehr_report_names column, key;
	struct ehr_report_conditions where, having;
	const char *of, *other; /* names of figures: of, and in or minus */
	long decimals, digits;  /* EHR_REPORT_NONE: not said */
	bool percent, optional;
	const struct ehr_report_words *words;    /* NULL: as they are */
	struct ehr_report_words_from words_from; /* before those of words */
	unsigned long line;
};

struct ehr_report_figures {
	struct ehr_report_figure *at;
	size_t n;
};

/* The list of words under the key "words"; without it *words stays. */
EHR_MUST_USE int ehr_report_load_words(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_words **words);

/* The figures of a text: a map under "figures", or nothing. */
EHR_MUST_USE int ehr_report_load_figures(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_figures *figures);

/* One more column of a query, from one input or two; columns has room for it. */
struct ehr_report_columns {
	struct ehr_report_figures *figures;
	long from, against;
	bool grouped;
};
EHR_MUST_USE int ehr_report_load_column(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_columns *columns);

/* Position of a figure of that name, or EHR_REPORT_NONE. */
long ehr_report_figure_find(
	const struct ehr_report_figures *figures, struct ehr_str name);

#endif
