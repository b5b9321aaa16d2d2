/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/stray.h"

#include "model/record_kind.h"

static bool is_again(const struct ehr_tablehead_row *row,
	const struct ehr_str *cell, size_t n)
{
	bool filled = false;

	for (size_t i = 0; i < n || i < row->n; i++) {
		size_t a = i < n ? cell[i].n : 0;
		size_t b = i < row->n ? row->cell[i].n : 0;

		if (a != b || (a > 0 && memcmp(cell[i].p, row->cell[i].p, a)))
			return false;
		filled = filled || a > 0;
	}
	return filled;
}

/* May the record be a footer? Its label ends in a colon, or it is short. */
static bool looks_like_footer(const struct ehr_str *cell, size_t n)
{
	size_t first = 0;

	while (first < n && cell[first].n == 0)
		first++;
	if (first == n)
		return false;
	return memchr(cell[first].p, ':', cell[first].n) != NULL ||
	       memchr(cell[first].p, 0xef, cell[first].n) != NULL ||
	       first + 1 == n || cell[first + 1].n == 0 || cell[n - 1].n == 0;
}

enum ehr_stray ehr_stray_look(
	const struct ehr_tablehead *head, const struct ehr_str *cell, size_t n)
{
	static const char jia[] = "\xe7\x94\xb2";

	if (n == 0 || (cell[0].n == 0 && ehr_record_look(cell, n).filled == 0))
		return EHR_STRAY_EMPTY;
	for (size_t i = 0; i < head->n_below; i++)
		if (is_again(&head->below[i], cell, n))
			return EHR_STRAY_FOOTER;
	for (size_t i = 0; i < head->rows; i++)
		if (is_again(&head->row[i], cell, n))
			return EHR_STRAY_HEADING;
	if (ehr_str_starts(cell[0], jia) && ehr_record_letters(cell, n) > 1)
		return EHR_STRAY_LETTERS;
	if (looks_like_footer(cell, n) &&
		ehr_record_is_footer(head->words, cell, n))
		return EHR_STRAY_FOOTER;
	return EHR_STRAY_NONE;
}
