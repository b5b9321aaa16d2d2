/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What indices of an hour or day are made of: sums over hours by slot
 * (model/aqhi_plan.h) and pollutant, and what is to be said of it.
 */
#ifndef EHR_MODEL_AIR_FRAME_H
#define EHR_MODEL_AIR_FRAME_H

#include "model/aqi_hours.h"

#define EHR_AIR_NO_ROW SIZE_MAX

/* What is said of a station in its first row. */
struct ehr_air_station {
	struct ehr_str key;  /* its name, parts divided by EHR_AIR_UNIT_SEP */
	struct ehr_str keep; /* cells of the kept columns, likewise */
	struct ehr_hour_form form;
};
#define EHR_AIR_UNIT_SEP '\x1f'

struct ehr_air_frame {
	long time;  /* the hour as stamped, or the first one of the day, by the
		      clock of the table */
	size_t row; /* the row given with the reading, or EHR_AIR_NO_ROW */
	const struct ehr_air_station *station; /* as long as the series */
	bool filled;                           /* nothing was read */
	unsigned char negative, nondetect;     /* bits of enum ehr_air */
};

/* Frames one behind the other. { 0 } is empty; n may be set to 0. */
struct ehr_air_frames {
	struct ehr_air_frame *frame;
	struct ehr_air_sum (*sum)[EHR_AIR_N]; /* slots of them a frame */
	int *indices; /* plans of them a frame: hours with an index, of a method
			 of hours in form day */
	struct ehr_aqi_input *aqi; /* one a frame, if asked for */
	size_t n, cap;
};
void ehr_air_frames_release(struct ehr_air_frames *frames);

/* What there is room for beside each frame. */
struct ehr_air_room {
	unsigned slots;
	size_t plans;
	bool aqi;
};

/* Room for one more behind the others; frames->n is one more. All of it is to be
 * filled. */
struct ehr_air_frame *ehr_air_frames_add(
	struct ehr_air_frames *frames, struct ehr_air_room room);

#endif
