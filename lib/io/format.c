/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/format.h"

#include "io/jsoncut.h"

enum { HEAD_MAX = 1 << 20 }; /* bytes in which features must begin */

static int tell_array(enum ehr_format *format, struct ehr_err *err)
{
	if (*format != EHR_FORMAT_AUTO && *format != EHR_FORMAT_JSON)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("this is a JSON array; give --ijson"));
	*format = EHR_FORMAT_JSON;
	return 1;
}

/* JSON that begins with a brace. */
static int tell_object(enum ehr_format *format, size_t features, size_t *skip,
	struct ehr_err *err)
{
	if (features && *format != EHR_FORMAT_JSONL) {
		*format = EHR_FORMAT_GEOJSON;
		*skip = features;
		return 1;
	}
	if (*format == EHR_FORMAT_JSON || *format == EHR_FORMAT_GEOJSON)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("this is neither a JSON array nor a "
			  "FeatureCollection; is it JSON Lines (--ijsonl)?"));
	*format = EHR_FORMAT_JSONL;
	return 1;
}

int ehr_format_tell(enum ehr_format *format, const char *p, size_t n, bool end,
	size_t *skip, struct ehr_err *err)
{
	size_t first;

	*skip = 0;
	if (n == 0 && end)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the input is empty; did what makes it fail?"));
	if (*format == EHR_FORMAT_CSV || *format == EHR_FORMAT_TSV)
		return 1;
	first = ehr_json_skip(p, 0, n);
	if (first >= n && !end)
		return 0;
	if (first < n && p[first] == '{') {
		size_t features = ehr_json_features(p, n);
		if (!features && !end && n <= HEAD_MAX &&
			ehr_json_value(p, first, n) == 0)
			return 0;
		return tell_object(format, features, skip, err);
	}
	if (first < n && p[first] == '[') {
		*skip = first + 1;
		return tell_array(format, err);
	}
	if (*format != EHR_FORMAT_AUTO)
		return ehr_fail(err, EHR_FAULT_DATA, _("this is not JSON"));
	*format = EHR_FORMAT_CSV;
	return 1;
}
