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

void ehr_origin_how(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool rested_on)
{
	static const char *const key[EHR_ORIGIN_HOW] = { "", "report.count",
		"report.sum", "report.mean", "report.max", "report.min",
		"report.share", "report.difference" };
	bool how = origin->how != EHR_ORIGIN_VALUE;

	if (rested_on && origin->how == EHR_ORIGIN_SHARE)
		put(out, labels,
			origin->column.n ? "report.sum" : "report.count");
	else if (how)
		put(out, labels, key[origin->how]);
	if (how && origin->column.n)
		put(out, labels, "report.of");
	ehr_buf_add_str(out, origin->column);
}

static void put_one(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool rested_on)
{
	bool how = origin->how != EHR_ORIGIN_VALUE || origin->column.n;

	ehr_origin_file(out, labels, origin);
	if (origin->n_lines) {
		put(out, labels, "report.then");
		ehr_origin_lines(out, labels, origin->lines, origin->n_lines);
	}
	if (origin->where.n) {
		put(out, labels, "report.then");
		put(out, labels, "report.where");
		ehr_buf_add_str(out, origin->where);
	}
	if (how)
		put(out, labels, "colon");
	ehr_origin_how(out, labels, origin, rested_on);
}

void ehr_origin_text(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin)
{
	for (const struct ehr_origin *at = origin; at; at = at->next) {
		if (at != origin)
			put(out, labels,
				origin->how == EHR_ORIGIN_DIFFERENCE
					? "report.less"
					: "report.out_of");
		put_one(out, labels, at, at != origin);
	}
}
