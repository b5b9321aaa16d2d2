/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/code.h"

#include "base/fold.h"
#include "base/hash.h"
#include "ref/builtin.h"
#include "ref/code_exception.h"

enum {
	USCC = 18,
	ORGANISATION = 9,
	ORGANISATION_AT = 8,
	PERMIT = 22,
	EXACT_FIGURES = 15 /* that a spreadsheet's number keeps */
};

/* a cell as far as it is a code */
struct plain {
	char text[EHR_CODE_MAX + 1];
	size_t n;
	bool too_long;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool all_digits(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_digit(text[i]))
			return false;
	return n > 0;
}

static bool is_dropped(char c)
{
	return (unsigned char)c <= ' ' || c == '"' || c == '\'' || c == '`' ||
	       c == '=';
}

static void make_plain(struct ehr_str text, struct plain *plain)
{
	struct ehr_buf folded = { 0 };

	*plain = (struct plain){ .n = 0 };
	text = ehr_folded(text, &folded);
	for (size_t i = 0; i < text.n && !plain->too_long; i++) {
		if (is_dropped(text.p[i]))
			continue;
		plain->too_long = plain->n == EHR_CODE_MAX;
		if (!plain->too_long)
			plain->text[plain->n++] = upper(text.p[i]);
	}
	plain->text[plain->n] = '\0';
	ehr_buf_release(&folded);
}

/* 9.13302E+17, 9E17 and the like. */
static bool is_floating(const struct plain *plain)
{
	size_t i = 0, figures = 0;

	while (i < plain->n &&
		(is_digit(plain->text[i]) || plain->text[i] == '.')) {
		figures += plain->text[i] != '.';
		i++;
	}
	if (figures == 0 || i >= plain->n || plain->text[i] != 'E')
		return false;
	i++;
	if (i < plain->n && plain->text[i] == '+')
		i++;
	return plain->n - i <= 2 && all_digits(plain->text + i, plain->n - i);
}

/* Drops a decimal part of zeros, as programs give whole numbers. False: the
 * number was beyond those that they keep to the last figure. */
static bool drop_decimals(struct plain *plain)
{
	size_t n = plain->n;

	while (n > 0 && plain->text[n - 1] == '0')
		n--;
	if (n == plain->n || n < 2 || plain->text[n - 1] != '.' ||
		!all_digits(plain->text, n - 1))
		return true;
	plain->n = n - 1;
	plain->text[plain->n] = '\0';
	return plain->n <= EXACT_FIGURES;
}

static enum ehr_code_state start(
	struct ehr_str text, struct plain *plain, struct ehr_code *code)
{
	*code = (struct ehr_code){ .changed = false };
	make_plain(text, plain);
	if (plain->too_long)
		return EHR_CODE_BAD_FORM;
	if (plain->n == 0)
		return EHR_CODE_EMPTY;
	return drop_decimals(plain) ? EHR_CODE_OK : EHR_CODE_DAMAGED;
}

static enum ehr_code_state finish(
	struct ehr_str cell, const struct plain *plain, struct ehr_code *code)
{
	memcpy(code->text, plain->text, plain->n + 1);
	code->changed = !ehr_str_is(ehr_str_trim(cell), code->text);
	return EHR_CODE_OK;
}

/* unified social credit codes */

static int uscc_value(char c)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const char *at = c == '\0' ? NULL : strchr(alphabet, c);

	return at == NULL ? -1 : (int)(at - alphabet);
}

static bool has_uscc_form(const char *text)
{
	for (size_t i = 0; i < USCC; i++)
		if (i >= 2 && i < 8 ? !is_digit(text[i])
				    : uscc_value(text[i]) < 0)
			return false;
	return true;
}

/* Passes every check of sums, but is no code: somebody filled a cell. */
static bool all_zeros(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] != '0')
			return false;
	return true;
}

static bool has_uscc_check(const char *text)
{
	int sum = 0, weight = 1;

	for (size_t i = 0; i + 1 < USCC; i++) {
		sum += uscc_value(text[i]) * weight;
		weight = weight * 3 % 31;
	}
	return (31 - sum % 31) % 31 == uscc_value(text[USCC - 1]) &&
	       !all_zeros(text, USCC);
}

