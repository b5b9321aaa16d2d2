/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/figure_space.h"

/* More blanks than that would look like nothing but a hole. */
enum { MOST = 6 };

#define DASH "\xe2\x80\x94"
#define DIGIT "\xe2\x80\x87"
#define POINT "\xe2\x80\x88"
#define THIN_SPACE "\xe2\x80\x89"
#define MINUS "\xe2\x88\x92"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t skip_sign(struct ehr_str text)
{
	if (ehr_str_starts(text, MINUS))
		return strlen(MINUS);
	return text.n && (text.p[0] == '-' || text.p[0] == '+');
}

/* Digits, in groups or not. */
static size_t skip_whole(struct ehr_str text, size_t i)
{
	for (;;) {
		struct ehr_str rest = { text.p + i, text.n - i };

		if (ehr_str_starts(rest, THIN_SPACE))
			i += strlen(THIN_SPACE);
		else if (rest.n && (is_digit(*rest.p) || *rest.p == ','))
			i++;
		else
			return i;
	}
}

/* Decimals of a plain decimal; -1 if the text is none. */
static int decimals_of(const struct ehr_document_line *cell)
{
	struct ehr_str text;
	size_t i, whole;

	if (cell->n != 1)
		return -1;
	text = cell->span->text;
	whole = skip_sign(text);
	i = skip_whole(text, whole);
	if (i == whole)
		return -1;
	if (i == text.n)
		return 0;
	if (text.p[i] != '.')
		return -1;
	whole = ++i;
	while (i < text.n && is_digit(text.p[i]))
		i++;
	return i == text.n ? (int)(i - whole) : -1;
}

/* Nothing, or what stands for a missing figure. */
static bool is_blank(const struct ehr_document_line *cell)
{
	return cell->n == 0 ||
	       (cell->n == 1 && (cell->span->text.n == 0 ||
					ehr_str_is(cell->span->text, DASH)));
}

struct ehr_figure_space ehr_figure_space(
	const struct ehr_document_table *table, size_t column)
{
	struct ehr_figure_space space = { 0 };

	for (size_t k = 0; k < table->n_rows; k++) {
		const struct ehr_document_line *cell =
			&table->row[k].cell[column];
		int decimals = is_blank(cell) ? 0 : decimals_of(cell);

		if (decimals < 0 || decimals > MOST)
			return (struct ehr_figure_space){ 0 };
		if ((size_t)decimals > space.decimals)
			space.decimals = (size_t)decimals;
	}
	return space;
}

void ehr_figure_space_put(struct ehr_buf *out,
	const struct ehr_document_line *cell, struct ehr_figure_space space)
{
	int decimals = decimals_of(cell);

	if (decimals < 0 || (size_t)decimals >= space.decimals)
		return;
	ehr_buf_puts(out, "<span class=\"pad\" aria-hidden=\"true\">");
	if (decimals == 0)
		ehr_buf_puts(out, POINT);
	for (size_t i = (size_t)decimals; i < space.decimals; i++)
		ehr_buf_puts(out, DIGIT);
	ehr_buf_puts(out, "</span>");
}
