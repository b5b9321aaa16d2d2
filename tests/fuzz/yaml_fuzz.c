/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML profiles: any bytes give a tree that keeps its promises, or an error
 * with a place.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "io/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_string(struct ehr_str text)
{
	if (text.p == NULL || text.p[text.n] != '\0' ||
		ehr_utf8_check(text.p, text.n) != text.n)
		abort();
}

static void check_tree(const struct ehr_yaml *node, unsigned depth)
{
	size_t n = 0;

	if (depth > 64 || node->line == 0 || node->file == NULL)
		abort();
	check_string(node->key);
	check_string(node->text);
	for (const struct ehr_yaml *child = node->first; child != NULL;
		child = child->next) {
		if (node->kind == EHR_YAML_MAP &&
			ehr_yaml_find(node, child->key.p) != child)
			abort();
		check_tree(child, depth + 1);
		n++;
	}
	if (n != node->n || (node->kind == EHR_YAML_TEXT && n > 0))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_arena arena = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_str bytes = { (const char *)data, size };
	const struct ehr_yaml *root =
		ehr_yaml_read("fuzz.yaml", bytes, &arena, &err);

	if (root != NULL)
		check_tree(root, 0);
	else if (err.fault != EHR_FAULT_USAGE || err.text[0] == '\0' ||
		 strcmp(err.file, "fuzz.yaml") != 0)
		abort();
	ehr_arena_release(&arena);
	return 0;
}
