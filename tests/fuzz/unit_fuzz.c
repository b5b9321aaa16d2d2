/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as units. What is known stays known with blanks around it, is its own
 * unit, and becomes the canonical unit by the same factor whichever way it is
 * asked; what is not known becomes nothing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "ref/unit.h"

static const char *const pair[][2] = { { "air", "concentration" },
	{ "water", "limit" }, { "soil", "concentration" },
	{ "air", "emission" }, { "air", "onsite" } };

static _Noreturn void wrong(const char *what, struct ehr_str text)
{
	fprintf(stderr, "%.*s: %s\n", (int)text.n, text.p, what);
	abort();
}

static void check_itself(const struct ehr_units *units, struct ehr_str text)
{
	struct ehr_buf wide = { 0 };
	struct ehr_factor factor;
	bool known = ehr_units_known(units, text);

	ehr_buf_puts(&wide, " ");
	ehr_buf_add_str(&wide, text);
	ehr_buf_puts(&wide, "\t ");
	if (ehr_units_known(units, (struct ehr_str){ wide.p, wide.n }) != known)
		wrong("blanks around it matter", text);
	ehr_buf_release(&wide);
	if (ehr_units_factor(units, text, text, &factor, NULL) == 0 &&
		(!known || !ehr_factor_is_one(factor)))
		wrong("is not itself", text);
	if (ehr_units_ratio(units, text, &factor) && !known)
		wrong("a ratio, and not known", text);
}

static void check_use(const struct ehr_units *units, struct ehr_str text,
	struct ehr_str medium, struct ehr_str quantity)
{
	struct ehr_unit_use use;
	struct ehr_factor factor;
	struct ehr_err err = { 0 };

	if (ehr_units_use(units, text, medium, quantity, &use, &err) != 0) {
		if (err.fault != EHR_FAULT_USAGE || err.text[0] == '\0')
			wrong("refused without a word", text);
		return;
	}
	if (!ehr_units_known(units, text) || !(use.factor.mantissa > 0))
		wrong("used, and not known", text);
	if ((use.marks & (EHR_UNIT_RATIO | EHR_UNIT_YEAR)) == 0 &&
		(ehr_units_factor(units, text, ehr_str_of(use.canonical),
			 &factor, NULL) != 0 ||
			factor.mantissa != use.factor.mantissa ||
			factor.exponent != use.factor.exponent))
		wrong("another factor", text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_units *units;
	struct ehr_str text = { (const char *)data, size };
	struct ehr_err err = { 0 };

	if (units == NULL)
		units = ehr_units_open(NULL, &err);
	if (units == NULL)
		abort();
	check_itself(units, text);
	for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
		check_use(units, text, ehr_str_of(pair[i][0]),
			ehr_str_of(pair[i][1]));
	return 0;
}
