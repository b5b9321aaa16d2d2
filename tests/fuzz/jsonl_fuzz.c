/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON Lines: the first line is the header, each line is read the flat way and
 * the general way (through cJSON), which must agree on every cell, or both
 * refuse.
 */
#include <stdint.h>
#include <stdlib.h>

#include "io/jsonl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(struct ehr_jsonl *flat, struct ehr_jsonl *general,
	const struct ehr_header *header, struct ehr_str line)
{
	struct ehr_str *a = ehr_calloc(header->n, sizeof(a[0]));
	struct ehr_str *b = ehr_calloc(header->n, sizeof(b[0]));
	struct ehr_err err_a = { 0 }, err_b = { 0 };
	int rc = ehr_jsonl_cells(flat, header, line, a, &err_a);

	if (ehr_jsonl_cells(general, header, line, b, &err_b) != rc)
		abort();
	if (rc < 0 && (strcmp(err_a.text, err_b.text) != 0 ||
			      err_a.fault != EHR_FAULT_DATA))
		abort();
	for (size_t i = 0; rc == 0 && i < header->n; i++)
		if (!ehr_str_eq(a[i], b[i]))
			abort();
	free(a);
	free(b);
}

/* Makes general never try the flat way. */
static void prepare(struct ehr_jsonl *general, const struct ehr_header *header)
{
	struct ehr_str *cell = ehr_calloc(header->n, sizeof(cell[0]));
	struct ehr_err err;

	if (ehr_jsonl_cells(general, header, ehr_str_of("{}"), cell, &err) < 0)
		abort();
	general->plain = false;
	free(cell);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_str rest = { (const char *)data, size };
	struct ehr_str first = ehr_str_cut(&rest, '\n');
	struct ehr_header header = { 0 };
	struct ehr_jsonl flat = { 0 }, general = { 0 };
	struct ehr_err err = { 0 };

	if (ehr_jsonl_header(first, &header, &err) < 0) {
		if (header.name != NULL || err.fault != EHR_FAULT_DATA)
			abort();
		return 0;
	}
	prepare(&general, &header);
	compare(&flat, &general, &header, first);
	while (rest.p != NULL)
		compare(&flat, &general, &header, ehr_str_cut(&rest, '\n'));
	ehr_jsonl_release(&flat);
	ehr_jsonl_release(&general);
	for (size_t i = 0; i < header.n; i++)
		free(header.name[i]);
	free(header.name);
	return 0;
}
