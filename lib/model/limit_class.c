/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_class.h"

void ehr_limit_classes_add(
	struct ehr_limit_classes *classes, const struct ehr_limit_held *held)
{
	for (int i = held->limit->class_from; i <= held->limit->class_to; i++) {
		classes->held[i] = held;
		classes->n++;
	}
}

void ehr_limit_classes_judge(const struct ehr_limit_classes *classes, int count,
	const struct ehr_limit_measure *measure, int *from, int *to)
{
	*from = 1;
	*to = count + 1;
	for (int i = 1; i <= count; i++) {
		enum ehr_exceeds exceeds;

		if (classes->held[i] == NULL)
			continue;
		exceeds = ehr_limit_exceeds(classes->held[i], measure);
		if (exceeds == EHR_EXCEEDS_NO) {
			*to = i;
			return;
		}
		if (exceeds == EHR_EXCEEDS_YES)
			*from = i + 1;
	}
}
