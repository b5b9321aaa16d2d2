/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_dust.h"

/* A day and a place as one key. */
static void put_key(struct ehr_buf *key, struct ehr_str place, long day)
{
	ehr_buf_printf(key, "%ld ", day);
	ehr_buf_add_str(key, place);
}

void ehr_air_dust_add(struct ehr_air_dust *self, struct ehr_str place, long day)
{
	struct ehr_buf key = { 0 };

	put_key(&key, place, day);
	(void)ehr_map_add(&self->days, (struct ehr_str){ key.p, key.n }, NULL);
	ehr_buf_release(&key);
}

static bool has(const struct ehr_air_dust *self, struct ehr_str place, long day)
{
	struct ehr_buf key = { 0 };
	long at;

	put_key(&key, place, day);
	at = ehr_map_find(&self->days, (struct ehr_str){ key.p, key.n });
	ehr_buf_release(&key);
	return at != EHR_MAP_NONE;
}

bool ehr_air_dust_is(
	const struct ehr_air_dust *self, const char *place, long day)
{
	return self->days.n > 0 && (has(self, ehr_str_of(""), day) ||
					   has(self, ehr_str_of(place), day));
}

void ehr_air_dust_release(struct ehr_air_dust *self)
{
	ehr_map_release(&self->days);
}
