/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Warnings and messages as rows.
 */
#ifndef EHR_MODEL_WARN_WRITE_H
#define EHR_MODEL_WARN_WRITE_H

#include "io/writer.h"
#include "model/warn_book.h"

/* One row a warning; one row a message. */
extern const char *const ehr_warning_columns[];
extern const char *const ehr_warn_message_columns[];
enum { EHR_WARNING_COLUMNS = 23, EHR_WARN_MESSAGE_COLUMNS = 17 };

struct ehr_warn_writing {
	const struct ehr_warn_book *book;
	struct ehr_writer *writer;
	enum ehr_warn_audience audience;
	bool english; /* the text; else Chinese */
	struct ehr_buf id, text;
};
void ehr_warn_writing_release(struct ehr_warn_writing *self);

/* The warning of a station as it stands; it must have one, or have just had
 * it. */
EHR_MUST_USE int ehr_warn_write(
	struct ehr_warn_writing *self, size_t station, struct ehr_err *err);

/* What was just opened, raised, lowered or closed, for one audience. */
EHR_MUST_USE int ehr_warn_write_message(struct ehr_warn_writing *self,
	size_t station, const struct ehr_warn_change *change,
	enum ehr_warn_audience audience, struct ehr_err *err);

#endif