static bool has_organisation_check(const char *text)
{
	static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, check;

	for (size_t i = 0; i + 1 < ORGANISATION; i++) {
		char c = text[i];

		if (!is_digit(c) && !is_letter(c))
			return false;
		sum += (is_digit(c) ? c - '0' : c - 'A' + 10) * weight[i];
	}
	check = (11 - sum % 11) % 11;
	return text[ORGANISATION - 1] ==
		       (check == 10 ? 'X' : (char)('0' + check)) &&
	       !all_zeros(text, ORGANISATION);
}

static bool is_substitute(const char *text)
{
	const char *unit = text + ORGANISATION_AT, *end = text + USCC - 1;
	bool numbered =
		memcmp(unit, "0000", 4) == 0 && all_digits(unit, ORGANISATION);

	return text[0] == 'H' && text[1] == '9' && all_digits(text + 2, 6) &&
	       is_letter(*end) && *end != 'I' && *end != 'O' &&
	       (numbered || has_organisation_check(unit));
}

static bool is_known(const struct ehr_code_exceptions *exceptions,
	const char *kind, const char *text, size_t n, struct ehr_code *code)
{
	code->excepted =
		exceptions != NULL && ehr_code_exceptions_has(exceptions, kind,
					      (struct ehr_str){ text, n });
	return code->excepted;
}

/* The first USCC letters of plain, which are made small where they must be. */
static enum ehr_code_state judge_uscc(struct plain *plain,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	char *text = plain->text, *end = text + USCC - 1;

	if (is_substitute(text)) {
		code->substitute = true;
		*end = (char)(*end - 'A' + 'a');
		return EHR_CODE_OK;
	}
	if (!has_uscc_form(text))
		return EHR_CODE_BAD_FORM;
	if (has_uscc_check(text) ||
		is_known(exceptions, "uscc", text, USCC, code))
		return EHR_CODE_OK;
	if (all_digits(text, USCC) && memcmp(end - 2, "000", 3) == 0)
		return EHR_CODE_DAMAGED;
	return EHR_CODE_BAD_CHECK;
}

enum ehr_code_state ehr_code_uscc(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	struct plain plain;
	enum ehr_code_state state = start(text, &plain, code);

	if (state != EHR_CODE_OK)
		return state;
	if (plain.n != USCC)
		return is_floating(&plain) ? EHR_CODE_DAMAGED
					   : EHR_CODE_BAD_FORM;
	state = judge_uscc(&plain, exceptions, code);
	if (state == EHR_CODE_BAD_FORM && is_floating(&plain))
		return EHR_CODE_DAMAGED;
	return state == EHR_CODE_OK ? finish(text, &plain, code) : state;
}

bool ehr_code_uscc_organisation(
	const struct ehr_code *uscc, struct ehr_code *organisation)
{
	const char *text = uscc->text + ORGANISATION_AT;

	*organisation = (struct ehr_code){ .changed = false };
	if (strlen(uscc->text) != USCC || uscc->excepted || uscc->substitute ||
		!has_organisation_check(text))
		return false;
	memcpy(organisation->text, text, ORGANISATION);
	return true;
}

/* organisation codes */

static void drop_hyphen(struct plain *plain)
{
	char *check = plain->text + ORGANISATION;

	if (plain->n == ORGANISATION + 1 && check[-1] == '-') {
		check[-1] = check[0];
		check[0] = '\0';
		plain->n = ORGANISATION;
	}
}

/* Figures that would be right with the zeros in front that a number loses. */
static bool lost_zeros(const struct plain *plain)
{
	char text[ORGANISATION];
	size_t zeros = ORGANISATION - plain->n;

	if (plain->n < 4 || plain->n >= ORGANISATION ||
		!all_digits(plain->text, plain->n))
		return false;
	memset(text, '0', zeros);
	memcpy(text + zeros, plain->text, plain->n);
	return has_organisation_check(text);
}

