/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/meaning.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/load.h"

struct text {
	const char *meaning, *needed;
};

struct ehr_meanings {
	struct ehr_arena arena;
	struct ehr_map key; /* name, or column and word with a blank between */
	struct text *text;  /* by index of key */
};

static int add(struct ehr_meanings *self, struct ehr_str key, struct text text,
	struct ehr_err *err)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->key, key, &is_new);

	if (!is_new || key.n == 0)
		return ehr_fail_cell(
			err, "name", "duplicate", N_("a new key"), key);
	self->text = ehr_realloc(self->text, at + 1, sizeof *self->text);
	self->text[at] = text;
	return 0;
}

static int add_name(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_meanings *self = into;

	return add(self, cell[0],
		(struct text){ ehr_arena_string(&self->arena, cell[1]), "" },
		err);
}

static int add_reason(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_meanings *self = into;
	struct text text = { ehr_arena_string(&self->arena, cell[2]),
		ehr_arena_string(&self->arena, cell[3]) };
	struct ehr_buf key = { 0 };
	int rc;

	ehr_buf_add_str(&key, cell[0]);
	ehr_buf_putc(&key, ' ');
	ehr_buf_add_str(&key, cell[1]);
	rc = add(self, (struct ehr_str){ key.p, key.n }, text, err);
	ehr_buf_release(&key);
	return rc;
}

static int read_tables(struct ehr_meanings *self, bool zh, struct ehr_err *err)
{
	const char *const name[] = { "name", zh ? "meaning_zh" : "meaning_en" };
	const char *const reason[] = { "column", "word", name[1],
		zh ? "needed_zh" : "needed_en" };
	const struct ehr_load_table table[] = {
		{ "parameters.csv", name, 2, 2, add_name, NULL },
		{ "reasons.csv", reason, 4, 4, add_reason, NULL },
	};

	return ehr_load_rows(&table[0], NULL, self, NULL, NULL, err) ||
			       ehr_load_rows(
				       &table[1], NULL, self, NULL, NULL, err)
		       ? -1
		       : 0;
}

struct ehr_meanings *ehr_meanings_open(bool zh, struct ehr_err *err)
{
	struct ehr_meanings *self = ehr_calloc(1, sizeof *self);

	if (read_tables(self, zh, err) == 0)
		return self;
	ehr_meanings_close(self);
	return NULL;
}

void ehr_meanings_close(struct ehr_meanings *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	free(self->text);
	free(self);
}

const char *ehr_meaning_of(const struct ehr_meanings *self, struct ehr_str name)
{
	long at = ehr_map_find(&self->key, name);

	return at == EHR_MAP_NONE ? "" : self->text[at].meaning;
}

bool ehr_meaning_reason(const struct ehr_meanings *self, const char *column,
	struct ehr_str word, const char **why, const char **needed)
{
	struct ehr_buf key = { 0 };
	long at;

	*why = *needed = "";
	ehr_buf_printf(&key, "%s ", column);
	ehr_buf_add_str(&key, word);
	at = ehr_map_find(&self->key, (struct ehr_str){ key.p, key.n });
	ehr_buf_release(&key);
	if (at == EHR_MAP_NONE)
		return false;
	*why = self->text[at].meaning;
	*needed = self->text[at].needed;
	return true;
}
