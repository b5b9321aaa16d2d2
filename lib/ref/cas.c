/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/cas.h"

enum { CAS_MIN = 7, CAS_MAX = 12 }; /* letters, from 50-00-0 */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

enum ehr_cas_state ehr_cas_read(struct ehr_str text, uint64_t *packed)
{
	uint64_t number = 0;
	unsigned sum = 0, place, check;

	text = ehr_str_trim(text);
	if (text.n == 0)
		return EHR_CAS_EMPTY;
	if (text.n < CAS_MIN || text.n > CAS_MAX || text.p[0] == '0' ||
		text.p[text.n - 2] != '-' || text.p[text.n - 5] != '-')
		return EHR_CAS_BAD_FORM;
	place = (unsigned)text.n - 3; /* digits before the check digit */
	for (size_t i = 0; i < text.n; i++) {
		if (i == text.n - 2 || i == text.n - 5)
			continue;
		if (!is_digit(text.p[i]))
			return EHR_CAS_BAD_FORM;
		number = number * 10 + (unsigned)(text.p[i] - '0');
		sum += (unsigned)(text.p[i] - '0') * place--;
	}
	*packed = number;
	check = (unsigned)(text.p[text.n - 1] - '0');
	return sum % 10 == check ? EHR_CAS_OK : EHR_CAS_BAD_CHECK;
}
