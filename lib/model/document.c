/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/document.h"

/* Room for one more behind n elements: they move when n is a power of two. */
static void *more(struct ehr_document *self, void *array, size_t n, size_t size)
{
	void *larger;

	if (n & (n - 1))
		return array;
	larger = ehr_arena_calloc(&self->arena, n ? 2 * n : 1, size);
	if (n)
		memcpy(larger, array, n * size);
	return larger;
}

void ehr_document_init(struct ehr_document *self, struct ehr_str title)
{
	*self = (struct ehr_document){ 0 };
	self->title = ehr_document_copy(self, title);
}

void ehr_document_release(struct ehr_document *self)
{
	ehr_map_release(&self->lines);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_document){ 0 };
}

struct ehr_str ehr_document_copy(struct ehr_document *self, struct ehr_str text)
{
	return ehr_arena_copy(&self->arena, text);
}

/* Figures of the same lines share them. */
static const struct ehr_origin_lines *copy_lines(
	struct ehr_document *self, const struct ehr_origin *origin)
{
	long at;

	if (!origin->n_lines)
		return NULL;
	at = ehr_map_add(&self->lines,
		(struct ehr_str){ (const char *)origin->lines,
			origin->n_lines * sizeof(*origin->lines) },
		NULL);
	return (const void *)self->lines.key[at].p;
}

static struct ehr_origin *copy_origin(
	struct ehr_document *self, const struct ehr_origin *origin)
{
	struct ehr_origin *copy =
		ehr_arena_calloc(&self->arena, 1, sizeof(*copy));
	*copy = (struct ehr_origin){
		.how = origin->how,
		.input = ehr_document_copy(self, origin->input),
		.file = ehr_document_copy(self, origin->file),
		.column = ehr_document_copy(self, origin->column),
		.lines = copy_lines(self, origin),
		.n_lines = origin->n_lines,
		.where = ehr_document_copy(self, origin->where),
		.none = origin->none,
		.looked = origin->looked,
	};
	return copy;
}

const struct ehr_origin *ehr_document_origin(
	struct ehr_document *self, const struct ehr_origin *origin)
{
	const struct ehr_origin *first = NULL, **next = &first;

	for (; origin; origin = origin->next) {
		struct ehr_origin *copy = copy_origin(self, origin);

		*next = copy;
		next = &copy->next;
	}
	return first;
}

struct ehr_document_span *ehr_document_figure(struct ehr_document *self,
	struct ehr_document_line *line, struct ehr_str text,
	const struct ehr_origin *origin)
{
	struct ehr_document_span *span;

	line->span = more(self, line->span, line->n, sizeof(*line->span));
	span = &line->span[line->n++];
	*span = (struct ehr_document_span){
		.text = ehr_document_copy(self, text), .origin = origin
	};
	return span;
}

struct ehr_document_span *ehr_document_text(struct ehr_document *self,
	struct ehr_document_line *line, struct ehr_str text)
{
	return ehr_document_figure(self, line, text, NULL);
}

static struct ehr_block *append(
	struct ehr_document *self, enum ehr_block_kind kind)
{
	struct ehr_block *block =
		ehr_arena_calloc(&self->arena, 1, sizeof(*block));

	block->kind = kind;
	self->block = more(self, self->block, self->n, sizeof(*self->block));
	self->block[self->n++] = block;
	return block;
}

struct ehr_document_line *ehr_document_heading(
	struct ehr_document *self, int level)
{
	struct ehr_block *block = append(self, EHR_BLOCK_HEADING);

	block->level = level < 1 ? 1 : level > 4 ? 4 : level;
	return &block->line;
}

struct ehr_document_line *ehr_document_paragraph(struct ehr_document *self)
{
	return &append(self, EHR_BLOCK_PARAGRAPH)->line;
}

struct ehr_document_list *ehr_document_list(
	struct ehr_document *self, bool numbered)
{
	struct ehr_document_list *list = &append(self, EHR_BLOCK_LIST)->list;

	list->numbered = numbered;
	return list;
}

