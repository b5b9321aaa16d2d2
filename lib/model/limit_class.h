/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The class of one item: the best whose limit it keeps. Where two classes share a
 * limit the better one is given. A class without a limit of its own cannot be
 * told from the next worse one, nor can classes be where the detection limit lies
 * between their limits: then it is one of several.
 */
#ifndef EHR_MODEL_LIMIT_CLASS_H
#define EHR_MODEL_LIMIT_CLASS_H

#include "model/limit_number.h"

/* The limits of an item by class from 1; NULL: none. { 0 } is empty. */
struct ehr_limit_classes {
	const struct ehr_limit_held *held[EHR_LIMIT_CLASSES + 1];
	size_t n;
};

/* Adds a limit to the classes that it is of. */
void ehr_limit_classes_add(
	struct ehr_limit_classes *classes, const struct ehr_limit_held *held);

/* The best and the worst class that it may be of; count + 1: worse than all. */
void ehr_limit_classes_judge(const struct ehr_limit_classes *classes, int count,
	const struct ehr_limit_measure *measure, int *from, int *to);

#endif
