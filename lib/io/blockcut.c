/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/blockcut.h"

#include "io/jsoncut.h"

void ehr_block_cut_begin(struct ehr_block_cut *cut)
{
	cut->csv = (struct ehr_csv_cut){ 0 };
}

/* Does the record end with all of its line end? */
static bool is_ended(struct ehr_str text, size_t length, bool bare_cr)
{
	char last = text.p[length - 1];

	return last == '\n' || (bare_cr && last == '\r' && length < text.n);
}

/* Records that begin with the comment prefix end with their line, whatever
 * quotes they hold. */
static size_t cut_with_comments(
	const struct ehr_block_cut *cut, const char *p, size_t n)
{
	size_t done = 0, quote, length;

	while (done < n) {
		struct ehr_str rest = { p + done, n - done };
		bool open = false;
		if (ehr_str_starts(rest, cut->comment)) {
			length = ehr_csv_line(
				rest.p, rest.n, cut->form.bare_cr, false);
		} else {
			length = ehr_csv_record(
				rest.p, rest.n, cut->form, &open, &quote);
			if (!is_ended(rest, length, cut->form.bare_cr))
				length = 0;
		}
		if (open || length == 0)
			return done;
		done += length;
	}
	return done;
}

static size_t cut_lines(const char *p, size_t n)
{
	while (n && p[n - 1] != '\n')
		n--;
	return n;
}

/* Behind the last whole element and its comma; before the bracket that ends
 * the array. */
static size_t cut_array(struct ehr_block_cut *cut, const char *p, size_t n)
{
	size_t done = 0;

	while (!cut->ended && !cut->bad) {
		size_t at = ehr_json_skip(p, done, n);
		bool element = at < n && p[at] != ']';
		if (element) {
			at = ehr_json_value(p, at, n);
			if (!at)
				return done;
			at = ehr_json_skip(p, at, n);
		}
		if (at >= n)
			return done;
		cut->ended = p[at] == ']';
		cut->bad = cut->ended ? !element && cut->after_comma
				      : p[at] != ',';
		cut->after_comma = true;
		done = at + (p[at] == ',');
	}
	return done;
}

size_t ehr_block_cut(struct ehr_block_cut *cut, const char *p, size_t n)
{
	switch (cut->format) {
	case EHR_FORMAT_JSON:
	case EHR_FORMAT_GEOJSON: return cut_array(cut, p, n);
	case EHR_FORMAT_JSONL: return cut_lines(p, n);
	default: break;
	}
	if (cut->comment)
		return cut_with_comments(cut, p, n);
	ehr_csv_cut(&cut->csv, p, n, cut->form);
	return cut->csv.cut;
}
