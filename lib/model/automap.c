/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/automap.h"

#include "model/canonical.h"
#include "model/map_text.h"
#include "ref/heading_note.h"

int ehr_automap_open(struct ehr_automap *automap,
	const struct ehr_recogniser *with, const char *path,
	struct ehr_err *err)
{
	*automap = (struct ehr_automap){ .with = *with };
	automap->headings =
		ehr_headings_open(path, with->units, with->aliases, err);
	if (automap->headings == NULL)
		return -1;
	automap->forms = ehr_forms_open(err);
	automap->with.headings = automap->headings;
	automap->with.forms = automap->forms;
	return automap->forms == NULL ? -1 : 0;
}

void ehr_automap_close(struct ehr_automap *automap)
{
	ehr_recognised_release(&automap->found);
	ehr_buf_release(&automap->text);
	ehr_forms_close(automap->forms);
	ehr_headings_close(automap->headings);
}

int ehr_automap_make(struct ehr_automap *automap,
	const struct ehr_tablehead *head, struct ehr_err *err)
{
	int rc = ehr_recognise(&automap->found, head, &automap->with, err);

	ehr_map_text(&automap->found, &automap->with, &automap->text);
	return rc;
}

static const char *unit_of(
	const struct ehr_recognised *found, const struct ehr_decision *like)
{
	for (size_t i = 0; i < found->n; i++)
		if (strcmp(found->decision[i].column->name,
			    like->column->name) == 0)
			return found->decision[i].unit;
	return like->unit;
}

int ehr_automap_again(const struct ehr_automap *automap,
	const struct ehr_tablehead *head, struct ehr_err *err)
{
	struct ehr_recognised found;
	int rc = ehr_recognise(&found, head, &automap->with, err);

	for (size_t i = 0; rc == 0 && i < found.n; i++) {
		const struct ehr_decision *one = &found.decision[i];
		const char *first = unit_of(&automap->found, one);

		if (first != NULL && one->unit != NULL &&
			strcmp(first, one->unit) != 0)
			rc = ehr_fail(err, EHR_FAULT_USAGE,
				_("column \"%s\": its unit is \"%s\" (from "
				  "%s), but \"%s\" in the first file; read "
				  "them one by one"),
				one->column->name, one->unit, one->unit_from,
				first);
	}
	ehr_recognised_release(&found);
	return rc;
}

bool ehr_automap_is_heading(const void *automap, struct ehr_str text)
{
	const struct ehr_automap *self = automap;

	return ehr_headings_known(self->headings, text);
}

bool ehr_automap_is_unit(const void *automap, struct ehr_str text)
{
	const struct ehr_automap *self = automap;

	return ehr_units_known(self->with.units, text);
}

bool ehr_automap_is_note(const void *automap, struct ehr_str text)
{
	const struct ehr_automap *self = automap;
	struct ehr_arena arena = { 0 };
	struct ehr_heading_note note;
	bool tells;

	ehr_heading_note_read(
		ehr_headings_grammar(self->headings), text, &arena, &note);
	tells = note.unit.n > 0 || note.n > 0;
	ehr_arena_release(&arena);
	return tells;
}

const char *ehr_automap_input_name(const char *name, struct ehr_arena *arena)
{
	struct ehr_buf text = { 0 };
	const char *made;

	ehr_buf_printf(&text, "%s (input)", name);
	made = ehr_arena_string(arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return made;
}

/* Of positions and amounts only what nothing in the table may say. */
static bool can_be_constant(const char *name)
{
	const struct ehr_canonical *canonical = ehr_canonical_find(name);

	return canonical != NULL &&
	       (canonical->filled == EHR_FILLED_FIELD ||
		       canonical->filled == EHR_FILLED_KIND ||
		       strcmp(name, "unit") == 0 ||
		       strcmp(name, "pollutant") == 0);
}

struct ehr_constant *ehr_constants_read(const char *const *text, size_t n,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_constant *constant =
		ehr_arena_calloc(arena, n + 1, sizeof *constant);

	for (size_t i = 0; i < n; i++) {
		struct ehr_str value, name = ehr_str_of(text[i]);

		value = name;
		name = ehr_str_cut(&value, '=');
		constant[i].name = ehr_arena_string(arena, name);
		constant[i].value = value.p;
		if (value.n > 0 && can_be_constant(constant[i].name))
			continue;
		ehr_fail(err, EHR_FAULT_USAGE,
			_("--constant: NAME=VALUE with the name of a canonical "
			  "column that may be constant, not \"%s\""),
			text[i]);
		return NULL;
	}
	return constant;
}
