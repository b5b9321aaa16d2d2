/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One scheme of classes for cells from a YAML file of one's own: the keys
 * scheme (its name), source (where the bounds come from), note, and classes, a
 * list from the lowest class up of maps with name_en, name_zh, upper, colour
 * and note. A bound belongs to the class below it; the last class has none.
 * name_zh, colour and notes may be missing. What the built-in schemes must keep
 * to (ref/zone_class.h) holds here too.
 */
#ifndef EHR_REF_CLASS_FILE_H
#define EHR_REF_CLASS_FILE_H

#include "base/mem.h"
#include "ref/zone_class.h"

struct ehr_class_file {
	struct ehr_zone_scheme scheme; /* a missing colour is "" */
	struct ehr_zone_class class[EHR_ZONE_CLASSES];
	char sha256[65];
	struct ehr_arena arena;
};

/* Fails with EHR_FAULT_USAGE, with file, line and key. Until released at one
 * address. */
EHR_MUST_USE int ehr_class_file_open(
	struct ehr_class_file *file, const char *path, struct ehr_err *err);
void ehr_class_file_release(struct ehr_class_file *file);

#endif
