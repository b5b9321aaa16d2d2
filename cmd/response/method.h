/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --write-method: what its options say.
 */
#ifndef EHR_CMD_RESPONSE_METHOD_H
#define EHR_CMD_RESPONSE_METHOD_H

#include "calc/air.h"
#include "model/response_method.h"

struct response_method {
	struct ehr_response_scale scale;
	const char *averaging[EHR_AIR_N];       /* NULL: nothing is said */
	struct ehr_response_lag lag[EHR_AIR_N]; /* whose coefficients count */
	long first_year, last_year;             /* of the base days */
};

#endif
