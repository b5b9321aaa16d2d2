/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grade of a sudden environmental event that happened (guobanhan 2014 no.
 * 119): any one criterion suffices. One row an event; what is not known leaves
 * higher grades possible.
 */
#ifndef EHR_MODEL_EVENT_HAPPENED_H
#define EHR_MODEL_EVENT_HAPPENED_H

#include "io/reader.h"
#include "io/writer.h"
#include "model/event_quotient.h"

enum { EHR_EVENT_HAPPENED_OUTS = 7 };
extern const char *const ehr_event_happened_outs[EHR_EVENT_HAPPENED_OUTS + 1];

/* Reads the rest of reader and writes each row with what is found behind it.
 * *open counts rows whose grade is a lower bound. */
EHR_MUST_USE int ehr_event_happened(const struct ehr_event_tables *tables,
	struct ehr_reader *reader, struct ehr_writer *writer,
	unsigned long *open, struct ehr_err *err);

#endif