struct ehr_document_line *ehr_document_item(
	struct ehr_document *self, struct ehr_document_list *list)
{
	list->item = more(self, list->item, list->n, sizeof(*list->item));
	list->item[list->n] = (struct ehr_document_line){ 0 };
	return &list->item[list->n++];
}

struct ehr_document_table *ehr_document_table(
	struct ehr_document *self, struct ehr_str caption)
{
	struct ehr_document_table *table =
		&append(self, EHR_BLOCK_TABLE)->table;

	table->caption = ehr_document_copy(self, caption);
	return table;
}

struct ehr_document_column *ehr_document_column(struct ehr_document *self,
	struct ehr_document_table *table, bool numeric)
{
	struct ehr_document_column *column;

	table->column = more(
		self, table->column, table->n_columns, sizeof(*table->column));
	column = &table->column[table->n_columns++];
	*column = (struct ehr_document_column){ .numeric = numeric };
	return column;
}

struct ehr_document_row *ehr_document_row(
	struct ehr_document *self, struct ehr_document_table *table)
{
	struct ehr_document_row *row;

	table->row = more(self, table->row, table->n_rows, sizeof(*table->row));
	row = &table->row[table->n_rows++];
	*row = (struct ehr_document_row){
		.cell = ehr_arena_calloc(
			&self->arena, table->n_columns, sizeof(*row->cell)),
	};
	return row;
}

struct ehr_document_chart *ehr_document_chart(struct ehr_document *self,
	enum ehr_chart_kind kind, struct ehr_str caption)
{
	struct ehr_document_chart *chart =
		&append(self, EHR_BLOCK_CHART)->chart;

	chart->kind = kind;
	chart->caption = ehr_document_copy(self, caption);
	return chart;
}

void ehr_document_category(struct ehr_document *self,
	struct ehr_document_chart *chart, struct ehr_str name)
{
	chart->category = more(self, chart->category, chart->n_categories,
		sizeof(*chart->category));
	chart->category[chart->n_categories++] = ehr_document_copy(self, name);
}

struct ehr_chart_series *ehr_document_series(struct ehr_document *self,
	struct ehr_document_chart *chart, struct ehr_str name)
{
	struct ehr_chart_series *series;

	chart->series = more(
		self, chart->series, chart->n_series, sizeof(*chart->series));
	series = &chart->series[chart->n_series++];
	*series = (struct ehr_chart_series){ .name = ehr_document_copy(
						     self, name) };
	return series;
}

void ehr_document_point(struct ehr_document *self,
	struct ehr_chart_series *series, double value, struct ehr_str text,
	const struct ehr_origin *origin)
{
	series->point =
		more(self, series->point, series->n, sizeof(*series->point));
	series->point[series->n++] = (struct ehr_chart_point){
		.value = value,
		.span = { .text = ehr_document_copy(self, text),
			.origin = origin },
	};
}

void ehr_document_picture(
	struct ehr_document *self, const struct ehr_document_picture *picture)
{
	append(self, EHR_BLOCK_PICTURE)->picture =
		(struct ehr_document_picture){
			.caption = ehr_document_copy(self, picture->caption),
			.input = ehr_document_copy(self, picture->input),
			.file = ehr_document_copy(self, picture->file),
			.bytes = ehr_document_copy(self, picture->bytes),
		};
}

void ehr_document_missing(
	struct ehr_document *self, const struct ehr_document_missing *missing)
{
	append(self, EHR_BLOCK_MISSING)->missing =
		(struct ehr_document_missing){
			.what = ehr_document_copy(self, missing->what),
			.input = ehr_document_copy(self, missing->input),
			.made_by = ehr_document_copy(self, missing->made_by),
		};
}

void ehr_document_input(
	struct ehr_document *self, const struct ehr_document_input *input)
{
	self->input =
		more(self, self->input, self->n_inputs, sizeof(*self->input));
	self->input[self->n_inputs++] = (struct ehr_document_input){
		.name = ehr_document_copy(self, input->name),
		.file = ehr_document_copy(self, input->file),
		.sha256 = ehr_document_copy(self, input->sha256),
		.bytes = input->bytes,
		.rows = input->rows,
	};
}
