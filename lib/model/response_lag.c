/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_lag.h"

#include <stdio.h>

#include "calc/lag_basis.h"

static bool read_days(struct ehr_str text, size_t *days)
{
	*days = 0;
	if (text.n == 0 || text.n > 2)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*days = 10 * *days + (size_t)(text.p[i] - '0');
	}
	return *days <= EHR_RESPONSE_LAG_MAX;
}

bool ehr_response_lag_read(struct ehr_str text, struct ehr_response_lag *lag)
{
	struct ehr_str rest = text;
	struct ehr_str first = ehr_str_cut(&rest, '-');

	if (!read_days(first, &lag->first))
		return false;
	lag->last = lag->first;
	if (!rest.p)
		return true;
	return read_days(rest, &lag->last) && lag->last > lag->first;
}

void ehr_response_lag_write(
	char out[static EHR_RESPONSE_LAG_TEXT], struct ehr_response_lag lag)
{
	if (lag.first == lag.last)
		(void)snprintf(
			out, EHR_RESPONSE_LAG_TEXT, "%zu", lag.first % 100);
	else
		(void)snprintf(out, EHR_RESPONSE_LAG_TEXT, "%zu-%zu",
			lag.first % 100, lag.last % 100);
}

void ehr_response_lag_mean(const double *value, size_t n,
	struct ehr_response_lag lag, size_t least, double *out)
{
	size_t days = lag.last - lag.first + 1;
	const size_t range[2] = { lag.first, lag.last };

	ehr_lag_mean(value, n, range,
		least == 0 || least > days ? 0 : days - least, out);
}
