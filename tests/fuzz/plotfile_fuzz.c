/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plot files: whatever the bytes and however they arrive, what comes out is the
 * same, and what is no plot file passes as it is.
 */
#include <stdint.h>
#include <stdlib.h>

#include "io/plotfile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct text {
	struct ehr_str left;
	size_t part;
};

static long give(void *self, char *p, size_t n, struct ehr_err *err)
{
	struct text *text = self;

	(void)err;
	if (n > text->part)
		n = text->part;
	if (n > text->left.n)
		n = text->left.n;
	if (n > 0)
		memcpy(p, text->left.p, n);
	text->left.p += n;
	text->left.n -= n;
	return (long)n;
}

/* Is it a plot file? */
static bool convert(struct ehr_str in, size_t part, struct ehr_buf *out)
{
	struct text text = { in, part };
	const struct ehr_plotfile_from from = { give, &text };
	struct ehr_plotfile plotfile = { 0 };
	struct ehr_err err;
	char some[31];
	bool is;
	long got;

	while ((got = ehr_plotfile_read(
			&plotfile, &from, some, sizeof(some), &err)) > 0)
		ehr_buf_add(out, some, (size_t)got);
	if (got < 0)
		abort();
	is = plotfile.what == EHR_PLOTFILE_IS;
	ehr_plotfile_release(&plotfile);
	return is;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_str in = { (const char *)data, size };
	struct ehr_buf whole = { 0 }, parts = { 0 };
	bool is = convert(in, SIZE_MAX, &whole);

	if (convert(in, 7, &parts) != is || whole.n != parts.n ||
		(whole.n > 0 && memcmp(whole.p, parts.p, whole.n) != 0))
		abort();
	if (!is && (whole.n != size ||
			   (size > 0 && memcmp(whole.p, data, size) != 0)))
		abort();
	ehr_buf_release(&whole);
	ehr_buf_release(&parts);
	return 0;
}
