/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report in the making: its template, inputs, parameters and language, and the
 * document that it becomes; and what the parts of that work share.
 */
#ifndef EHR_MODEL_REPORT_SCOPE_H
#define EHR_MODEL_REPORT_SCOPE_H

#include "model/document.h"
#include "model/report_data.h"

/* What a report says that no template does, from data/report_texts.csv. */
enum ehr_report_said {
	EHR_SAID_TOTAL,
	EHR_SAID_COMMA,
	EHR_SAID_NEW,
	EHR_SAID_GONE,
	EHR_SAID_KEPT,
	EHR_SAID_NO_COLUMN,
	EHR_SAID_NO_ROWS,
	EHR_SAID_NONE_MET,
	EHR_SAID_MORE,
	EHR_SAID_LEFT_OUT,
	EHR_SAID_NO_NUMBER,
	EHR_SAID_DIFFER,
	EHR_SAID_METHODS,
	EHR_SAID_MISSING,
	EHR_SAID_EMPTY,
	EHR_SAID_ITEM,
	EHR_SAID_INPUT,
	EHR_SAID_COLUMN,
	EHR_SAID_VALUE,
	EHR_SAID_ROWS,
	EHR_SAID_PROFILE, /* of here, as ehr_report_method_columns */
	EHR_SAID_TOX_SRC,
	EHR_SAID_METHOD,
	EHR_SAID_RULES,
	EHR_SAID_STANDARD,
	EHR_SAID_SPLIT,
	EHR_SAID_SPLIT_TOTAL,
	EHR_SAID_NO_ACROSS,
	EHR_SAID_UNCLEAR,
	EHR_SAID
};

struct ehr_report {
	const struct ehr_report_template *template;
	struct ehr_report_data *data; /* for each input of the template */
	const char **parameter;       /* the value of each */
	bool zh;
	const char *paged; /* the parameter that is another on each page of
	                      several; NULL: none */
	struct ehr_document *document;
	/* what follows is the work's own */
	struct ehr_str said[EHR_SAID];
	struct ehr_str each[EHR_REPORT_DEPTH]; /* values of each, outer first */
	const char *each_name[EHR_REPORT_DEPTH];
	size_t depth;
	int level;  /* of the headings */
	bool *told; /* for each input: said to be missing in the section */
	struct ehr_map fit; /* conditions made ready (model/report_rows.c) */
	bool **fits;        /* of each, by the value of the cell */
	struct ehr_buf remarks;   /* to stand behind the block, one a line */
	struct ehr_arena whole;   /* lives as long as all pages */
	struct ehr_arena arena;   /* as long as the report, or its page */
	struct ehr_arena scratch; /* and as long as a block */
	struct ehr_err *err;
};

/* The text in the language of the report. */
static inline const char *ehr_report_pick(
	const struct ehr_report *self, const struct ehr_report_text *text)
{
	return self->zh ? text->zh : text->en;
}

/* The value of a parameter or a name of each; p NULL if there is none. */
struct ehr_str ehr_report_known_value(
	const struct ehr_report *self, struct ehr_str name);

/* The text with those in their places, in the arena of the report: for
 * conditions, and as people read it, with days as ehr_report_day has them. */
struct ehr_str ehr_report_expand(struct ehr_report *self, const char *text);
struct ehr_str ehr_report_prose(
	struct ehr_report *self, const struct ehr_report_text *text);

/* A day in ISO form as it stands in Chinese texts; anything else as it is. In
 * the scratch arena. */
struct ehr_str ehr_report_day(struct ehr_report *self, struct ehr_str text);

/* Appends what is said, with the parts (NULL-terminated, in order) in place of
 * {}. */
void ehr_report_say(const struct ehr_report *self, struct ehr_buf *out,
	enum ehr_report_said what, const char *const *part);

/* Is the input, or a parameter of that name, given? */
bool ehr_report_given(const struct ehr_report *self, struct ehr_str name);

/* The length of the word at the begin of a cell such as "a b" or
 * "name(a) other=b"; 0 where a sign between words stands there. */
size_t ehr_report_word_length(struct ehr_str text);

/* The word of a cell as people read it, and its tone; else the cell with the words
 * in it replaced that words has; the cell itself where words is NULL. */
struct ehr_str ehr_report_word(struct ehr_report *self,
	const struct ehr_report_words *words, struct ehr_str cell,
	enum ehr_tone *tone);

/* Reads what reports say; released with the arena of all pages. */
EHR_MUST_USE int ehr_report_said_read(struct ehr_report *self);

#endif
