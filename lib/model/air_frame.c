/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_frame.h"

#include <stdlib.h>

#include "base/mem.h"

void ehr_air_frames_release(struct ehr_air_frames *frames)
{
	free(frames->frame);
	free(frames->sum);
	free(frames->indices);
	free(frames->aqi);
	*frames = (struct ehr_air_frames){ 0 };
}

static void grow(struct ehr_air_frames *frames, struct ehr_air_room room)
{
	frames->cap = frames->cap * 2 + 64;
	frames->frame =
		ehr_realloc(frames->frame, frames->cap, sizeof(*frames->frame));
	frames->sum = ehr_realloc(
		frames->sum, frames->cap * room.slots, sizeof(*frames->sum));
	if (room.plans > 0)
		frames->indices = ehr_realloc(frames->indices,
			frames->cap * room.plans, sizeof(*frames->indices));
	if (room.aqi)
		frames->aqi = ehr_realloc(
			frames->aqi, frames->cap, sizeof(*frames->aqi));
}

struct ehr_air_frame *ehr_air_frames_add(
	struct ehr_air_frames *frames, struct ehr_air_room room)
{
	if (frames->n == frames->cap)
		grow(frames, room);
	return &frames->frame[frames->n++];
}
