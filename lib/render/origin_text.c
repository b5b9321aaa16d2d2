/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/origin_text.h"

/* Ranges that are written out before a note would be nothing else; and how many
 * of more. */
enum { RANGES = 40, FIRST = 10 };

#define DASH_EN "\xe2\x80\x93"
#define DASH_ZH "\xe2\x80\x94"
#define ELLIPSIS "\xe2\x80\xa6"

static void put(
	struct ehr_buf *out, const struct ehr_labels *labels, const char *key)
{
	ehr_buf_add_str(out, ehr_label(labels, key));
}

static void put_file(struct ehr_buf *out, const struct ehr_labels *labels,
	struct ehr_str file, struct ehr_str input)
{
	ehr_buf_add_str(out, file);
	if (!input.n || ehr_str_eq(input, file))
		return;
	put(out, labels, "report.open");
	ehr_buf_add_str(out, input);
	put(out, labels, "report.close");
}

void ehr_origin_file(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	put_file(out, labels, origin->file, origin->input);
}

static void put_range(struct ehr_buf *out, const struct ehr_labels *labels,
	struct ehr_origin_lines range)
{
	ehr_buf_printf(out, "%lu", range.first);
	if (range.last > range.first)
		ehr_buf_printf(out, "%s%lu", labels->zh ? DASH_ZH : DASH_EN,
			range.last);
}

static void put_ranges(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_lines *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			put(out, labels, "report.comma");
		put_range(out, labels, lines[i]);
	}
}

/* How many there are, and where all of them stand. */
static void put_all(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin_list *list)
{
	put(out, words->labels, "report.in_all");
	ehr_buf_printf(out, "%lu", ehr_origin_list_lines(list));
	if (!words->lists) {
		put(out, words->labels, "report.in_all_end");
		return;
	}
	put(out, words->labels, "report.in_list");
	ehr_buf_printf(out, "%zu", ehr_origin_lists_add(words->lists, list));
	put(out, words->labels, "report.close");
}

void ehr_origin_lines(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin_list *list)
{
	const struct ehr_labels *labels = words->labels;
	bool one = list->n == 1 && list->lines->first == list->lines->last;
	bool cut = list->n > RANGES;

	put(out, labels, one ? "report.line" : "report.lines");
	put_ranges(out, labels, list->lines, cut ? FIRST : list->n);
	if (cut) {
		put(out, labels, "report.comma");
		ehr_buf_puts(out, ELLIPSIS);
		put(out, labels, "report.comma");
		put_range(out, labels, list->lines[list->n - 1]);
	}
	put(out, labels, "report.lines_end");
	if (cut)
		put_all(out, words, list);
}

static void put_lines(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin)
{
	ehr_origin_lines(out, words,
		&(struct ehr_origin_list){ .input = origin->input,
			.file = origin->file,
			.lines = origin->lines,
			.n = origin->n_lines });
}

static void put_looked(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	put(out, labels, "report.looked");
	ehr_buf_printf(out, "%lu", origin->looked);
	put(out, labels, "report.looked_end");
}

static void put_none(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin)
{
	const struct ehr_labels *labels = words->labels;

	put(out, labels, "report.none");
	ehr_buf_printf(out, "%lu", origin->looked);
	put(out, labels,
		origin->looked == 1 ? "report.none_row" : "report.none_rows");
	if (origin->n_lines) {
		put(out, labels, "report.open");
		put_lines(out, words, origin);
		put(out, labels, "report.close");
	}
	put(out, labels,
		origin->where.n ? "report.none_met" : "report.none_here");
}

void ehr_origin_rows(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin)
{
	if (origin->none) {
		put_none(out, words, origin);
		return;
	}
	put_lines(out, words, origin);
	if (origin->looked)
		put_looked(out, words->labels, origin);
}

void ehr_origin_how(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool part)
{
	static const char *const key[EHR_ORIGIN_HOW] = { "", "report.count",
		"report.sum", "report.mean", "report.max", "report.min",
		"report.share", "report.difference" };
	bool how = origin->how != EHR_ORIGIN_VALUE;

	if (part && origin->how == EHR_ORIGIN_SHARE)
		put(out, labels,
			origin->column.n ? "report.sum" : "report.count");
	else if (how)
		put(out, labels, key[origin->how]);
	if (how && origin->column.n)
		put(out, labels, "report.of");
	ehr_buf_add_str(out, origin->column);
}

static void put_where(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	if (origin->none) {
		ehr_buf_putc(out, ' ');
	} else {
		put(out, labels, "report.then");
		put(out, labels, "report.where");
	}
	ehr_buf_add_str(out, origin->where);
}

static void put_one(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin, bool part)
{
	const struct ehr_labels *labels = words->labels;
	bool how = origin->how != EHR_ORIGIN_VALUE || origin->column.n;

	ehr_origin_file(out, labels, origin);
	if (origin->n_lines || origin->none) {
		put(out, labels, "report.then");
		ehr_origin_rows(out, words, origin);
	}
	if (origin->where.n)
		put_where(out, labels, origin);
	if (how)
		put(out, labels, "colon");
	ehr_origin_how(out, labels, origin, part);
}

void ehr_origin_text(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin)
{
	const struct ehr_labels *labels = words->labels;
	bool share = origin->how == EHR_ORIGIN_SHARE && origin->next;

	if (share)
		put(out, labels, "report.numerator");
	for (const struct ehr_origin *at = origin; at; at = at->next) {
		if (at != origin)
			put(out, labels,
				share ? "report.denominator" : "report.less");
		put_one(out, words, at, share);
	}
}

void ehr_origin_list_name(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_list *list, size_t number)
{
	put(out, labels, "report.list");
	ehr_buf_printf(out, "%zu", number);
	put(out, labels, "report.then");
	put_file(out, labels, list->file, list->input);
	put(out, labels, "report.in_all");
	ehr_buf_printf(out, "%lu", ehr_origin_list_lines(list));
	put(out, labels, "report.in_all_end");
}

void ehr_origin_list_text(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_list *list)
{
	if (!list->is_shown) {
		put(out, labels, "report.list_long");
		return;
	}
	if (list->in_order)
		put(out, labels, "report.in_order");
	put(out, labels, "report.lines");
	put_ranges(out, labels, list->lines, list->n);
	put(out, labels, "report.lines_end");
}
