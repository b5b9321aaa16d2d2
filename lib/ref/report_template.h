/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates of reports: what stands in a report, in Chinese and English side by
 * side, and from which columns of which tables its figures come. YAML, built in
 * under data/templates/ or the user's own. The language:
 *
 * kind: report
 * name: NAME                 what the template is called
 * version: TEXT
 * about_zh, about_en         what report it is, in a line
 * title_zh, title_en         title of the report; may hold {parameters} and
 *                            {figures} that rest on no others
 * note: TEXT                 for who reads the template
 *
 * Headings, tables and figures are numbered by what writes the report.
 *
 * parameters:                list of what the command line can set
 *   - name: year             --year Y; as_of: --as-of D; others --set NAME=TEXT
 *     text_zh, text_en       what it is
 *     default: TEXT          may be empty; without one it has to be given
 *
 * inputs:                    list of the tables and pictures of --from
 *   - name: tasks
 *     form: table            or picture: an SVG, or an HTML map in one file
 *     text_zh, text_en       what it is
 *     made_by: COMMAND       which call writes it; none: it is made by hand
 *     columns: [...]         columns that are asked for, for --list; need not be
 *
 * words:                     lists of the words of cells, as people read them
 *   state:
 *     done: { zh: ..., en: ..., tone: good }    (watch, bad, quiet; need not be)
 *
 * figures:                   known in every text: a map of names to FIGUREs
 *
 * blocks:                    list; every one has "block: KIND" and may have
 *                            given: [...], a list of inputs and parameters:
 *                            without one of them it is left out; and not_given:
 *                            with one of them it is left out. A parameter is
 *                            given if it is not empty
 *   - block: section         title_zh, title_en, blocks
 *   - block: text            text_zh, text_en with {parameter} and {figure};
 *                            "{{" is a brace. figures: those of this text alone
 *   - block: table           a QUERY; caption_zh, caption_en
 *   - block: chart           a QUERY with by; caption_zh, caption_en; as: bars,
 *                            stacked or lines; unit_zh, unit_en. Its
 *                            categories are by, its series the columns
 *   - block: facts           a QUERY without by: columns go down, each row is one
 *                            column to the right; caption_zh, caption_en
 *   - block: list            a QUERY without by and columns; one item a row,
 *                            text_zh, text_en with {column} of the row too;
 *                            optional: [...] columns that may be missing
 *   - block: picture         from; caption_zh, caption_en
 *   - block: each            from, where, column, sort, limit; blocks stand once
 *                            for each value of the column, which they know by the
 *                            name under as: {NAME} in texts and conditions
 *
 * A QUERY:
 *   from: INPUT
 *   against: INPUT             another with the same columns, to compare with,
 *                              such as last year's
 *   where: [...]               CONDITIONs that rows must meet, in both
 *   by: [...]                  rows with the same value of these columns become
 *                              one: NAME or { column: NAME, part: year } (or
 *                              month) of days. Without by each row stands alone.
 *                              { column: NAME, split: yes }: a row stands under
 *                              each value that its cell names, parted by ; or ,
 *                              { column: NAME, lookup: INPUT, key: NAME }: the
 *                              value in another table, as of a FIGURE
 *   columns: [...]             FIGUREs with zh, en (headings) and id (a name)
 *   across:                    repeats the columns that are counted or computed
 *     column: NAME             for each value of this one
 *     values: [...]            which, in this order; else all, in order
 *     words: LIST
 *   sort: [...]                { column: NAME, order: up } (or down; or values:
 *                              [...]: in that order, others behind them). NAME is
 *                              an id, a column shown, or, without by, any one.
 *                              Without sort: as they came
 *   limit: N                   rows shown; how many there are besides is said
 *   total: yes                 a last row of all rows together
 *   none_zh, none_en           what is said if no row meets the conditions
 *
 * A CONDITION is { column: NAME, OPERATOR: ... }: is, is_not (a text); in, not_in
 * (a list); lt, le, gt, ge (a number or a day); empty (yes or no); word, no_word
 * (one of the words of a cell that are parted by blanks); begins (what a cell
 * begins with, such as the year of a day). Values may hold {parameters}; a condition whose value is nothing but an empty parameter is not
 * asked. An empty cell meets is_not, not_in, no_word and empty alone.
 *
 * A FIGURE has
 *   how: value       the value that all rows have; the usual one
 *        values      all different values
 *        count       rows
 *        distinct    different values of column
 *        sum mean max min   of the numbers in column; empty cells are left out
 *        share       in a query: this group's part of all (of count, or of the
 *                    sum of column); elsewhere the figure of over the figure in
 *        rate        the rows that meet having too, over all
 *        difference  the figure of minus the figure minus
 *        new gone kept   with against: different values of column that are only
 *                    in from, only in against, in both
 *        presence    in a query with against: is the group in from, in against
 *                    or in both, as words new, gone, kept
 *   from, against    outside of a query
 *   column: NAME     or a list: the first of them that the table has
 *   where: [...]     further CONDITIONs
 *   having: [...]    of rate
 *   side: now        in a query with against: before, change (now minus before)
 *                    or change_share (that over before)
 *   lookup: INPUT    value of column in another table, in the rows that have the
 *   key: NAME        same value in the column key, which the query shows too
 *   decimals: N      rounded to N decimals (half to even), or
 *   digits: N        to N significant digits
 *   percent: no      of share, rate and change_share: as they are, not in per cent
 *   words: LIST      how its words are written
 *   words_from:      { input: INPUT, word: NAME, zh: NAME, en: NAME }: words of a
 *                    table if it is given, before those of words
 *   optional: yes    left out, with a word about it, if the table has no such
 *                    column
 *
 * What has no value is written as a dash and never as 0. A block whose input is
 * not given, lacks a column or has no rows says that instead.
 */
