/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/gauss.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"

/* Systems of one datum and width, codes of EPSG one after another. */
struct family {
	int datum;
	long zone, zones; /* the first one, and how many */
	long with_zone, without;
};

static const struct family family[] = {
	{ 2000, 13, 11, 4491, 4502 }, /* CGCS2000, 6 degrees */
	{ 2000, 25, 21, 4513, 4534 }, /* 3 degrees */
	{ 1980, 13, 11, 2327, 2338 }, /* Xian 1980 */
	{ 1980, 25, 21, 2349, 2370 },
	{ 1954, 13, 11, 21413, 21453 }, /* Beijing 1954 */
	{ 1954, 25, 21, 2401, 2422 },
};

enum { FAMILIES = sizeof(family) / sizeof(family[0]) };

/* The family that has the code; its index in it; whether with the zone. */
static const struct family *find(long code, long *index, bool *with_zone)
{
	for (size_t i = 0; i < FAMILIES; i++) {
		const struct family *f = &family[i];

		*with_zone =
			code >= f->with_zone && code < f->with_zone + f->zones;
		*index = code - (*with_zone ? f->with_zone : f->without);
		if (*index >= 0 && *index < f->zones)
			return f;
	}
	return NULL;
}

/* The code with the zone number that the datum has for it, 0 if none. */
static long with_zone_of(int datum, long zone)
{
	for (size_t i = 0; i < FAMILIES; i++)
		if (family[i].datum == datum && zone >= family[i].zone &&
			zone < family[i].zone + family[i].zones)
			return family[i].with_zone + zone - family[i].zone;
	return 0;
}

bool ehr_gauss_sister(
	const char *crs, double easting, char other[static EHR_CRS_MAX])
{
	const struct family *own;
	long code, index, found, zone;
	bool with_zone;
	double within;

	if (strncmp(crs, "EPSG:", 5) != 0 ||
		ehr_num_int(
			"code", ehr_str_of(crs + 5), 1, 99999, &code, NULL) < 0)
		return false;
	own = find(code, &index, &with_zone);
	if (own == NULL || !(easting > 0 && easting < 1e8))
		return false;
	zone = (long)floor(easting / 1e6);
	within = easting - (double)zone * 1e6; /* a zone is 670 km wide */
	if (within < 1e5 || within > 9e5)
		return false;
	found = zone == 0 ? own->without + index
			  : with_zone_of(own->datum, zone);
	if (found == 0 || found == code)
		return false;
	(void)snprintf(other, EHR_CRS_MAX, "EPSG:%ld", found);
	return true;
}
