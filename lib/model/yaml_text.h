/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML as text, for maps that are written. Every text stands between double
 * quotes, so that none is taken for something else; what is not printed, breaks
 * of lines among it, is escaped.
 */
#ifndef EHR_MODEL_YAML_TEXT_H
#define EHR_MODEL_YAML_TEXT_H

#include "io/yaml.h"

/* Appends the text as a scalar. */
void ehr_yaml_quote(struct ehr_buf *out, struct ehr_str text);
void ehr_yaml_quote_text(struct ehr_buf *out, const char *text);

/* Appends "key: ", quoted unless it is of small letters and "_". */
void ehr_yaml_put_key(struct ehr_buf *out, struct ehr_str key);

/* Appends the node in one line, without its key. */
void ehr_yaml_put(struct ehr_buf *out, const struct ehr_yaml *node);

/* Appends the node with its key, each child in a line of its own. */
void ehr_yaml_put_section(struct ehr_buf *out, const struct ehr_yaml *node);

/* Ends the line, with a remark, which may be NULL. */
void ehr_yaml_end_line(struct ehr_buf *out, const char *remark);

#endif
