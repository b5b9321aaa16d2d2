/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Equations as text: worked out, and written with the numbers put in, so that
 * what is shown is what was computed.
 *
 *     all      test [& test ...]
 *     test     sum [<= < >= > sum]
 *     sum      product, or several with + and - between
 *     product  signed, or several with * and / between
 *     signed   [-] power
 *     power    part [^ signed]
 *     part     number | name | name(all, ...) | (all) | !part
 *
 * Functions: sqrt exp ln min max. pi is a number. A test is 1 or 0; behind one
 * that does not hold, names need not be known.
 */
#ifndef EHR_MODEL_EQUATION_H
#define EHR_MODEL_EQUATION_H

#include "base/err.h"

/* What the names in an equation are. */
struct ehr_names {
	/* The value of a name into *value; false if there is none. */
	bool (*find)(void *self, struct ehr_str name, double *value);
	/* Writes the name as it is shown. */
	void (*show)(void *self, struct ehr_str name, struct ehr_buf *out);
	void *self;
};

/* Works the text out. Fails (EHR_FAULT_DATA) where it is no equation or a name
 * is not known, quoting it. The value may be infinite or NaN. */
EHR_MUST_USE int ehr_equation_value(struct ehr_str text,
	const struct ehr_names *names, double *value, struct ehr_err *err);

/* Appends the text as people see it: names as names->show has them. */
void ehr_equation_symbols(struct ehr_str text, const struct ehr_names *names,
	struct ehr_buf *out);

/* The same with a number for each name, of so many significant digits (0: all);
 * names that have none stay. */
void ehr_equation_numbers(struct ehr_str text, const struct ehr_names *names,
	int digits, struct ehr_buf *out);

/* Appends a number like that. */
void ehr_equation_number(struct ehr_buf *out, double value, int digits);

#endif
