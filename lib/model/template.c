/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/template.h"

/* The literal text up to a cell or the end, doubled brackets made single; *p
 * moves on. *bad: a closing bracket alone. */
static struct ehr_str take_text(
	const char **p, struct ehr_arena *arena, bool *bad)
{
	char *text = ehr_arena_alloc(arena, strlen(*p) + 1);
	size_t n = 0;

	*bad = false;
	for (; **p != '\0'; ++*p) {
		bool bracket = **p == '{' || **p == '}';

		if (bracket && (*p)[1] != **p) {
			*bad = **p == '}';
			break;
		}
		*p += bracket;
		text[n++] = **p;
	}
	return (struct ehr_str){ text, n };
}

/* The name in the brackets that *p stands on; NULL if they do not close or hold
 * nothing. */
static const char *take_column(const char **p, struct ehr_arena *arena)
{
	const char *end = strchr(*p, '}');
	struct ehr_str name;

	if (end == NULL || end == *p + 1)
		return NULL;
	name = (struct ehr_str){ *p + 1, (size_t)(end - *p) - 1 };
	*p = end + 1;
	return ehr_arena_string(arena, name);
}

int ehr_template_read(struct ehr_template *made, const char *text,
	struct ehr_arena *arena, struct ehr_err *err)
{
	const char *p = text;
	size_t most = 1;

	for (const char *c = text; *c != '\0'; c++)
		most += *c == '{';
	made->part = ehr_arena_calloc(arena, most, sizeof *made->part);
	made->n = 0;
	do {
		struct ehr_template_part *part = &made->part[made->n++];
		bool bad;

		part->text = take_text(&p, arena, &bad);
		if (!bad && *p == '{') {
			part->column = take_column(&p, arena);
			bad = part->column == NULL;
		}
		if (bad)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("bracket without a column in \"%s\"; write "
				  "{{ or }} for a bracket itself"),
				text);
	} while (*p != '\0');
	return 0;
}

struct ehr_str ehr_template_fill(const struct ehr_template *made,
	const struct ehr_str *cell, struct ehr_arena *arena)
{
	size_t n = 0;
	char *text, *p;

	for (size_t i = 0; i < made->n; i++) {
		const struct ehr_template_part *part = &made->part[i];

		n += part->text.n;
		if (part->column == NULL)
			continue;
		if (cell[part->at].n == 0)
			return (struct ehr_str){ "", 0 };
		n += cell[part->at].n;
	}
	p = text = ehr_arena_alloc(arena, n + 1);
	for (size_t i = 0; i < made->n; i++) {
		const struct ehr_template_part *part = &made->part[i];

		memcpy(p, part->text.p, part->text.n);
		p += part->text.n;
		if (part->column == NULL)
			continue;
		memcpy(p, cell[part->at].p, cell[part->at].n);
		p += cell[part->at].n;
	}
	return (struct ehr_str){ text, n };
}
