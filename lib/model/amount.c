/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/amount.h"

#include "base/num.h"

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
	return strip_front(text, "<") ||
	       strip_front(text, "\xef\xbc\x9c") /* full-width < */
	       || strip_end(text, "(L)") ||
	       strip_end(text, "\xef\xbc\x88L\xef\xbc\x89") /* full-width */
	       || strip_end(text, "L");
}

int ehr_amount_read(const struct ehr_words *words, const char *column,
	struct ehr_str cell, struct ehr_amount *amount, struct ehr_err *err)
{
	struct ehr_str text = ehr_str_trim(cell);

	amount->number = text;
	switch (ehr_num_read(text, &amount->value)) {
	case EHR_NUM_VALUE: amount->kind = EHR_AMOUNT_NUMBER; return 0;
	case EHR_NUM_EMPTY: amount->kind = EHR_AMOUNT_MISSING; return 0;
	case EHR_NUM_BAD: break;
	}
	if (ehr_words_has(words, "value", text)) {
		amount->kind = EHR_AMOUNT_NOT_DETECTED;
		return 0;
	}
	if (strip_sign(&text) &&
		ehr_num_read(text, &amount->value) == EHR_NUM_VALUE &&
		amount->value > 0) {
		amount->kind = EHR_AMOUNT_BELOW;
		amount->number = text;
		return 0;
	}
	return ehr_fail_cell(err, column, "not_a_number",
		N_("a number or a non-detect such as <0.05, 0.05L or ND"),
		cell);
}
