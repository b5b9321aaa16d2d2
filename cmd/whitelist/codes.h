/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --qr of ehrisk-whitelist: the codes of enterprises as files.
 */
#ifndef EHR_CMD_WHITELIST_CODES_H
#define EHR_CMD_WHITELIST_CODES_H

#include "model/grading_book.h"

/* DIR/SOURCE_ID.svg for each enterprise that the choice has; what is not a
 * letter, figure, hyphen, underscore or inner point in the id is written %XX. */
EHR_MUST_USE int whitelist_draw_codes(struct ehr_grading_book *book,
	struct ehr_grading_choice choice, const char *dir, struct ehr_err *err);

#endif
