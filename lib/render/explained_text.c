/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/num.h"
#include "model/equation.h"
#include "render/explained.h"

struct page {
	const struct ehr_score_explanation *of;
	struct ehr_buf *out;
	int digits;
};

static void number(struct page *page, double value)
{
	ehr_equation_number(page->out, value, page->digits);
}

static void unit(struct page *page, const char *text)
{
	if (strcmp(text, "-") != 0 && text[0] != '\0')
		ehr_buf_printf(page->out, " %s", text);
}

/* " [RAGS-A 6.6.2, memory]" */
static void reference(struct page *page, const char *source, const char *clause,
	const char *status)
{
	if (source[0] == '\0')
		return;
	ehr_buf_printf(page->out, "  [%s%s%s%s%s]", source,
		clause[0] ? " " : "", clause, status[0] ? ", " : "", status);
}

static const char *cell(const struct page *page, const char *column)
{
	const struct ehr_score_explanation *of = page->of;

	for (size_t i = 0; i < of->n_cell; i++)
		if (strcmp(of->cell[i].column, column) == 0)
			return of->cell[i].text;
	return "";
}

static void heading(struct page *page, unsigned long row)
{
	static const char *const column[] = { "pollutant", "cas", "medium",
		"point_type", "layer", "item", "source_id", "receptor_id" };

	ehr_buf_printf(page->out, _("Row %lu"), row);
	ehr_buf_putc(page->out, ':');
	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++) {
		const char *text = cell(page, column[i]);
		if (text[0] != '\0')
			ehr_buf_printf(page->out, " %s=%s", column[i], text);
	}
	ehr_buf_printf(
		page->out, "\n%s: %s", _("Profile"), page->of->profile->label);
	if (page->of->profile_title && page->of->profile_title[0] != '\0')
		ehr_buf_printf(page->out, " (%s)", page->of->profile_title);
	if (page->of->medium)
		ehr_buf_printf(page->out, "; %s: %s", _("case"),
			page->of->medium->name);
	ehr_buf_putc(page->out, '\n');
}

static void reason(struct page *page, const char *label, const char *word,
	const char *detail, const char *why, const char *needed)
{
	ehr_buf_printf(page->out, "%s: %s%s%s\n", label, word,
		detail[0] ? ":" : "", detail);
	if (why[0] != '\0')
		ehr_buf_printf(page->out, "  %s: %s\n", _("why"), why);
	if (needed[0] != '\0')
		ehr_buf_printf(page->out, "  %s: %s\n", _("needed"), needed);
}

static void reading(struct page *page)
{
	const struct ehr_score_explanation *of = page->of;

	ehr_buf_printf(page->out, "%s: %s %s",
		of->bound ? _("Limit of detection read") : _("Value read"),
		of->read, cell(page, "unit"));
	if (of->per_unit != 1) {
		ehr_buf_puts(page->out, " * ");
		number(page, of->per_unit);
	}
	ehr_buf_puts(page->out, "; C = ");
	number(page, of->concentration);
	ehr_buf_printf(page->out, " %s\n", of->medium->unit);
}

/* The equation, the same with numbers, and what comes out: each on its line
 * unless it says nothing new. */
static void step(struct page *page, const struct ehr_shown_step *of)
{
	struct ehr_buf value = { 0 };

	ehr_equation_number(&value, of->value, page->digits);
	if (of->title[0] != '\0') {
		ehr_buf_printf(page->out, "  %s", of->title);
		reference(page, of->source, of->clause, of->status);
		ehr_buf_putc(page->out, '\n');
	}
	if (of->when[0] != '\0')
		ehr_buf_printf(page->out, "    %s: %s: %s\n", _("since"),
			of->when, of->when_numbers);
	ehr_buf_printf(page->out, "    %s = %s\n", of->symbol, of->equation);
	if (strcmp(of->equation, of->numbers) != 0 &&
		strcmp(of->numbers, ehr_buf_text(&value)) != 0)
		ehr_buf_printf(page->out, "    %*s = %s\n",
			(int)strlen(of->symbol), "", of->numbers);
	if (strcmp(of->equation, ehr_buf_text(&value)) != 0) {
		ehr_buf_printf(page->out, "    %*s = %s",
			(int)strlen(of->symbol), "", ehr_buf_text(&value));
		unit(page, of->unit);
		ehr_buf_putc(page->out, '\n');
	}
	ehr_buf_release(&value);
}