#ifndef EHR_REF_REPORT_TEMPLATE_H
#define EHR_REF_REPORT_TEMPLATE_H

#include "ref/report_block.h"

#define EHR_REPORT_KIND "report"

struct ehr_report_input {
	const char *name;
	const char *made_by; /* NULL: by hand */
	struct ehr_report_text text;
	bool picture;
	const char **column;
	size_t n;
};

struct ehr_report_parameter {
	const char *name;
	struct ehr_report_text text;
	const char *standard; /* NULL: it has to be given */
};

struct ehr_report_template {
	const char *file; /* as it is called in messages */
	const char *path; /* as the user named it; NULL: built in */
	char sha256[65];
	unsigned long long size; /* bytes */
	const char *name, *version;
	struct ehr_report_text about, title;
	struct ehr_report_parameter *parameter;
	size_t n_parameters;
	struct ehr_report_input *input;
	size_t n_inputs;
	struct ehr_report_words *words;
	size_t n_words;
	struct ehr_report_figures figures;
	struct ehr_report_block *block;
	size_t n;
	struct ehr_arena arena;
};

/* The built-in template of that name, or the one at name if that has a slash or
 * ends in .yaml or .yml. NULL on failure (EHR_FAULT_USAGE with file, line and
 * key): also where a text names what is not there, a figure rests on itself, or
 * an input is not listed. */
struct ehr_report_template *ehr_report_template_open(
	const char *name, struct ehr_err *err);
/* The one in a file, whatever its name. */
struct ehr_report_template *ehr_report_template_file(
	const char *path, struct ehr_err *err);

/* The same from bytes, called file in messages, which stays. */
struct ehr_report_template *ehr_report_template_read(
	const char *file, struct ehr_str bytes, struct ehr_err *err);
void ehr_report_template_close(struct ehr_report_template *self);

/* Names of the built-in templates, in order, *n of them, in the arena. */
const char **ehr_report_template_names(size_t *n, struct ehr_arena *arena);

/* Position of an input or a parameter, or EHR_REPORT_NONE. */
long ehr_report_input_find(
	const struct ehr_report_template *self, struct ehr_str name);
long ehr_report_parameter_find(
	const struct ehr_report_template *self, struct ehr_str name);

#endif
