/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-report: reports out of the tables of the other programs
 *
 * Reads a template and the tables and pictures that --from names, and writes
 * the report as Markdown or HTML; or lists what templates take.
 */
#include "render/document_figures.h"
#include "render/document_html.h"
#include "render/document_markdown.h"
#include "report/inputs.h"
#include "report/list.h"
#include "report/options.h"
#include "report/origins.h"
#include "report/pages.h"
#include "report/parameters.h"

/* What the charts are coloured with. */
static const char palette_name[] = "series";

struct work {
	struct ehr_run *run;
	struct ehr_report report;
	struct ehr_document document;
	struct ehr_palettes *palettes;
	const struct ehr_palette *palette;
	struct ehr_labels labels;
	struct ehr_arena *paths; /* asked for until the run has finished */
};

/* Figure number of the Markdown into the folder. */
static int write_figure(struct work *work, size_t number)
{
	struct ehr_buf path = { 0 }, svg = { 0 };
	struct ehr_output *out = NULL;
	int rc = 0;

	if (ehr_document_figure_svg(
		    &svg, &work->document, &work->labels, number)) {
		ehr_buf_printf(&path, "%s/", report_given.figures);
		ehr_document_figure_name(&path, number);
		out = ehr_run_beside(work->run, "--figures",
			ehr_arena_string(work->paths,
				(struct ehr_str){ path.p, path.n }));
		rc = out ? ehr_output_write(out, svg.p, svg.n, &work->run->err)
			 : -1;
	}
	ehr_buf_release(&path);
	ehr_buf_release(&svg);
	return rc;
}

static int write_report(struct work *work)
{
	const char *figures = report_given.figures;
	struct ehr_output *out = ehr_run_output(work->run);
	struct ehr_origin_lists lists = { 0 };
	struct ehr_buf text = { 0 };
	int rc = out ? 0 : -1;

	if (report_given.html)
		ehr_document_html(
			&text, &work->document, &work->labels, &lists);
	else
		ehr_document_markdown(&text, &work->document, &work->labels,
			ehr_str_of(figures ? figures : ""), &lists);
	if (rc == 0)
		rc = ehr_output_write(out, text.p, text.n, &work->run->err);
	if (rc == 0)
		rc = report_write_origins(work->run, &lists);
	ehr_buf_release(&text);
	ehr_origin_lists_release(&lists);
	for (size_t i = 1; figures && rc == 0 &&
			   i <= ehr_document_figures(&work->document);
		i++)
		rc = write_figure(work, i);
	return rc;
}

static int open_palette(struct work *work)
{
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, "palettes");

	work->palettes = ehr_palettes_open(path, &run->err);
	if (!work->palettes)
		return -1;
	ehr_run_used_table(run, "palettes", path,
		ehr_palettes_sha256(work->palettes),
		ehr_palettes_rows(work->palettes));
	work->palette =
		ehr_palette_find(work->palettes, palette_name, &run->err);
	return work->palette ? 0 : -1;
}

static int make_report(struct work *work, struct ehr_report_template *template)
{
	struct ehr_run *run = work->run;

	ehr_run_used(run, "template", template->name, template->path,
		template->sha256);
	work->report.template = template;
	if (report_set_parameters(run, &work->report) ||
		report_read_inputs(run, &work->report) || open_palette(work) ||
		ehr_labels_open(&work->labels, work->report.zh, &run->err))
		return -1;
	if (report_given.pages)
		return report_write_pages(&(struct report_pages){
			run, &work->report, &work->labels, work->palette });
	if (ehr_report_make(&work->report, &work->document))
		return -1;
	work->document.palette = work->palette;
	return write_report(work);
}

static int work_on(struct ehr_run *run, struct ehr_arena *paths)
{
	struct work work = { .run = run,
		.paths = paths,
		.report = { .zh = !run->en, .err = &run->err } };
	struct ehr_report_template *template;
	int rc = report_check_options(run);

	if (rc == 0 && report_given.list)
		return report_list(run, work.report.zh);
	if (rc)
		return rc;
	template = ehr_report_template_open(report_given.template, &run->err);
	if (!template)
		return -1;
	rc = make_report(&work, template);
	report_release_inputs(&work.report);
	ehr_document_release(&work.document);
	ehr_palettes_close(work.palettes);
	ehr_labels_release(&work.labels);
	ehr_report_template_close(template);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct ehr_arena paths = { 0 };
	int rc = ehr_run_start(&run, &report_app, argc, argv);

	if (rc == 0)
		rc = work_on(&run, &paths);
	rc = ehr_run_finish(&run, rc);
	ehr_arena_release(&paths);
	return rc;
}
