/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speciate/codes.h"

#include <stdlib.h>

#include "model/office.h"
#include "speciate/options.h"

/* Names the nearest one; always -1. */
static int unknown(const struct ehr_speciation *self, struct ehr_str name,
	struct ehr_err *err)
{
	const size_t n = ehr_speciation_count(self);
	const char **all = ehr_calloc(n + 1, sizeof(*all));
	const char *nearest;
	char found[96];

	for (size_t i = 0; i < n; i++)
		all[i] = ehr_speciation_at(self, i)->name;
	nearest = ehr_str_nearest(name, all, n);
	free(all);
	ehr_visible(found, sizeof(found), name);
	if (nearest)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no speciation profile \"%s\"; did you mean %s?"),
			found, nearest);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("no speciation profile \"%s\"; --list shows them"), found);
}

static int twice(const char *first, const char *second, struct ehr_str code,
	struct ehr_err *err)
{
	char text[64];

	ehr_visible(text, sizeof(text), code);
	if (code.n == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("%s and %s split the same sum: choose one, or give "
			  "--bounds"),
			first, second);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s and %s split the same sum for the code \"%s\": choose "
		  "one, or give --bounds"),
		first, second, text);
}

static bool alike(const struct ehr_speciate_rules *rules,
	const struct ehr_speciation_profile *a,
	const struct ehr_speciation_profile *b)
{
	return strcmp(ehr_speciate_splits(rules, a),
		       ehr_speciate_splits(rules, b)) == 0;
}

static int take_fixed(struct speciate_setup *setup, struct ehr_err *err)
{
	const struct ehr_list *list = &speciate_given.profile;
	struct ehr_speciate_rules *rules = &setup->rules;

	rules->fixed = ehr_calloc(list->n + 1, sizeof(*rules->fixed));
	for (size_t i = 0; i < list->n; i++) {
		struct ehr_str name = ehr_str_of(list->item[i]);
		const struct ehr_speciation_profile *profile =
			ehr_speciation_find(setup->speciation, name);

		if (!profile)
			return unknown(setup->speciation, name, err);
		for (size_t k = 0; k < i; k++)
			if (rules->fixed[k] == profile ||
				(!rules->bounds.toxicity &&
					alike(rules, rules->fixed[k], profile)))
				return twice(rules->fixed[k]->name,
					profile->name,
					(struct ehr_str){ "", 0 }, err);
		rules->fixed[rules->n_fixed++] = profile;
	}
	return 0;
}

static struct ehr_speciate_code entry_of(struct speciate_setup *setup,
	struct ehr_str code, const struct ehr_speciation_profile *profile)
{
	struct ehr_speciate_key key = { 0 };
	struct ehr_speciate_code entry = { .profile = profile };

	ehr_speciate_key_make(&key, code);
	entry.plain =
		ehr_arena_copy(&setup->arena, ehr_speciate_key_plain(&key));
	entry.figures =
		ehr_arena_copy(&setup->arena, ehr_speciate_key_figures(&key));
	ehr_speciate_key_release(&key);
	return entry;
}

static void add_code(
	struct speciate_setup *setup, const struct ehr_speciate_code *entry)
{
	struct ehr_speciate_rules *rules = &setup->rules;

	if (rules->n_code == setup->code_cap) {
		setup->code_cap = setup->code_cap ? 2 * setup->code_cap : 64;
		rules->code = ehr_realloc(
			rules->code, setup->code_cap, sizeof(*rules->code));
	}
	rules->code[rules->n_code++] = *entry;
}

/* Those that can be scored: a leading species alone says too little. */
static void take_built_in(struct speciate_setup *setup)
{
	setup->rules.built_in = true;
	for (size_t i = 0; i < ehr_speciation_count(setup->speciation); i++) {
		const struct ehr_speciation_profile *profile =
			ehr_speciation_at(setup->speciation, i);
		struct ehr_str codes = ehr_str_of(profile->industry_codes);

		while (profile->scorable && codes.n > 0) {
			struct ehr_str code = ehr_str_cut(&codes, ' ');
			struct ehr_speciate_code entry =
				entry_of(setup, code, profile);

			if (entry.plain.n > 0)
				add_code(setup, &entry);
		}
	}
}

