/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_days.h"

#include <stdlib.h>

#include "base/hash.h"
#include "model/hour.h"

enum { PERCENT = 100, NO_CITY = -1 };

/* n is what a sum is divided by, of is what it rests on. */
struct part {
	int64_t sum[EHR_AIR_N];
	uint8_t n[EHR_AIR_N], of[EHR_AIR_N];
};

enum { MEAN, EIGHT, MOST, PARTS };

static const enum ehr_aqi_averaging averaging_of[PARTS] = { EHR_AQI_24H,
	EHR_AQI_8H_MAX, EHR_AQI_1H_MAX };

struct day {
	struct part part[PARTS];
};

struct station {
	long city;
	long first;
	struct day *day;
	size_t n, cap;
};

struct city {
	size_t *station;
	size_t n, cap;
};

struct ehr_air_days {
	struct ehr_air_rules rules;
	struct ehr_map names, city_names;
	struct station *station;
	struct city *city;
	size_t cap, cap_cities;
};

struct ehr_air_days *ehr_air_days_new(const struct ehr_air_rules *rules)
{
	struct ehr_air_days *self = ehr_calloc(1, sizeof(*self));

	self->rules = *rules;
	return self;
}

void ehr_air_days_free(struct ehr_air_days *self)
{
	if (self == NULL)
		return;
	for (size_t i = 0; i < self->names.n; i++)
		free(self->station[i].day);
	for (size_t i = 0; i < self->city_names.n; i++)
		free(self->city[i].station);
	free(self->station);
	free(self->city);
	ehr_map_release(&self->names);
	ehr_map_release(&self->city_names);
	free(self);
}

static void *room(void *list, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return list;
	*cap = *cap ? 2 * *cap : 16;
	return ehr_realloc(list, *cap, size);
}

static long add_to_city(
	struct ehr_air_days *self, struct ehr_str name, size_t station)
{
	bool is_new;
	long at;
	struct city *city;

	if (name.n == 0)
		return NO_CITY;
	self->city = room(self->city, self->city_names.n, &self->cap_cities,
		sizeof(*self->city));
	at = ehr_map_add(&self->city_names, name, &is_new);
	city = &self->city[at];
	if (is_new)
		*city = (struct city){ 0 };
	city->station = room(
		city->station, city->n, &city->cap, sizeof(*city->station));
	city->station[city->n++] = station;
	return at;
}

size_t ehr_air_days_station(
	struct ehr_air_days *self, struct ehr_str name, struct ehr_str city)
{
	bool is_new;
	size_t at;

	self->station = room(self->station, self->names.n, &self->cap,
		sizeof(*self->station));
	at = (size_t)ehr_map_add(&self->names, name, &is_new);
	if (is_new) {
		self->station[at] = (struct station){ 0 };
		self->station[at].city = add_to_city(self, city, at);
	}
	return at;
}

static struct day *day_of(struct station *station, long day)
{
	if (station->n == 0)
		station->first = day;
	while (station->first + (long)station->n <= day) {
		station->day = room(station->day, station->n, &station->cap,
			sizeof(*station->day));
		station->day[station->n++] = (struct day){ 0 };
	}
	return &station->day[day - station->first];
}

static void put(struct part *part, int air, const struct ehr_aqi_value *value)
{
	if (value->values == 0)
		return;
	part->sum[air] = (int64_t)value->mean.over;
	part->n[air] = (uint8_t)(value->mean.under / EHR_AIR_MICRO);
	part->of[air] = (uint8_t)value->values;
}

void ehr_air_days_put(struct ehr_air_days *self, size_t station, long day,
	const struct ehr_aqi_input *input)
{
	struct day *at = day_of(&self->station[station], day);

	for (int p = 0; p < PARTS; p++)
		for (int i = 0; i < EHR_AIR_N; i++)
			put(&at->part[p], i, &input->value[averaging_of[p]][i]);
}

size_t ehr_air_days_places(const struct ehr_air_days *self)
{
	return self->names.n + self->city_names.n;
}

