/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report before it is written: blocks in order, made of text and of figures
 * that say where they come from. What makes one knows nothing of Markdown or
 * HTML, what writes one nothing of templates.
 *
 * All that is given is copied into the arena of the document. A pointer that a
 * function returns is good until the next call that appends to the same
 * block, except those to lines of a table, which stay.
 */
#ifndef EHR_MODEL_DOCUMENT_H
#define EHR_MODEL_DOCUMENT_H

#include "base/hash.h"
#include "base/mem.h"
#include "model/document_text.h"
#include "ref/palette.h"

struct ehr_document_list {
	struct ehr_document_line *item;
	size_t n;
	bool numbered;
};

struct ehr_document_column {
	struct ehr_document_line head;
	bool numeric; /* set to the right, figures under each other */
};

struct ehr_document_row {
	struct ehr_document_line *cell; /* as many as there are columns */
	bool total;                     /* a sum of those above */
};

struct ehr_document_table {
	struct ehr_str caption; /* empty: none */
	struct ehr_document_column *column;
	size_t n_columns;
	struct ehr_document_row *row;
	size_t n_rows;
	size_t left_out; /* rows that a limit of the template kept out */
};

enum ehr_chart_kind {
	EHR_CHART_BARS,    /* series beside each other */
	EHR_CHART_STACKED, /* values >= 0, on each other; others are not drawn */
	EHR_CHART_LINES,
};

struct ehr_chart_point {
	double value;                  /* NAN: missing */
	struct ehr_document_span span; /* the same as written */
};

struct ehr_chart_series {
	struct ehr_str name;
	struct ehr_chart_point *point; /* one for each category, in order; those
	                                  not there are missing */
	size_t n;
};

struct ehr_document_chart {
	enum ehr_chart_kind kind;
	struct ehr_str caption;
	struct ehr_str unit;               /* of all values; empty: none */
	const struct ehr_palette *palette; /* NULL: that of the document */
	struct ehr_str by; /* what categories are; empty: not said */
	struct ehr_str *category;
	size_t n_categories;
	struct ehr_chart_series *series;
	size_t n_series;
};

struct ehr_document_picture {
	struct ehr_str caption; /* what it shows, for who cannot see it too */
	struct ehr_str input, file;
	struct ehr_str bytes; /* of an SVG, or of an HTML file */
};

struct ehr_document_missing {
	struct ehr_str what;  /* title of the section or the thing */
	struct ehr_str input; /* NAME of the --from that would bring it */
	struct ehr_str
		made_by; /* the call that makes its file; empty: people */
};

enum ehr_block_kind {
	EHR_BLOCK_HEADING,
	EHR_BLOCK_PARAGRAPH,
	EHR_BLOCK_LIST,
	EHR_BLOCK_TABLE,
	EHR_BLOCK_CHART,
	EHR_BLOCK_PICTURE,
	EHR_BLOCK_MISSING,
};

struct ehr_block {
	enum ehr_block_kind kind;
	int level; /* of a heading, 1 to 4 */
	union {
		struct ehr_document_line line; /* heading, paragraph */
		struct ehr_document_list list;
		struct ehr_document_table table;
		struct ehr_document_chart chart;
		struct ehr_document_picture picture;
		struct ehr_document_missing missing;
	};
};

/* A row of the annex: what went in. */
struct ehr_document_input {
	struct ehr_str name; /* of --from; "template", "reference" */
	struct ehr_str file;
	struct ehr_str sha256; /* 64 letters */
	unsigned long long bytes;
	unsigned long rows; /* 0: not a table, or none */
};

struct ehr_document {
	struct ehr_str title;
	struct ehr_str subtitle;           /* region, year; empty: none */
	struct ehr_str date;               /* YYYY-MM-DD, as of; empty: none */
	const struct ehr_palette *palette; /* of charts; lent; NULL: greys */
	struct ehr_block **block;
	size_t n;
	struct ehr_document_input *input;
	size_t n_inputs;
	bool plain;           /* no figures: nothing is said of origins */
	struct ehr_map lines; /* lists of lines of origins, each once */
	struct ehr_arena arena;
};

void ehr_document_init(struct ehr_document *document, struct ehr_str title);
void ehr_document_release(struct ehr_document *document);

/* A copy of text, or of an origin and what it rests on, in the document. */
struct ehr_str ehr_document_copy(
	struct ehr_document *document, struct ehr_str text);
const struct ehr_origin *ehr_document_origin(
	struct ehr_document *document, const struct ehr_origin *origin);

/* Appends to a line; the span comes back, for its tone or to make it strong.
 * origin is one that ehr_document_origin gave. */
struct ehr_document_span *ehr_document_text(struct ehr_document *document,
	struct ehr_document_line *line, struct ehr_str text);
struct ehr_document_span *ehr_document_figure(struct ehr_document *document,
	struct ehr_document_line *line, struct ehr_str text,
	const struct ehr_origin *origin);

/* Append a block and give its line, empty yet. */
struct ehr_document_line *ehr_document_heading(
	struct ehr_document *document, int level);
struct ehr_document_line *ehr_document_paragraph(struct ehr_document *document);

struct ehr_document_list *ehr_document_list(
	struct ehr_document *document, bool numbered);
struct ehr_document_line *ehr_document_item(
	struct ehr_document *document, struct ehr_document_list *list);

/* Columns first, then rows. A row comes back with an empty line for each
 * column. */
struct ehr_document_table *ehr_document_table(
	struct ehr_document *document, struct ehr_str caption);
struct ehr_document_column *ehr_document_column(struct ehr_document *document,
	struct ehr_document_table *table, bool numeric);
struct ehr_document_row *ehr_document_row(
	struct ehr_document *document, struct ehr_document_table *table);

/* Categories and series in any order; the points of a series in the order of
 * the categories. value NAN: missing. origin may be NULL. */
struct ehr_document_chart *ehr_document_chart(struct ehr_document *document,
	enum ehr_chart_kind kind, struct ehr_str caption);
void ehr_document_category(struct ehr_document *document,
	struct ehr_document_chart *chart, struct ehr_str name);
struct ehr_chart_series *ehr_document_series(struct ehr_document *document,
	struct ehr_document_chart *chart, struct ehr_str name);
void ehr_document_point(struct ehr_document *document,
	struct ehr_chart_series *series, double value, struct ehr_str text,
	const struct ehr_origin *origin);

/* All texts and bytes are copied. */
void ehr_document_picture(struct ehr_document *document,
	const struct ehr_document_picture *picture);
void ehr_document_missing(struct ehr_document *document,
	const struct ehr_document_missing *missing);
void ehr_document_input(
	struct ehr_document *document, const struct ehr_document_input *input);

#endif