/* Codes of industries are the same by their figures, others by their text. */
static struct ehr_str same_key(
	const struct ehr_speciate_code *entry, struct ehr_buf *text)
{
	bool industry = entry->figures.n > 0;

	text->n = 0;
	ehr_buf_putc(text, industry ? '1' : '0');
	ehr_buf_add_str(text, industry ? entry->figures : entry->plain);
	return (struct ehr_str){ text->p, text->n };
}

/* Links the code, which is the next to be added, with the same ones before it. */
static int check_code(struct speciate_setup *setup, struct ehr_str code,
	struct ehr_speciate_code *entry, struct ehr_err *err)
{
	const struct ehr_speciate_rules *rules = &setup->rules;
	struct ehr_buf text = { 0 };
	size_t key =
		(size_t)ehr_map_add(&setup->same, same_key(entry, &text), NULL);

	ehr_buf_release(&text);
	if (key >= setup->last_cap) {
		size_t cap = setup->last_cap ? 2 * setup->last_cap : 64;

		setup->last =
			ehr_realloc(setup->last, cap, sizeof(*setup->last));
		memset(setup->last + setup->last_cap, 0,
			(cap - setup->last_cap) * sizeof(*setup->last));
		setup->last_cap = cap;
	}
	for (size_t i = setup->last[key]; i > 0;
		i = rules->code[i - 1].before) {
		const struct ehr_speciate_code *other = &rules->code[i - 1];

		if (other->profile == entry->profile ||
			(!rules->bounds.toxicity &&
				alike(rules, other->profile, entry->profile)))
			return twice(other->profile->name, entry->profile->name,
				code, err);
	}
	entry->before = setup->last[key];
	setup->last[key] = rules->n_code + 1;
	return 0;
}

static int take_row(struct speciate_setup *setup, struct ehr_str code,
	struct ehr_str name, struct ehr_err *err)
{
	const struct ehr_speciation_profile *profile =
		ehr_speciation_find(setup->speciation, name);

	struct ehr_speciate_code entry = entry_of(setup, code, profile);

	if (entry.plain.n == 0)
		return ehr_fail_cell(err, "code", "empty",
			N_("a code, or the beginning of one"), code);
	if (!profile)
		return unknown(setup->speciation, name, err);
	if (check_code(setup, code, &entry, err))
		return -1;
	add_code(setup, &entry);
	return 0;
}

static int read_file(struct speciate_setup *setup, struct ehr_run *run)
{
	struct ehr_reader *reader;
	struct ehr_row row;
	size_t code, profile;
	int got;

	if (ehr_run_check_side(run, "--profiles", speciate_given.profiles))
		return -1;
	reader = ehr_office_open(
		run, ehr_run_side_as, speciate_given.profiles, &run->err);
	if (!reader)
		return -1;
	if (ehr_header_need(
		    ehr_reader_header(reader), "code", &code, &run->err) ||
		ehr_header_need(ehr_reader_header(reader), "profile", &profile,
			&run->err))
		return ehr_err_at(&run->err, speciate_given.profiles, 1);
	while ((got = ehr_reader_next(reader, &row, &run->err)) == 1)
		if (take_row(setup, ehr_str_trim(row.cell[code]),
			    ehr_str_trim(row.cell[profile]), &run->err))
			return ehr_err_at(
				&run->err, speciate_given.profiles, row.line);
	return got;
}

int speciate_codes_read(struct speciate_setup *setup, struct ehr_run *run)
{
	if (!speciate_given.by)
		return take_fixed(setup, &run->err);
	setup->rules.by_code = true;
	if (speciate_given.profiles)
		return read_file(setup, run);
	take_built_in(setup);
	return 0;
}
