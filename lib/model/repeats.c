/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/repeats.h"

void ehr_repeats_init(
	struct ehr_repeats *repeats, uint64_t threshold, size_t limit)
{
	*repeats = (struct ehr_repeats){
		.threshold = threshold,
		.pair = { .limit = limit },
		.point = { .limit = limit, .words = 1 },
	};
}

static struct ehr_print pair_of(struct ehr_print point, struct ehr_print source)
{
	struct ehr_print both[2] = { point, source };

	return ehr_print_of(
		(struct ehr_str){ (const char *)both, sizeof both });
}

bool ehr_repeats_add(struct ehr_repeats *repeats, struct ehr_print point,
	struct ehr_print source)
{
	uint64_t *sources;

	if (ehr_print_is_none(point) || ehr_print_is_none(source))
		return false;
	if (ehr_seen_add(&repeats->point, point, &sources) == EHR_SEEN_FULL) {
		repeats->not_counted++;
		return false;
	}
	switch (ehr_seen_add(&repeats->pair, pair_of(point, source), NULL)) {
	case EHR_SEEN_NEW:
		++*sources;
		if (*sources == repeats->threshold) {
			repeats->suspect++;
			repeats->sources += *sources;
		} else if (*sources > repeats->threshold) {
			repeats->sources++;
		}
		break;
	case EHR_SEEN_FULL: repeats->not_counted++; break;
	case EHR_SEEN_BEFORE: break;
	}
	return *sources >= repeats->threshold;
}

void ehr_repeats_release(struct ehr_repeats *repeats)
{
	ehr_seen_release(&repeats->pair);
	ehr_seen_release(&repeats->point);
}
