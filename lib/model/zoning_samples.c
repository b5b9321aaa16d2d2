/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_samples.h"

#include <stdlib.h>

static void make_room(struct ehr_zoning_samples *self)
{
	size_t n_values = self->setup->n_values;

	if (self->n < self->cap)
		return;
	self->cap = self->cap ? 2 * self->cap : 256;
	self->sample =
		ehr_realloc(self->sample, self->cap, sizeof(self->sample[0]));
	self->value = ehr_realloc(
		self->value, self->cap, n_values * sizeof(self->value[0]));
}

/* Adds a list of words to that of the sample. */
static void join_words(struct ehr_zoning_samples *self,
	struct ehr_zoning_sample *sample, struct ehr_str words)
{
	struct ehr_str before = self->texts.key[sample->incomplete];
	struct ehr_buf joined = { 0 };

	if (words.n == 0 || ehr_str_eq(before, words))
		return;
	ehr_buf_add_str(&joined, before);
	if (before.n > 0)
		ehr_buf_putc(&joined, EHR_ZONING_WORDS);
	ehr_buf_add_str(&joined, words);
	sample->incomplete = (uint32_t)ehr_map_add(
		&self->texts, (struct ehr_str){ joined.p, joined.n }, NULL);
	ehr_buf_release(&joined);
}

static size_t sample_at(
	struct ehr_zoning_samples *self, struct ehr_plane_point at)
{
	const struct ehr_str key = { (const char *)&at, sizeof(at) };
	size_t n_values = self->setup->n_values;
	bool is_new = false;
	size_t i = (size_t)ehr_map_add(&self->places, key, &is_new);

	if (!is_new)
		return i;
	make_room(self);
	self->sample[i] = (struct ehr_zoning_sample){ .at = at,
		.incomplete = (uint32_t)ehr_map_add(
			&self->texts, (struct ehr_str){ "", 0 }, NULL) };
	memset(self->value + i * n_values, 0,
		n_values * sizeof(self->value[0]));
	self->n++;
	return i;
}

void ehr_zoning_samples_add(struct ehr_zoning_samples *samples,
	struct ehr_plane_point at, const struct ehr_zoning_row *row)
{
	const struct ehr_zoning_setup *setup = samples->setup;
	size_t i;
	struct ehr_zoning_sample *sample;

	at.easting += 0.0; /* no negative zero, which is another key */
	at.northing += 0.0;
	i = sample_at(samples, at);
	sample = &samples->sample[i];
	if (row->covered) {
		if (!sample->covered || row->coverage < sample->coverage)
			sample->coverage = row->coverage;
		sample->covered = true;
	}
	join_words(samples, sample, row->incomplete);
	for (size_t v = 0; v < setup->n_values; v++) {
		struct ehr_zoning_sample_value *value =
			&samples->value[i * setup->n_values + v];

		if (!row->has[v])
			continue;
		if (value->n == 0 || value->value < row->value[v])
			value->value = row->value[v];
		value->n++;
		if (setup->agg == EHR_ZONING_MEAN)
			ehr_sum_add(&value->sum, row->value[v]);
	}
}

/* A sample and where it stood. */
struct ordered {
	struct ehr_plane_point at;
	size_t from;
};

static int by_place(const void *a, const void *b)
{
	const struct ordered *one = a, *other = b;

	if (one->at.northing < other->at.northing ||
		one->at.northing > other->at.northing)
		return one->at.northing < other->at.northing ? -1 : 1;
	return (one->at.easting > other->at.easting) -
	       (one->at.easting < other->at.easting);
}

static void sort(struct ehr_zoning_samples *self)
{
	size_t n = self->n, n_values = self->setup->n_values;
	struct ordered *order = ehr_realloc(NULL, n, sizeof(order[0]));
	struct ehr_zoning_sample *sample =
		ehr_realloc(NULL, n, sizeof(sample[0]));
	struct ehr_zoning_sample_value *value =
		ehr_realloc(NULL, n, n_values * sizeof(value[0]));

	for (size_t i = 0; i < n; i++)
		order[i] = (struct ordered){ self->sample[i].at, i };
	qsort(order, n, sizeof(order[0]), by_place);
	for (size_t i = 0; i < n; i++) {
		sample[i] = self->sample[order[i].from];
		memcpy(value + i * n_values,
			self->value + order[i].from * n_values,
			n_values * sizeof(value[0]));
	}
	free(order);
	free(self->sample);
	free(self->value);
	self->sample = sample;
	self->value = value;
	self->cap = n;
}

void ehr_zoning_samples_ready(struct ehr_zoning_samples *samples)
{
	const struct ehr_zoning_setup *setup = samples->setup;

	if (samples->n == 0)
		return;
	sort(samples);
	if (setup->agg != EHR_ZONING_MEAN)
		return;
	for (size_t i = 0; i < samples->n * setup->n_values; i++)
		if (samples->value[i].n > 0)
			samples->value[i].value =
				ehr_sum_value(&samples->value[i].sum) /
				(double)samples->value[i].n;
}

void ehr_zoning_samples_release(struct ehr_zoning_samples *samples)
{
	size_t n = samples->setup ? samples->n * samples->setup->n_values : 0;

	for (size_t i = 0; i < n; i++)
		ehr_sum_release(&samples->value[i].sum);
	free(samples->sample);
	free(samples->value);
	ehr_map_release(&samples->places);
	ehr_map_release(&samples->texts);
	*samples = (struct ehr_zoning_samples){ 0 };
}
