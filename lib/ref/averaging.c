/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/averaging.h"

const char *const ehr_averaging_word[EHR_AVERAGINGS] = { "1h", "3h", "24h",
	"8h-max", "1h-max" };

bool ehr_averaging_read(struct ehr_str words, unsigned *set)
{
	struct ehr_str rest = words;

	*set = 0;
	while (rest.n > 0) {
		struct ehr_str word = ehr_str_cut(&rest, ' ');
		unsigned i = 0;

		if (word.n == 0)
			continue;
		while (i < EHR_AVERAGINGS &&
			!ehr_str_is(word, ehr_averaging_word[i]))
			i++;
		if (i == EHR_AVERAGINGS)
			return false;
		*set |= 1U << i;
	}
	return *set != 0;
}
