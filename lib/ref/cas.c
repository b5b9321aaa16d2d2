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
	unsigned sum = 0, place = 0;
	bool formed;

	text = ehr_str_trim(text);
	if (text.n == 0)
		return EHR_CAS_EMPTY;
	if (text.n < CAS_MIN || text.n > CAS_MAX || text.p[0] == '0')
		return EHR_CAS_BAD_FORM;
	for (size_t i = 0; i < text.n; i++) {
		bool hyphen = i == text.n - 2 || i == text.n - 5;

		formed = hyphen ? text.p[i] == '-' : is_digit(text.p[i]);
		if (!formed)
			return EHR_CAS_BAD_FORM;
		if (!hyphen)
			number = number * 10 + (uint64_t)(text.p[i] - '0');
	}
	for (uint64_t rest = number / 10; rest > 0; rest /= 10)
		sum += (unsigned)(rest % 10) * ++place;
	*packed = number;
	return sum % 10 == number % 10 ? EHR_CAS_OK : EHR_CAS_BAD_CHECK;
}