static void path(struct page *page, const struct ehr_shown_path *of)
{
	ehr_buf_printf(
		page->out, "\n%s %s: %s", _("Path"), of->name, of->title);
	reference(page, of->source, of->clause, "");
	ehr_buf_putc(page->out, '\n');
	if (of->word[0] != '\0')
		reason(page, _("  No result"), of->word, of->detail, of->why,
			of->needed);
	if (of->no_hq[0] != '\0')
		ehr_buf_printf(page->out, "  %s: %s\n",
			_("no hazard quotient for want of"), of->no_hq);
	if (of->no_cr[0] != '\0')
		ehr_buf_printf(page->out, "  %s: %s\n",
			_("no cancer risk for want of"), of->no_cr);
	for (size_t i = 0; i < of->n_step; i++)
		step(page, &of->step[i]);
	if (of->n_step > 0 && !of->as_scored)
		ehr_buf_printf(page->out, "  %s\n",
			_("these equations do not give what was scored: "
			  "parameters at the edge of what the formula is for"));
}

static void sums(struct page *page)
{
	const struct ehr_score_explanation *of = page->of;

	ehr_buf_printf(page->out, "\n%s\n",
		of->bound ? _("Result: upper bounds, as nothing was detected")
			  : _("Result"));
	for (size_t i = 0; i < of->n_sum; i++)
		step(page, &of->sum[i]);
}

static void one_number(struct page *page, const struct ehr_shown_number *of)
{
	ehr_buf_printf(page->out, "  %s = ", of->name);
	number(page, of->value);
	unit(page, of->unit);
	ehr_buf_printf(page->out, "  %s", of->meaning);
	if (of->source[0] != '\0')
		ehr_buf_printf(page->out, "  [%s%s%s%s%s%s%s]", of->source,
			of->agency[0] ? ":" : "", of->agency,
			of->version[0] ? " " : "", of->version,
			of->status[0] ? ", " : "", of->status);
	if (of->note[0] != '\0')
		ehr_buf_printf(page->out, "  (%s)", of->note);
	ehr_buf_putc(page->out, '\n');
}

static void numbers(struct page *page)
{
	const struct ehr_score_explanation *of = page->of;

	ehr_buf_printf(page->out, "\n%s\n", _("Numbers"));
	for (size_t i = 0; i < of->n_number; i++)
		one_number(page, &of->number[i]);
	if (of->flags[0] != '\0')
		ehr_buf_printf(page->out, "\n%s: %s\n", _("Flags"), of->flags);
}

static void sources(struct page *page)
{
	const struct ehr_score_explanation *of = page->of;

	if (of->n_source > 0)
		ehr_buf_printf(page->out, "\n%s\n", _("Sources"));
	for (size_t i = 0; i < of->n_source; i++) {
		const struct ehr_citation *c = of->source[i];
		const char *const part[] = { c->body, c->title, c->number,
			c->edition, c->clause };
		ehr_buf_printf(page->out, "  %s:", c->key);
		for (size_t k = 0; k < sizeof(part) / sizeof(part[0]); k++)
			if (part[k][0] != '\0')
				ehr_buf_printf(page->out, "%s %s",
					k > 0 ? "," : "", part[k]);
		ehr_buf_printf(page->out, " (%s)\n", c->status);
	}
}

void ehr_explained_text(const struct ehr_score_explanation *explanation,
	unsigned long row, int digits, struct ehr_buf *out)
{
	struct page page = { explanation, out, digits };

	heading(&page, row);
	if (explanation->word)
		reason(&page, _("Not scored"), explanation->word,
			explanation->detail, explanation->why,
			explanation->needed);
	if (!explanation->has_result)
		return;
	reading(&page);
	for (size_t i = 0; i < explanation->n_path; i++)
		path(&page, &explanation->path[i]);
	sums(&page);
	numbers(&page);
	sources(&page);
}