static bool is_temporary(const struct plain *plain)
{
	return plain->n == 8 && all_digits(plain->text, 4) &&
	       plain->text[4] == 'G' && all_digits(plain->text + 5, 3);
}

static bool has_organisation_form(const struct plain *plain)
{
	for (size_t i = 0; i < plain->n; i++)
		if (!is_digit(plain->text[i]) && !is_letter(plain->text[i]))
			return false;
	return plain->n == ORGANISATION;
}

enum ehr_code_state ehr_code_organisation(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	struct plain plain;
	enum ehr_code_state state = start(text, &plain, code);

	if (state != EHR_CODE_OK)
		return state;
	drop_hyphen(&plain);
	if (is_temporary(&plain) ||
		(plain.n == ORGANISATION && has_organisation_check(plain.text)))
		return finish(text, &plain, code);
	if (is_floating(&plain) || lost_zeros(&plain))
		return EHR_CODE_DAMAGED;
	if (!has_organisation_form(&plain))
		return EHR_CODE_BAD_FORM;
	if (is_known(exceptions, "organisation", plain.text, plain.n, code))
		return finish(text, &plain, code);
	return EHR_CODE_BAD_CHECK;
}

/* permits, industries, divisions */

enum ehr_code_state ehr_code_permit(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code)
{
	struct plain plain;
	enum ehr_code_state state = start(text, &plain, code);
	char last;

	if (state != EHR_CODE_OK)
		return state;
	if (is_floating(&plain))
		return EHR_CODE_DAMAGED;
	last = plain.text[PERMIT - 1];
	if (plain.n != PERMIT || !all_digits(plain.text + USCC, 3) ||
		(!is_digit(last) && !is_letter(last)))
		return EHR_CODE_BAD_FORM;
	if (is_known(exceptions, "permit", plain.text, plain.n, code))
		return finish(text, &plain, code);
	state = judge_uscc(&plain, exceptions, code);
	return state == EHR_CODE_OK ? finish(text, &plain, code) : state;
}

/* Has the table a class of these four figures? They begin a line. */
static bool is_class(const char figures[5])
{
	const struct ehr_builtin *table =
		ehr_builtin_find("industry_codes.csv");
	struct ehr_str rest =
		table == NULL ? (struct ehr_str){ 0 } : table->bytes;

	while (rest.n > 0)
		if (ehr_str_starts(ehr_str_cut(&rest, '\n'), figures))
			return true;
	return false;
}

static void put_zero(struct plain *plain, struct ehr_code *code)
{
	memmove(plain->text + 1, plain->text, plain->n + 1);
	plain->text[0] = '0';
	plain->n++;
	code->padded = true;
}

enum ehr_code_state ehr_code_industry(
	struct ehr_str text, struct ehr_code *code)
{
	struct plain plain;
	enum ehr_code_state state = start(text, &plain, code);
	char class[5] = "0";

	if (state != EHR_CODE_OK)
		return state;
	if (plain.n > 1 && plain.text[0] >= 'A' && plain.text[0] <= 'T') {
		memmove(plain.text, plain.text + 1, plain.n);
		plain.n--;
	}
	if (plain.n > 4 || !all_digits(plain.text, plain.n))
		return EHR_CODE_BAD_FORM;
	if (plain.n == 1)
		put_zero(&plain, code);
	if (plain.n == 3 && plain.text[0] != '0') {
		memcpy(class + 1, plain.text, 4);
		if (is_class(class))
			put_zero(&plain, code);
	}
	if (memcmp(plain.text, "00", 2) == 0)
		return EHR_CODE_BAD_FORM;
	return finish(text, &plain, code);
}

enum ehr_code_state ehr_code_division(
	struct ehr_str text, struct ehr_code *code)
{
	struct plain plain;
	enum ehr_code_state state = start(text, &plain, code);

	if (state != EHR_CODE_OK)
		return state;
	if (is_floating(&plain))
		return EHR_CODE_DAMAGED;
	if ((plain.n != 6 && plain.n != 9 && plain.n != 12) ||
		!all_digits(plain.text, plain.n) || plain.text[0] == '0')
		return EHR_CODE_BAD_FORM;
	return finish(text, &plain, code);
}
