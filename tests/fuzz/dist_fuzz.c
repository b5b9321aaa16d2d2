/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as distributions. What is read rises, stays within its limits and is
 * finite everywhere; what is not is refused with a word.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/dist_text.h"

static _Noreturn void wrong(const char *what, struct ehr_str text)
{
	fprintf(stderr, "%.*s: %s\n", (int)text.n, text.p, what);
	abort();
}

static void check_quantiles(const struct ehr_dist *dist, struct ehr_str text)
{
	static const double share[] = { 0x1p-53, 1e-9, 0.01, 0.3, 0.5, 0.7,
		0.99, 1 - 1e-9, 1 - 0x1p-53 };
	enum { SHARES = sizeof(share) / sizeof(share[0]) };
	double x[SHARES];

	ehr_dist_quantiles(dist, share, SHARES, x);
	for (int i = 0; i < SHARES; i++) {
		if (!isfinite(x[i]))
			wrong("not finite", text);
		if (x[i] < dist->low || x[i] > dist->high)
			wrong("beyond its limits", text);
		/* roundings of a hair's breadth */
		if (i > 0 && x[i] < x[i - 1] - 1e-9 * fabs(x[i]))
			wrong("falls", text);
		if (x[i] != ehr_dist_quantile(dist, share[i]))
			wrong("alone it is another", text);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_str text = { (const char *)data, size };
	struct ehr_dist_files files = { 0 };
	struct ehr_dist dist;
	struct ehr_err err = { 0 };

	/* files are not for a fuzzer to open */
	if (memchr(data, 'e', size) && memchr(data, 'p', size) &&
		memchr(data, 'c', size))
		return 0;
	if (ehr_dist_read(text, &files, &dist, &err) == 0)
		check_quantiles(&dist, text);
	else if (err.fault != EHR_FAULT_DATA || err.text[0] == '\0')
		wrong("refused without a word", text);
	ehr_dist_files_release(&files);
	return 0;
}
