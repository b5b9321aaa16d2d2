/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_fold.h"

#include <math.h>

#include "model/aqi_part.h"

/* The parts of a station's name with a stroke between. */
static struct ehr_str name_of(
	struct ehr_buf *name, const struct ehr_air_station *station)
{
	name->n = 0;
	ehr_buf_add_str(name, station->key);
	for (size_t i = 0; i < name->n; i++)
		if (name->p[i] == EHR_AIR_UNIT_SEP)
			name->p[i] = '/';
	return (struct ehr_str){ name->p, name->n };
}

static struct ehr_str city_of(
	const struct ehr_air_fold *self, const struct ehr_air_station *station)
{
	struct ehr_str rest = station->keep, cell = { "", 0 };

	if (self->city_at == EHR_NO_COLUMN)
		return ehr_str_of(self->city ? self->city : "");
	for (long i = 0; i <= self->city_at; i++)
		cell = ehr_str_cut(&rest, EHR_AIR_UNIT_SEP);
	return cell;
}

static void put_index(struct ehr_air_indices *indices, size_t station, long day,
	const struct ehr_aqhi *aqhi)
{
	if (!isnan(aqhi->index))
		ehr_air_indices_put(indices, station, day,
			isfinite(aqhi->raw) ? aqhi->raw : NAN,
			aqhi->class ? aqhi->class->level : 0);
}

static void put_frame(struct ehr_air_fold *self,
	const struct ehr_air_frames *frames, size_t i)
{
	const struct ehr_air_frame *frame = &frames->frame[i];
	size_t station = ehr_air_days_station(self->days,
		name_of(&self->name, frame->station),
		city_of(self, frame->station));
	long day = ehr_hour_day(frame->time);
	struct ehr_aqi_input input;
	struct ehr_aqhi_report report;
	int indices;

	ehr_aqi_frame_input(self->opts, frames, i, &input);
	ehr_air_days_put(self->days, station, day, &input);
	for (size_t k = 0; k < self->parts; k++) {
		ehr_aqhi_part_report(
			&self->part[k], frames, i, &report, &indices);
		put_index(self->indices[k], station, day, &report.aqhi);
	}
}

void ehr_air_fold(void *self, const struct ehr_air_frames *frames)
{
	for (size_t i = 0; i < frames->n; i++)
		put_frame(self, frames, i);
}
