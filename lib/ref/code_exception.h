/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looking up the codes of data/code_exceptions.csv; ref/code.h opens and closes
 * the table.
 */
#ifndef EHR_REF_CODE_EXCEPTION_H
#define EHR_REF_CODE_EXCEPTION_H

#include "ref/code.h"

/* Is the code, in normal form, one of them? kind: uscc, organisation or
 * permit. */
bool ehr_code_exceptions_has(const struct ehr_code_exceptions *exceptions,
	const char *kind, struct ehr_str code);

#endif
