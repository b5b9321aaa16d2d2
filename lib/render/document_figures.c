/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_figures.h"

#include "render/document_chart.h"
#include "render/svg_safe.h"

static bool is_figure(const struct ehr_block *block)
{
	return block->kind == EHR_BLOCK_CHART ||
	       block->kind == EHR_BLOCK_PICTURE;
}

size_t ehr_document_figures(const struct ehr_document *document)
{
	size_t n = 0;

	for (size_t i = 0; i < document->n; i++)
		n += is_figure(document->block[i]);
	return n;
}

void ehr_document_figure_name(struct ehr_buf *out, size_t number)
{
	ehr_buf_printf(out, "figure-%02zu.svg", number);
}

static const struct ehr_block *figure(
	const struct ehr_document *document, size_t number)
{
	for (size_t i = 0; i < document->n; i++)
		if (is_figure(document->block[i]) && --number == 0)
			return document->block[i];
	return NULL;
}

bool ehr_document_figure_svg(struct ehr_buf *out,
	const struct ehr_document *document, const struct ehr_labels *labels,
	size_t number)
{
	const struct ehr_block *block = figure(document, number);

	if (!block)
		return false;
	if (block->kind == EHR_BLOCK_CHART) {
		ehr_buf_puts(
			out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		ehr_chart_svg(out, &block->chart, document->palette, labels,
			EHR_CHART_ALONE);
		return true;
	}
	if (ehr_svg_verdict(block->picture.bytes) != EHR_SVG_SAFE)
		return false;
	ehr_buf_add_str(out, block->picture.bytes);
	return true;
}
