/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/explain.h"

#include <stdlib.h>

#include "model/mapping_measure.h"

const char *const ehr_explain_columns[EHR_EXPLAIN_COLUMNS] = { "column",
	"group", "field", "pollutant", "cas", "medium", "point_type",
	"quantity", "layer", "unit", "unit_from", "decision", "why" };

/* What the map says of one column. */
struct entry {
	struct ehr_buf field; /* names, blanks between */
	const struct ehr_measure *measure;
	const char *decision; /* NULL: used, if it has a field */
};

struct table {
	const struct ehr_explained *from;
	struct entry *entry;
};

static struct entry *entry_of(struct table *self, const char *column)
{
	long at = column == NULL ? EHR_NO_COLUMN
				 : ehr_header_find(self->from->header, column);

	return at == EHR_NO_COLUMN ? NULL : &self->entry[at];
}

static void add(struct table *self, const char *column, const char *field)
{
	struct entry *entry = entry_of(self, column);
	const char *has;

	if (entry == NULL)
		return;
	has = ehr_buf_text(&entry->field);
	if (strcmp(has, field) == 0)
		return;
	ehr_buf_printf(&entry->field, "%s%s", has[0] != '\0' ? " " : "", field);
}

static void decide(struct table *self, const char *column, const char *decision)
{
	struct entry *entry = entry_of(self, column);

	if (entry != NULL)
		entry->decision = decision;
}

static void add_fields(struct table *self)
{
	const struct ehr_mapping *map = self->from->map;

	for (size_t i = 0; i < map->n_fields; i++)
		for (size_t k = 0; k < map->field[i].n_columns; k++)
			add(self, map->field[i].column[k], map->field[i].name);
}

static void add_place(struct table *self)
{
	const struct ehr_place *place = &self->from->map->place;

	add(self, place->lon, "lon");
	add(self, place->lon_minute, "lon");
	add(self, place->lon_second, "lon");
	add(self, place->lat, "lat");
	add(self, place->lat_minute, "lat");
	add(self, place->lat_second, "lat");
	add(self, place->point, "lon lat");
	add(self, place->x, "x");
	add(self, place->y, "y");
}

static void add_measure(struct table *self, const struct ehr_measure *measure)
{
	struct entry *entry = entry_of(self, measure->column);

	add(self, measure->column, "value");
	if (entry != NULL)
		entry->measure = measure;
	for (enum ehr_trait i = 0; i < EHR_TRAITS; i++)
		add(self, measure->trait[i].column, ehr_trait_name(i));
	add(self, measure->qualifier, "qualifier");
	add(self, measure->censored, "qualifier");
	add(self, measure->limit_column, "detection_limit");
}

static void add_all(struct table *self)
{
	const struct ehr_mapping *map = self->from->map;

	add_fields(self);
	add_place(self);
	for (size_t i = 0; i < map->n_measures; i++)
		add_measure(self, &map->measure[i]);
	for (size_t i = 0; i < map->n_carries; i++)
		decide(self, map->carry[i].column, "passed_on");
	for (size_t i = 0; i < map->n_ignored; i++)
		decide(self, map->ignore[i].p, "ignored");
}

/* A trait as text: "" where it is not said. */
static const char *trait_text(const struct ehr_measure *measure,
	enum ehr_trait trait, struct ehr_buf *room)
{
	const struct ehr_given *given =
		measure == NULL ? NULL : &measure->trait[trait];

	room->n = 0;
	if (given != NULL && given->column != NULL)
		ehr_buf_printf(room, "{%s}", given->column);
	else if (given != NULL && given->text != NULL)
		ehr_buf_puts(room, given->text);
	return ehr_buf_text(room);
}

static const struct ehr_decision *decision_of(
	const struct table *self, size_t at)
{
	const struct ehr_recognised *recognised = self->from->recognised;

	return recognised != NULL && at < recognised->n
		       ? &recognised->decision[at]
		       : NULL;
}

