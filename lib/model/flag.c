/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/flag.h"

static const char *const word[] = { "missing", "negative", "below_limit",
	"substituted_nondetect", "limit_from_map", "no_cas", "no_coordinates",
	"outside_crs_area" };

void ehr_flags_write(struct ehr_buf *out, unsigned flags)
{
	bool first = true;

	for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
		if ((flags & 1u << i) == 0)
			continue;
		if (!first)
			ehr_buf_putc(out, ' ');
		ehr_buf_puts(out, word[i]);
		first = false;
	}
}
