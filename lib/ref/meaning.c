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

static int add(struct ehr_meanings *self, const struct ehr_load *load,
	struct ehr_str key, struct text text, struct ehr_err *err)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->key, key, &is_new);

	if (!is_new || key.n == 0)
		return ehr_load_bad(
			load, "name", "duplicate", N_("a new key"), key, err);
	self->text = ehr_realloc(self->text, at + 1, sizeof *self->text);
	self->text[at] = text;
	return 0;
}

static int read_names(struct ehr_meanings *self, struct ehr_load *load, bool zh,
	struct ehr_err *err)
{
	size_t name, meaning;
	int rc;

	if (ehr_load_need(load, "name", &name, err) != 0 ||
		ehr_load_need(load, zh ? "meaning_zh" : "meaning_en", &meaning,
			err) != 0)
		return -1;
	while ((rc = ehr_load_next(load, err)) == 1) {
		struct text text = {
			ehr_load_text(load, &self->arena, (long)meaning), ""
		};
		if (add(self, load, load->row.cell[name], text, err) != 0)
			return -1;
	}
	return rc;
}

static int read_reasons(struct ehr_meanings *self, struct ehr_load *load,
	bool zh, struct ehr_err *err)
{
	const char *const name[] = { "column", "word",
		zh ? "meaning_zh" : "meaning_en",
		zh ? "needed_zh" : "needed_en" };
	size_t at[4];
	int rc = 0;

	for (int i = 0; i < 4 && rc == 0; i++)
		rc = ehr_load_need(load, name[i], &at[i], err);
	while (rc == 0 && (rc = ehr_load_next(load, err)) == 1) {
		struct text text = { ehr_load_text(
					     load, &self->arena, (long)at[2]),
			ehr_load_text(load, &self->arena, (long)at[3]) };
		struct ehr_buf key = { 0 };

		ehr_buf_add_str(&key, load->row.cell[at[0]]);
		ehr_buf_putc(&key, ' ');
		ehr_buf_add_str(&key, load->row.cell[at[1]]);
		rc = add(self, load, (struct ehr_str){ key.p, key.n }, text,
			err);
		ehr_buf_release(&key);
	}
	return rc;
}

static int read_tables(struct ehr_meanings *self, bool zh, struct ehr_err *err)
{
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "parameters.csv", NULL, err) != 0)
		return -1;
	rc = read_names(self, &load, zh, err);
	ehr_load_close(&load);
	if (rc != 0 || ehr_load_open(&load, "reasons.csv", NULL, err) != 0)
		return -1;
	rc = read_reasons(self, &load, zh, err);
	ehr_load_close(&load);
	return rc;
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
