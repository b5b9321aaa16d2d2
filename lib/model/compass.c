/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compass.h"

#include <math.h>
#include <strings.h>

#include "base/num.h"

enum { POINTS = 16, NAMES = 3 };

static const char *const point_name[POINTS][NAMES] = {
	{ "N", "\u5317", "\u6b63\u5317" },
	{ "NNE", "\u5317\u4e1c\u5317", "\u5317\u5317\u4e1c" },
	{ "NE", "\u4e1c\u5317", "\u5317\u4e1c" },
	{ "ENE", "\u4e1c\u4e1c\u5317", "\u4e1c\u5317\u4e1c" },
	{ "E", "\u4e1c", "\u6b63\u4e1c" },
	{ "ESE", "\u4e1c\u4e1c\u5357", "\u4e1c\u5357\u4e1c" },
	{ "SE", "\u4e1c\u5357", "\u5357\u4e1c" },
	{ "SSE", "\u5357\u4e1c\u5357", "\u5357\u5357\u4e1c" },
	{ "S", "\u5357", "\u6b63\u5357" },
	{ "SSW", "\u5357\u897f\u5357", "\u5357\u5357\u897f" },
	{ "SW", "\u897f\u5357", "\u5357\u897f" },
	{ "WSW", "\u897f\u897f\u5357", "\u897f\u5357\u897f" },
	{ "W", "\u897f", "\u6b63\u897f" },
	{ "WNW", "\u897f\u897f\u5317", "\u897f\u5317\u897f" },
	{ "NW", "\u897f\u5317", "\u5317\u897f" },
	{ "NNW", "\u5317\u897f\u5317", "\u5317\u5317\u897f" },
};

static const char *const calm_name[] = { "calm", "C", "\u9759\u98ce",
	"\u9759\u7a33" };

static bool is_word(struct ehr_str text, const char *word)
{
	return text.n == strlen(word) && strncasecmp(text.p, word, text.n) == 0;
}

static enum ehr_compass read_word(struct ehr_str text, double *degrees)
{
	if (is_word(text, "all"))
		return EHR_COMPASS_ALL;
	for (size_t i = 0; i < sizeof(calm_name) / sizeof(calm_name[0]); i++)
		if (is_word(text, calm_name[i]))
			return EHR_COMPASS_CALM;
	for (size_t i = 0; i < POINTS; i++)
		for (size_t k = 0; k < NAMES; k++)
			if (is_word(text, point_name[i][k])) {
				*degrees = 360.0 * (double)i / POINTS;
				return EHR_COMPASS_FROM;
			}
	return EHR_COMPASS_BAD;
}

enum ehr_compass ehr_compass_read(struct ehr_str text, double *degrees)
{
	double number;

	text = ehr_str_trim(text);
	switch (ehr_num_read(text, &number)) {
	case EHR_NUM_EMPTY: return EHR_COMPASS_NONE;
	case EHR_NUM_BAD: return read_word(text, degrees);
	case EHR_NUM_VALUE: break;
	}
	if (number < 0 || number > 360)
		return EHR_COMPASS_BAD;
	*degrees = fmod(number, 360);
	return EHR_COMPASS_FROM;
}
