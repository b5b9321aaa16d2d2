/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/labels.h"

#include <stdlib.h>

#include "io/reader.h"
#include "render/embedded.h"

static int read_rows(
	struct ehr_labels *self, struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	size_t key, text, cap = 0;
	int rc;

	if (ehr_header_need(header, "key", &key, err) < 0 ||
		ehr_header_need(header, self->zh ? "zh" : "en", &text, err) < 0)
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		size_t at =
			(size_t)ehr_map_add(&self->key, row.cell[key], NULL);

		if (at >= cap) {
			cap = cap ? 2 * cap : 64;
			self->text = ehr_realloc(
				self->text, cap, sizeof(*self->text));
		}
		self->text[at] = ehr_arena_copy(&self->arena, row.cell[text]);
	}
	return rc;
}

int ehr_labels_open(struct ehr_labels *self, bool zh, struct ehr_err *err)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader = ehr_reader_memory(
		"labels.csv", ehr_embedded(EHR_EMBEDDED_LABELS), &opts, err);
	int rc;

	*self = (struct ehr_labels){ .zh = zh };
	if (!reader)
		return -1;
	rc = read_rows(self, reader, err);
	ehr_reader_close(reader);
	if (rc < 0)
		ehr_labels_release(self);
	return rc;
}

void ehr_labels_release(struct ehr_labels *self)
{
	ehr_map_release(&self->key);
	free(self->text);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_labels){ 0 };
}

struct ehr_str ehr_label(const struct ehr_labels *self, const char *key)
{
	long at = ehr_map_find(&self->key, ehr_str_of(key));

	return at == EHR_MAP_NONE ? ehr_str_of(key) : self->text[at];
}

struct ehr_str ehr_labels_column(
	const struct ehr_labels *self, const char *name)
{
	struct ehr_buf key = { 0 };
	struct ehr_str label;

	ehr_buf_printf(&key, "column.%s", name);
	label = ehr_label(self, ehr_buf_text(&key));
	if (label.p == key.p)
		label = ehr_str_of(name);
	ehr_buf_release(&key);
	return label;
}
