/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/progress.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/message.h"

static const double every_s = 0.2;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void ehr_progress_start(
	struct ehr_progress *progress, const char *const *path, size_t n)
{
	struct stat st;

	*progress = (struct ehr_progress){ .on = isatty(STDERR_FILENO) };
	progress->start = progress->shown = now();
	for (size_t i = 0; i < n; i++) {
		int rc = strcmp(path[i], "-") == 0 ? fstat(STDIN_FILENO, &st)
						   : stat(path[i], &st);
		if (rc || !S_ISREG(st.st_mode)) {
			progress->total = 0;
			return;
		}
		progress->total += (unsigned long long)st.st_size;
	}
}

static void show_steps(const struct ehr_progress *progress, double at)
{
	struct ehr_buf line = { 0 };
	double share = (double)progress->step / (double)progress->steps;

	ehr_buf_putc(&line, '\r');
	ehr_buf_printf(&line, _("%zu of %zu computed"), progress->step,
		progress->steps);
	if (share > 0)
		ehr_buf_printf(&line, _(", %.0f %%, %.0f s left"), 100 * share,
			(at - progress->begun) * (1 / share - 1));
	ehr_buf_puts(&line, "\033[K");
	ehr_message_raw(line.p, line.n);
	ehr_buf_release(&line);
}

static void show(const struct ehr_progress *progress, double at)
{
	struct ehr_buf line = { 0 };
	double seconds = at - progress->start;
	double bytes = (double)(progress->done + progress->bytes);
	double total = (double)progress->total;

	if (seconds <= 0)
		return;
	if (progress->steps > 0) {
		show_steps(progress, at);
		return;
	}
	ehr_buf_putc(&line, '\r');
	ehr_buf_printf(&line, _("%lu rows, %.1f MB, %.1f MB/s"), progress->rows,
		bytes / 1e6, bytes / 1e6 / seconds);
	if (total > 0 && bytes > 0)
		ehr_buf_printf(&line, _(", %.0f %%, %.0f s left"),
			100 * bytes / total, seconds * (total / bytes - 1));
	ehr_buf_puts(&line, "\033[K");
	ehr_message_raw(line.p, line.n);
	ehr_buf_release(&line);
}

void ehr_progress_tell(void *self, unsigned long rows, unsigned long long bytes)
{
	struct ehr_progress *progress = self;
	double at = now();

	progress->rows += rows;
	if (bytes < progress->bytes) /* the next file */
		progress->done += progress->bytes;
	progress->bytes = bytes;
	if (!progress->on || at - progress->shown < every_s)
		return;
	progress->shown = at;
	show(progress, at);
}

void ehr_progress_step(struct ehr_progress *progress, size_t step, size_t steps)
{
	double at = now();

	if (progress->steps == 0)
		progress->begun = at;
	progress->step = step;
	progress->steps = steps;
	if (!progress->on || at - progress->shown < every_s)
		return;
	progress->shown = at;
	show(progress, at);
}

void ehr_progress_end(struct ehr_progress *progress)
{
	if (!progress->on)
		return;
	show(progress, now());
	ehr_message_raw("\n", 1);
}
