/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_indices.h"

#include <stdlib.h>

#include "base/mem.h"

struct day {
	double index;
	signed char level;
	bool there;
};

struct station {
	long first;
	struct day *day;
	size_t n, cap;
};

struct ehr_air_indices {
	struct station *station;
	size_t n;
};

struct ehr_air_indices *ehr_air_indices_new(void)
{
	return ehr_calloc(1, sizeof(struct ehr_air_indices));
}

void ehr_air_indices_free(struct ehr_air_indices *self)
{
	if (self == NULL)
		return;
	for (size_t i = 0; i < self->n; i++)
		free(self->station[i].day);
	free(self->station);
	free(self);
}

static struct day *day_of(struct ehr_air_indices *self, size_t at, long day)
{
	struct station *station;

	if (at >= self->n) {
		size_t n = 2 * at + 8;

		self->station =
			ehr_realloc(self->station, n, sizeof(*self->station));
		for (size_t i = self->n; i < n; i++)
			self->station[i] = (struct station){ 0 };
		self->n = n;
	}
	station = &self->station[at];
	if (station->n == 0)
		station->first = day;
	while (station->first + (long)station->n <= day) {
		if (station->n == station->cap) {
			station->cap = 2 * station->cap + 32;
			station->day = ehr_realloc(station->day, station->cap,
				sizeof(*station->day));
		}
		station->day[station->n++] = (struct day){ 0 };
	}
	return &station->day[day - station->first];
}

void ehr_air_indices_put(struct ehr_air_indices *self, size_t station, long day,
	double index, int level)
{
	*day_of(self, station, day) =
		(struct day){ index, (signed char)level, true };
}

bool ehr_air_indices_get(const struct ehr_air_indices *self, size_t station,
	long day, double *index, int *level)
{
	const struct station *at;
	const struct day *found;

	if (station >= self->n)
		return false;
	at = &self->station[station];
	if (day < at->first || day >= at->first + (long)at->n)
		return false;
	found = &at->day[day - at->first];
	if (!found->there)
		return false;
	*index = found->index;
	*level = found->level;
	return true;
}
