/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/amount.h"

static bool strip_front(struct ehr_str *text, const char *what)
{
	size_t n = strlen(what);

	if (!ehr_str_starts(*text, what))
		return false;
	text->p += n;
	text->n -= n;
	*text = ehr_str_trim(*text);
	return true;
}

static bool strip_end(struct ehr_str *text, const char *what)
{
	size_t n = strlen(what);

	if (text->n < n || memcmp(text->p + text->n - n, what, n) != 0)
		return false;
	text->n -= n;
	*text = ehr_str_trim(*text);
	return true;
}

/* The sign, or the letter that the Chinese monitoring rules put behind the
 * limit (HJ/T 91-2002); the brackets as the ministry's reply on stack gas
 * allows them. */
static bool strip_sign(struct ehr_str *text)
{
	return strip_front(text, "<") || strip_end(text, "(L)") ||
	       strip_end(text, "L");
}

/* What follows the figures, commas and points at the front. */
static struct ehr_str behind_figures(struct ehr_str text)
{
	while (text.n > 0 && strchr("0123456789.,-+", *text.p) != NULL) {
		text.p++;
		text.n--;
	}
	return ehr_str_trim(text);
}

static bool is_unit_letter(char c)
{
	if (c == 'x' || c == 'X' || c == 'e' || c == 'E')
		return false; /* of a number in another notation */
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' ||
	       (unsigned char)c >= 0x80;
}

/* What is said about a cell that cannot be read: the likeliest cause. */
static int refuse(const char *column, struct ehr_str text, struct ehr_str cell,
	struct ehr_err *err)
{
	struct ehr_str behind = behind_figures(text);
	const char *expected =
		N_("a number or a non-detect such as <0.05, 0.05L or ND");

	if (ehr_str_starts(text, ">") || ehr_str_starts(text, "\u2265"))
		return ehr_fail_cell(err, column, "above_range",
			N_("a number; a lower bound cannot be kept"), cell);
	if (behind.n == 0 && text.n > 0 && memchr(text.p, ',', text.n) != NULL)
		expected = N_("a number (with --decimal=, if the comma is the "
			      "decimal mark)");
	else if (behind.n > 0 && behind.n < text.n &&
		 is_unit_letter(behind.p[0]))
		expected = N_("a number without its unit, which belongs in the "
			      "map");
	return ehr_fail_cell(err, column, "not_a_number", expected, cell);
}

static void set(struct ehr_amount *amount, enum ehr_amount_kind kind,
	const struct ehr_figures *figures)
{
	amount->kind = kind;
	amount->number = figures->text;
	amount->value = figures->value;
	amount->cleaned |= figures->cleaned;
}

/* What is no number as it stands. */
static int read_other(const struct ehr_cell_rules *rules, const char *column,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_amount *amount,
	struct ehr_err *err)
{
	struct ehr_figures figures;
	struct ehr_str text, limit;

	amount->cleaned = ehr_clean_basic(cell, arena, &text);
	if (ehr_word_list_has(rules->not_detected, text)) {
		amount->kind = EHR_AMOUNT_NOT_DETECTED;
		return 0;
	}
	limit = text;
	if (strip_sign(&limit) &&
		ehr_clean_figures(rules, limit, arena, &figures) ==
			EHR_NUM_VALUE &&
		figures.value > 0) {
		set(amount, EHR_AMOUNT_BELOW, &figures);
		return 0;
	}
	return refuse(column, text, cell, err);
}

int ehr_amount_read(const struct ehr_cell_rules *rules, const char *column,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_amount *amount,
	struct ehr_err *err)
{
	struct ehr_figures figures;

	amount->cleaned = 0;
	switch (ehr_clean_number(rules, cell, arena, &figures)) {
	case EHR_NUM_VALUE: set(amount, EHR_AMOUNT_NUMBER, &figures); return 0;
	case EHR_NUM_EMPTY: set(amount, EHR_AMOUNT_MISSING, &figures); return 0;
	case EHR_NUM_BAD: break;
	}
	return read_other(rules, column, cell, arena, amount, err);
}
