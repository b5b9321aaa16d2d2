/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line against a table of options. Options stand before operands;
 * "--" ends them; long ones are never abbreviated.
 */
#ifndef EHR_APP_PARSE_H
#define EHR_APP_PARSE_H

#include "app/option.h"

/* Index of the first operand; -1 and the first misuse in *err. */
EHR_MUST_USE int ehr_options_parse(const struct ehr_opt *opt, size_t n,
	int argc, char **argv, struct ehr_err *err);

#endif