static const char *unit_from(const struct table *self, size_t at)
{
	const struct ehr_measure *measure = self->entry[at].measure;
	const struct ehr_decision *decision = decision_of(self, at);

	if (measure == NULL)
		return "";
	if (decision != NULL && decision->unit_from != NULL)
		return decision->unit_from;
	if (measure->trait[EHR_TRAIT_UNIT].column != NULL)
		return "row";
	return measure->unit_from_form || decision != NULL ? "form" : "map";
}

static const char *why(const struct table *self, size_t at, bool known)
{
	const struct ehr_decision *decision = decision_of(self, at);

	if (decision != NULL && decision->why != NULL)
		return decision->why;
	return known ? "map" : "the map does not speak of it";
}

static int write_line(const struct table *self, size_t at,
	struct ehr_writer *writer, struct ehr_err *err)
{
	static const enum ehr_trait shown[] = { EHR_TRAIT_POLLUTANT,
		EHR_TRAIT_CAS, EHR_TRAIT_MEDIUM, EHR_TRAIT_POINT_TYPE,
		EHR_TRAIT_QUANTITY, EHR_TRAIT_LAYER, EHR_TRAIT_UNIT };
	const struct ehr_tablehead *head = self->from->head;
	struct entry *entry = &self->entry[at];
	const char *decision = entry->decision;
	struct ehr_buf room = { 0 };
	bool known = entry->field.n > 0 || decision != NULL;

	if (entry->field.n > 0)
		decision = "used";
	ehr_writer_puts(writer, self->from->header->name[at]);
	if (head != NULL && at < head->n)
		ehr_writer_text(writer, head->column[at].group);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, ehr_buf_text(&entry->field));
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		ehr_writer_puts(
			writer, trait_text(entry->measure, shown[i], &room));
	ehr_writer_puts(writer, unit_from(self, at));
	ehr_writer_puts(writer, known ? decision : "ignored");
	ehr_writer_puts(writer, why(self, at, known));
	ehr_buf_release(&room);
	return ehr_writer_end_row(writer, err);
}

static void put(struct ehr_writer *writer, const char *text)
{
	ehr_writer_puts(writer, text == NULL ? "" : text);
}

/* A decision on its own. */
static int write_decision(const struct ehr_decision *one,
	struct ehr_writer *writer, struct ehr_err *err)
{
	static const char *const word[] = {
		[EHR_DECIDED_UNKNOWN] = "ignored",
		[EHR_DECIDED_USED] = "used",
		[EHR_DECIDED_PASSED_ON] = "passed_on",
		[EHR_DECIDED_IGNORED] = "ignored",
	};

	ehr_writer_puts(writer, one->column->name);
	ehr_writer_text(writer, one->column->group);
	put(writer, one->field);
	put(writer, one->pollutant);
	put(writer, one->cas);
	put(writer, one->medium);
	put(writer, one->point_type);
	put(writer, one->quantity);
	put(writer, NULL);
	put(writer, one->unit);
	put(writer, one->unit_from);
	put(writer, word[one->decided]);
	put(writer, one->why);
	return ehr_writer_end_row(writer, err);
}

static int write_decisions(const struct ehr_recognised *recognised,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < recognised->n; i++)
		if (write_decision(&recognised->decision[i], writer, err) != 0)
			return -1;
	return 0;
}

static int write_map(const struct ehr_explained *explained,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = explained->header->n;
	struct table self = { explained, ehr_calloc(n, sizeof *self.entry) };
	int rc = 0;

	add_all(&self);
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = write_line(&self, i, writer, err);
	for (size_t i = 0; i < n; i++)
		ehr_buf_release(&self.entry[i].field);
	free(self.entry);
	return rc;
}

int ehr_explain_write(const struct ehr_explained *explained,
	struct ehr_writer *writer, struct ehr_err *err)
{
	return explained->map == NULL
		       ? write_decisions(explained->recognised, writer, err)
		       : write_map(explained, writer, err);
}
