/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything that goes to standard error, one line a message.
 */
#ifndef EHR_APP_MESSAGE_H
#define EHR_APP_MESSAGE_H

#include <stdarg.h>

#include "base/err.h"

/* program: file:line: column "name": text */
void ehr_message_error(const char *program, const struct ehr_err *err);
void ehr_message_notice(const char *program, const char *fmt, va_list args);
void ehr_message_raw(const char *text, size_t n);

#endif
