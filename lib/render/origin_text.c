/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/origin_text.h"

/* Ranges that are written out before a note would be nothing else. */
enum { RANGES = 40 };

#define DASH_EN "\xe2\x80\x93"
#define DASH_ZH "\xe2\x80\x94"
#define ELLIPSIS "\xe2\x80\xa6"

static void put(
	struct ehr_buf *out, const struct ehr_labels *labels, const char *key)
{
	ehr_buf_add_str(out, ehr_label(labels, key));
}

void ehr_origin_file(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	ehr_buf_add_str(out, origin->file);
	if (!origin->input.n || ehr_str_eq(origin->input, origin->file))
		return;
	put(out, labels, "report.open");
	ehr_buf_add_str(out, origin->input);
	put(out, labels, "report.close");
}

static void put_range(struct ehr_buf *out, const struct ehr_labels *labels,
	struct ehr_origin_lines range)
{
	ehr_buf_printf(out, "%lu", range.first);
	if (range.last > range.first)
		ehr_buf_printf(out, "%s%lu", labels->zh ? DASH_ZH : DASH_EN,
			range.last);
}

static unsigned long count(const struct ehr_origin_lines *lines, size_t n)
{
	unsigned long all = 0;

	for (size_t i = 0; i < n; i++)
		all += lines[i].last - lines[i].first + 1;
	return all;
}

void ehr_origin_lines(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_lines *lines, size_t n)
{
	bool one = n == 1 && lines->first == lines->last;
	bool cut = n > RANGES;

	put(out, labels, one ? "report.line" : "report.lines");
	for (size_t i = 0; i < (cut ? RANGES : n); i++) {
		if (i)
			put(out, labels, "report.comma");
		put_range(out, labels, lines[i]);
	}
	if (cut) {
		put(out, labels, "report.comma");
		ehr_buf_puts(out, ELLIPSIS);
		put(out, labels, "report.comma");
		put_range(out, labels, lines[n - 1]);
	}
	put(out, labels, "report.lines_end");
	if (!cut)
		return;
	put(out, labels, "report.in_all");
	ehr_buf_printf(out, "%lu", count(lines, n));
	put(out, labels, "report.in_all_end");
}

static void put_looked(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	put(out, labels, "report.looked");
	ehr_buf_printf(out, "%lu", origin->looked);
	put(out, labels, "report.looked_end");
}

static void put_none(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	put(out, labels, "report.none");
	ehr_buf_printf(out, "%lu", origin->looked);
	put(out, labels,
		origin->looked == 1 ? "report.none_row" : "report.none_rows");
	if (origin->n_lines) {
		put(out, labels, "report.open");
		ehr_origin_lines(out, labels, origin->lines, origin->n_lines);
		put(out, labels, "report.close");
	}
	put(out, labels,
		origin->where.n ? "report.none_met" : "report.none_here");
}

void ehr_origin_rows(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	if (origin->none) {
		put_none(out, labels, origin);
		return;
	}
	ehr_origin_lines(out, labels, origin->lines, origin->n_lines);
	if (origin->looked)
		put_looked(out, labels, origin);
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

static void put_one(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool part)
{
	bool how = origin->how != EHR_ORIGIN_VALUE || origin->column.n;

	ehr_origin_file(out, labels, origin);
	if (origin->n_lines || origin->none) {
		put(out, labels, "report.then");
		ehr_origin_rows(out, labels, origin);
	}
	if (origin->where.n)
		put_where(out, labels, origin);
	if (how)
		put(out, labels, "colon");
	ehr_origin_how(out, labels, origin, part);
}

void ehr_origin_text(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	bool share = origin->how == EHR_ORIGIN_SHARE && origin->next;

	if (share)
		put(out, labels, "report.numerator");
	for (const struct ehr_origin *at = origin; at; at = at->next) {
		if (at != origin)
			put(out, labels,
				share ? "report.denominator" : "report.less");
		put_one(out, labels, at, share);
	}
}