static struct ehr_air_place city_place(
	const struct ehr_air_days *self, size_t at)
{
	const struct city *city = &self->city[at];
	struct ehr_air_place place = {
		.name = self->city_names.key[at].p,
		.city = "",
		.is_city = true,
	};
	long end = 0;

	for (size_t i = 0; i < city->n; i++) {
		const struct station *one = &self->station[city->station[i]];
		long one_end = one->first + (long)one->n;

		if (one->n == 0)
			continue;
		if (place.days == 0 || one->first < place.first)
			place.first = one->first;
		if (place.days == 0 || one_end > end)
			end = one_end;
		place.days = end - place.first;
	}
	if (place.days)
		place.days = end - place.first;
	return place;
}

struct ehr_air_place ehr_air_days_place(
	const struct ehr_air_days *self, size_t place)
{
	const struct station *station;

	if (place >= self->names.n)
		return city_place(self, place - self->names.n);
	station = &self->station[place];
	return (struct ehr_air_place){
		.name = self->names.key[place].p,
		.city = station->city == NO_CITY
				? ""
				: self->city_names.key[station->city].p,
		.first = station->first,
		.days = (long)station->n,
	};
}

static bool is_valid(const struct ehr_air_days *self, int part, int air,
	const struct ehr_aqi_value *value)
{
	const struct ehr_air_rules *rules = &self->rules;

	if (part != EIGHT)
		return value->values >= rules->hours_per_day;
	return value->values >= rules->means_per_day ||
	       (air == EHR_AIR_O3 && value->values > 0 &&
		       ehr_fraction_compare(value->mean, rules->ozone_limit) >
			       0);
}

static struct ehr_aqi_value value_of(const struct part *part, int air)
{
	return (struct ehr_aqi_value){ part->of[air],
		{ part->sum[air], (ehr_wide)EHR_AIR_MICRO *
					  (part->n[air] ? part->n[air] : 1) } };
}

static const struct day *find_day(const struct station *station, long day)
{
	return day < station->first || day >= station->first + (long)station->n
		       ? NULL
		       : &station->day[day - station->first];
}

static struct ehr_aqi_value station_value(const struct ehr_air_days *self,
	const struct station *station, long day, int part, int air)
{
	const struct day *at = find_day(station, day);
	struct ehr_aqi_value value = { 0 };

	if (at == NULL)
		return value;
	value = value_of(&at->part[part], air);
	if (!is_valid(self, part, air, &value))
		value.values = 0;
	return value;
}

/* The mean over the stations of a city with a valid value, where they are
 * enough. */
static struct ehr_aqi_value city_value(const struct ehr_air_days *self,
	const struct city *city, long day, int part, int air)
{
	struct ehr_fraction sum = { 0, 1 };
	int n = 0;

	for (size_t i = 0; i < city->n; i++) {
		struct ehr_aqi_value value = station_value(
			self, &self->station[city->station[i]], day, part, air);

		if (value.values > 0) {
			sum = ehr_fraction_add(sum, value.mean);
			n++;
		}
	}
	if (n == 0 || (double)n * PERCENT <
			      self->rules.stations_percent * (double)city->n)
		return (struct ehr_aqi_value){ 0 };
	sum.under *= n;
	return (struct ehr_aqi_value){ part == EIGHT ? EHR_DAY_EIGHTS
						     : EHR_DAY_HOURS,
		ehr_fraction_reduce(sum) };
}

static struct ehr_aqi_value value_at(const struct ehr_air_days *self,
	size_t place, long day, int part, int air)
{
	return place < self->names.n
		       ? station_value(
				 self, &self->station[place], day, part, air)
		       : city_value(self, &self->city[place - self->names.n],
				 day, part, air);
}

struct ehr_aqi_value ehr_air_days_one(const struct ehr_air_days *self,
	size_t place, long day, enum ehr_aqi_averaging averaging,
	enum ehr_air air)
{
	for (int p = 0; p < PARTS; p++)
		if (averaging_of[p] == averaging)
			return value_at(self, place, day, p, (int)air);
	return (struct ehr_aqi_value){ 0 };
}

bool ehr_air_days_input(const struct ehr_air_days *self, size_t place, long day,
	struct ehr_aqi_input *input)
{
	struct ehr_air_place at = ehr_air_days_place(self, place);

	*input = (struct ehr_aqi_input){ 0 };
	if (day < at.first || day >= at.first + at.days)
		return false;
	for (int p = 0; p < PARTS; p++)
		for (int i = 0; i < EHR_AIR_N; i++)
			input->value[averaging_of[p]][i] =
				value_at(self, place, day, p, i);
	return true;
}
