/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io/writer.h"
#include "model/equation.h"
#include "render/explained.h"

struct object {
	struct ehr_buf *out;
	int digits;
	bool begun;
};

static void key(struct object *object, const char *name)
{
	if (object->begun)
		ehr_buf_putc(object->out, ',');
	object->begun = true;
	ehr_json_put(object->out, ehr_str_of(name));
	ehr_buf_putc(object->out, ':');
}

static void text(struct object *object, const char *name, const char *value)
{
	key(object, name);
	ehr_json_put(object->out, ehr_str_of(value));
}

static void number(
	struct object *object, const char *name, bool there, double value)
{
	key(object, name);
	if (there && isfinite(value))
		ehr_equation_number(object->out, value, object->digits);
	else
		ehr_buf_puts(object->out, "null");
}

static void truth(struct object *object, const char *name, bool value)
{
	key(object, name);
	ehr_buf_puts(object->out, value ? "true" : "false");
}

static struct object begin(const struct object *within)
{
	ehr_buf_putc(within->out, '{');
	return (struct object){ within->out, within->digits, false };
}

/* Between the members of a list. */
static void part(struct object *object, size_t i)
{
	if (i > 0)
		ehr_buf_putc(object->out, ',');
}

static void end(struct object *object)
{
	ehr_buf_putc(object->out, '}');
}

static void reason(struct object *object, const char *word, const char *detail,
	const char *why, const char *needed)
{
	text(object, "word", word);
	text(object, "detail", detail);
	text(object, "why", why);
	text(object, "needed", needed);
}

static void steps(struct object *object, const char *name,
	const struct ehr_shown_step *step, size_t n)
{
	key(object, name);
	ehr_buf_putc(object->out, '[');
	for (size_t i = 0; i < n; i++) {
		struct object one;
		part(object, i);
		one = begin(object);
		text(&one, "symbol", step[i].symbol);
		text(&one, "title", step[i].title);
		text(&one, "since", step[i].when);
		text(&one, "since_numbers", step[i].when_numbers);
		text(&one, "equation", step[i].equation);
		text(&one, "numbers", step[i].numbers);
		number(&one, "value", true, step[i].value);
		text(&one, "unit", step[i].unit);
		text(&one, "source", step[i].source);
		text(&one, "clause", step[i].clause);
		text(&one, "status", step[i].status);
		end(&one);
	}
	ehr_buf_putc(object->out, ']');
}

static void one_path(struct object *object, const struct ehr_shown_path *path)
{
	struct object one = begin(object);
	const struct ehr_effect *effect = path->effect;

	text(&one, "path", path->name);
	text(&one, "formula", path->formula);
	text(&one, "title", path->title);
	text(&one, "route", ehr_route_name(effect->route));
	text(&one, "source", path->source);
	text(&one, "clause", path->clause);
	number(&one, "hq", effect->has_hq, path->hq);
	number(&one, "cr", effect->has_cr, path->cr);
	if (path->word[0] != '\0')
		reason(&one, path->word, path->detail, path->why, path->needed);
	else
		truth(&one, "as_scored", path->as_scored);
	text(&one, "no_hq", path->no_hq);
	text(&one, "no_cr", path->no_cr);
	steps(&one, "steps", path->step, path->n_step);
	end(&one);
}

static void paths(struct object *object, const struct ehr_score_explanation *of)
{
	key(object, "paths");
	ehr_buf_putc(object->out, '[');
	for (size_t i = 0; i < of->n_path; i++) {
		part(object, i);
		one_path(object, &of->path[i]);
	}
	ehr_buf_putc(object->out, ']');
}

static void numbers(
	struct object *object, const struct ehr_score_explanation *of)
{
	key(object, "numbers");
	ehr_buf_putc(object->out, '[');
	for (size_t i = 0; i < of->n_number; i++) {
		const struct ehr_shown_number *shown = &of->number[i];
		struct object one;
		part(object, i);
		one = begin(object);
		text(&one, "name", shown->name);
		text(&one, "meaning", shown->meaning);
		number(&one, "value", true, shown->value);
		text(&one, "unit", shown->unit);
		text(&one, "source", shown->source);
		text(&one, "agency", shown->agency);
		text(&one, "version", shown->version);
		text(&one, "status", shown->status);
		text(&one, "note", shown->note);
		end(&one);
	}
	ehr_buf_putc(object->out, ']');
}

static void sources(
	struct object *object, const struct ehr_score_explanation *of)
{
	key(object, "sources");
	ehr_buf_putc(object->out, '[');
	for (size_t i = 0; i < of->n_source; i++) {
		const struct ehr_citation *citation = of->source[i];
		struct object one;
		part(object, i);
		one = begin(object);
		text(&one, "key", citation->key);
		text(&one, "body", citation->body);
		text(&one, "title", citation->title);
		text(&one, "number", citation->number);
		text(&one, "edition", citation->edition);
		text(&one, "clause", citation->clause);
		text(&one, "status", citation->status);
		end(&one);
	}
	ehr_buf_putc(object->out, ']');
}

static void result(
	struct object *object, const struct ehr_score_explanation *of)
{
	text(object, "case", of->medium->name);
	truth(object, "upper_bound", of->bound);
	text(object, "read", of->read);
	number(object, "factor", true, of->per_unit);
	number(object, "concentration", true, of->concentration);
	text(object, "concentration_unit", of->medium->unit);
	number(object, "hq", of->has_hq, of->hq);
	number(object, "cr", of->has_cr, of->cr);
	paths(object, of);
	steps(object, "sums", of->sum, of->n_sum);
	numbers(object, of);
	text(object, "score_flags", of->flags);
	text(object, "tox_src", of->tox_src);
	sources(object, of);
}

void ehr_explained_json(const struct ehr_score_explanation *of,
	unsigned long row, int digits, struct ehr_buf *out)
{
	struct object all = { out, digits, false }, cells;

	all = begin(&all);
	key(&all, "row");
	ehr_buf_printf(out, "%lu", row);
	key(&all, "cells");
	cells = begin(&all);
	for (size_t i = 0; i < of->n_cell; i++)
		text(&cells, of->cell[i].column, of->cell[i].text);
	end(&cells);
	text(&all, "profile", of->profile->label);
	text(&all, "profile_title", of->profile_title);
	text(&all, "profile_version", of->profile->version);
	key(&all, "not_scored");
	if (of->word) {
		struct object why = begin(&all);
		reason(&why, of->word, of->detail, of->why, of->needed);
		end(&why);
	} else {
		ehr_buf_puts(out, "null");
	}
	if (of->has_result)
		result(&all, of);
	end(&all);
}
