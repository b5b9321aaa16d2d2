/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers: what ehr_num_read takes must be what strtod makes of the same text,
 * and must come back from what ehr_num_write makes of it.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/num.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Only these can be in a number; strtod takes others that we must not. */
static void check_letters(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr("0123456789+-.eE \t", text.p[i]) == NULL ||
			text.p[i] == '\0')
			abort();
}

static void check_written(double value)
{
	char text[EHR_NUM_MAX + 1];
	double back;
	size_t n = ehr_num_write(text, value);

	text[n] = '\0';
	if (n > EHR_NUM_MAX || strtod(text, NULL) != value ||
		ehr_num_read((struct ehr_str){ text, n }, &back) !=
			EHR_NUM_VALUE ||
		back != value)
		abort();
	for (int digits = 1; digits <= 17; digits++) {
		n = ehr_num_write_digits(text, value, digits);
		if (n > EHR_NUM_MAX)
			abort();
	}
	text[n] = '\0';
	if (strtod(text, NULL) != value) /* 17 digits tell all doubles apart */
		abort();
}

/* Has the number a digit other than 0 in front of its exponent? */
static bool is_nonzero(const char *text)
{
	return strcspn(text, "123456789") < strcspn(text, "eE");
}

static void check_text(const uint8_t *data, size_t size)
{
	struct ehr_str text = { (const char *)data, size };
	char *copy = malloc(size + 1), *end;
	double value, expected;

	if (copy == NULL)
		abort();
	memcpy(copy, data, size);
	copy[size] = '\0';
	expected = strtod(copy, &end);
	while (*end == ' ' || *end == '\t')
		end++;
	bool whole = end == copy + size;
	switch (ehr_num_read(text, &value)) {
	case EHR_NUM_VALUE:
		check_letters(text);
		if (!whole || value != expected || !isfinite(value))
			abort();
		check_written(value);
		break;
	case EHR_NUM_EMPTY:
		if (ehr_str_trim(text).n != 0)
			abort();
		break;
	case EHR_NUM_BAD:
		/* a finite decimal number must not be refused, unless it
		 * would become 0 without being 0 */
		if (whole && isfinite(expected) && size > 0 &&
			(expected != 0 || !is_nonzero(copy)) &&
			strspn(copy, "0123456789+-.eE") == size)
			abort();
		break;
	}
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	double value;

	check_text(data, size);
	if (size == sizeof(value)) {
		memcpy(&value, data, sizeof(value));
		if (isfinite(value))
			check_written(value);
	}
	return 0;
}
