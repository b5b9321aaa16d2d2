/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/plotfile.h"

enum {
	HEAD_BYTES = 1 << 14, /* the lines with asterisks are among them */
	READ_BYTES = 1 << 16,
	DEPTH = 4,    /* of brackets in a format */
	WIDE = 10000, /* more than any repetition or width */
};

/* A format being read: where the next field begins. */
struct format {
	struct ehr_plotfile *into;
	size_t at;
};

static size_t read_count(struct ehr_str *text, size_t otherwise)
{
	size_t n = 0;

	if (text->n == 0 || text->p[0] < '0' || text->p[0] > '9')
		return otherwise;
	for (; text->n > 0 && text->p[0] >= '0' && text->p[0] <= '9';
		text->p++, text->n--)
		if (n < WIDE)
			n = 10 * n + (size_t)(text->p[0] - '0');
	return n;
}

static bool add_field(struct format *format, size_t width)
{
	struct ehr_plotfile *into = format->into;

	if (into->n == EHR_PLOTFILE_FIELDS || width == 0 || width >= WIDE)
		return false;
	into->field[into->n].at = format->at;
	into->field[into->n++].width = width;
	format->at += width;
	return true;
}

/* The letter and width of one descriptor, times over. */
static bool read_descriptor(
	struct format *format, struct ehr_str *text, size_t times)
{
	char letter = text->p[0];
	size_t width;

	text->p++;
	text->n--;
	if (letter == 'X') {
		format->at += times;
		return times < WIDE;
	}
	if (!memchr("FEGAI", letter, 5))
		return false;
	width = read_count(text, 0);
	if (text->n > 0 && text->p[0] == '.') {
		text->p++;
		text->n--;
		read_count(text, 0);
	}
	for (size_t i = 0; i < times; i++)
		if (!add_field(format, width))
			return false;
	return true;
}

/* What stands between brackets, up to the closing one, which is taken too. */
static bool read_group(
	struct format *format, struct ehr_str *text, unsigned depth)
{
	while (text->n > 0) {
		size_t times;
		char c = text->p[0];

		if (c == ',' || c == ' ' || c == ':' || c == ')') {
			text->p++;
			text->n--;
			if (c == ')')
				return true;
			continue;
		}
		times = read_count(text, 1);
		if (text->n == 0)
			return false;
		if (text->p[0] != '(') {
			if (!read_descriptor(format, text, times))
				return false;
			continue;
		}
		if (depth == DEPTH || times == 0 || times >= WIDE)
			return false;
		text->p++;
		text->n--;
		for (struct ehr_str again = *text; times > 0; times--) {
			*text = again;
			if (!read_group(format, text, depth + 1))
				return false;
		}
	}
	return false;
}

/* Position of what in text, or -1. */
static long find(struct ehr_str text, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= text.n; i++)
		if (memcmp(text.p + i, what, n) == 0)
			return (long)i;
	return -1;
}

static bool read_format(struct ehr_plotfile *self, struct ehr_str line)
{
	struct format format = { .into = self };
	long at = find(line, "FORMAT:");

	if (at < 0)
		return false;
	line.p += at;
	line.n -= (size_t)at;
	at = find(line, "(");
	if (at < 0)
		return false;
	line.p += at + 1;
	line.n -= (size_t)at + 1;
	self->n = 0;
	return read_group(&format, &line, 0) && self->n > 0;
}

/* The next name of the line, which are at least two blanks apart. */
static struct ehr_str next_name(struct ehr_str *line)
{
	struct ehr_str name;
	size_t n = 0;

	*line = ehr_str_trim(*line);
	while (n < line->n && !(line->p[n] == ' ' && n + 1 < line->n &&
				      line->p[n + 1] == ' '))
		n++;
	name = (struct ehr_str){ line->p, n };
	line->p += n;
	line->n -= n;
	return name;
}

static bool is_star(struct ehr_str line)
{
	line = ehr_str_trim(line);
	return line.n > 0 && line.p[0] == '*';
}

/* Without blanks before and the asterisk. */
static struct ehr_str behind_star(struct ehr_str line)
{
	line = ehr_str_trim(line);
	return (struct ehr_str){ line.p + 1, line.n - 1 };
}

static bool names_columns(struct ehr_str line)
{
	line = behind_star(line);
	return ehr_str_is(next_name(&line), "X") &&
	       ehr_str_is(next_name(&line), "Y");
}

static struct ehr_str next_line(struct ehr_str *text)
{
	struct ehr_str line = ehr_str_cut(text, '\n');

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/* Are there a format and names among the lines with asterisks at the top? Only
 * whole lines tell. */
static bool tell(struct ehr_plotfile *self)
{
	struct ehr_str text = { self->in.p, self->in.n };
	bool format = false, all = self->end && text.n <= HEAD_BYTES;

	if (text.n == 0 || text.p[0] != '*')
		return false;
	if (text.n > HEAD_BYTES)
		text.n = HEAD_BYTES;
	while (!all && text.n > 0 && text.p[text.n - 1] != '\n')
		text.n--;
	while (text.n > 0) {
		struct ehr_str line = next_line(&text);

		if (!is_star(line))
			return false;
		format = format || read_format(self, line);
		if (names_columns(line))
			return format;
	}
	return false;
}

static void put_cell(struct ehr_buf *out, struct ehr_str cell)
{
	bool quoted = false;

	for (size_t i = 0; i < cell.n; i++)
		quoted = quoted || strchr(",\"\r", cell.p[i]);
	if (!quoted) {
		ehr_buf_add_str(out, cell);
		return;
	}
	ehr_buf_putc(out, '"');
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '"')
			ehr_buf_putc(out, '"');
		ehr_buf_putc(out, cell.p[i]);
	}
	ehr_buf_putc(out, '"');
}

static void put_names(struct ehr_plotfile *self, struct ehr_str line)
{
	line = behind_star(line);
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_str name = next_name(&line);

		if (i > 0)
			ehr_buf_putc(&self->out, ',');
		if (name.n > 0)
			put_cell(&self->out, name);
		else
			ehr_buf_printf(&self->out, "column %zu", i + 1);
	}
	self->headed = true;
}

/* Is there nothing but blanks between the fields and behind them? */
static bool fits(const struct ehr_plotfile *self, struct ehr_str line)
{
	size_t at = 0;

	for (size_t i = 0; i <= self->n; i++) {
		size_t end = i < self->n ? self->field[i].at : line.n;

		for (; at < end && at < line.n; at++)
			if (line.p[at] != ' ')
				return false;
		if (i < self->n)
			at = end + self->field[i].width;
	}
	return true;
}

static struct ehr_str next_word(struct ehr_str *line)
{
	*line = ehr_str_trim(*line);
	return ehr_str_cut(line, ' ');
}

/* Files that were written by hand are not aligned: if a line has as many words
 * as there are fields, these are they. Else it is one cell. */
static void put_words(struct ehr_plotfile *self, struct ehr_str line)
{
	struct ehr_str rest = line;
	size_t n = 0;

	while (ehr_str_trim(rest).n > 0) {
		next_word(&rest);
		n++;
	}
	if (n != self->n) {
		put_cell(&self->out, line);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ehr_buf_putc(&self->out, ',');
		put_cell(&self->out, next_word(&line));
	}
}

static void put_record(struct ehr_plotfile *self, struct ehr_str line)
{
	if (!fits(self, line)) {
		put_words(self, line);
		return;
	}
	for (size_t i = 0; i < self->n; i++) {
		size_t at = self->field[i].at, width = self->field[i].width;
		struct ehr_str cell = { "", 0 };

		if (at < line.n)
			cell = (struct ehr_str){ line.p + at,
				width < line.n - at ? width : line.n - at };
		if (i > 0)
			ehr_buf_putc(&self->out, ',');
		put_cell(&self->out, ehr_str_trim(cell));
	}
}

static void convert_line(struct ehr_plotfile *self, struct ehr_str line)
{
	if (!is_star(line)) {
		if (ehr_str_trim(line).n > 0)
			put_record(self, line);
	} else if (!self->headed && names_columns(line)) {
		put_names(self, line);
	}
	ehr_buf_putc(&self->out, '\n');
}

/* All whole lines; at the end what is left, too. */
static void convert(struct ehr_plotfile *self)
{
	struct ehr_buf *in = &self->in;
	size_t at = 0;

	while (at < in->n) {
		const char *end = memchr(in->p + at, '\n', in->n - at);
		size_t n = end ? (size_t)(end - in->p) - at : in->n - at;
		struct ehr_str line = { in->p + at, n };

		if (!end && !self->end)
			break;
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		convert_line(self, line);
		at += n + (end != NULL);
	}
	in->n -= at;
	memmove(in->p, in->p + at, in->n);
}

static int fill(struct ehr_plotfile *self, const struct ehr_plotfile_from *from,
	struct ehr_err *err)
{
	long got;

	ehr_buf_grow(&self->in, READ_BYTES);
	got = from->read(from->self, self->in.p + self->in.n, READ_BYTES, err);
	if (got < 0)
		return -1;
	self->in.n += (size_t)got;
	self->end = got == 0;
	return 0;
}

/* Looks at as much as it takes: at one byte of most files. */
static int look(struct ehr_plotfile *self, const struct ehr_plotfile_from *from,
	struct ehr_err *err)
{
	do {
		if (fill(self, from, err))
			return -1;
	} while (!self->end && self->in.n < HEAD_BYTES &&
		 (self->in.n == 0 || self->in.p[0] == '*') && !tell(self));
	self->what = tell(self) ? EHR_PLOTFILE_IS : EHR_PLOTFILE_OTHER;
	if (self->what == EHR_PLOTFILE_OTHER) {
		struct ehr_buf out = self->out;
		self->out = self->in;
		self->in = out;
	}
	return 0;
}

long ehr_plotfile_read(struct ehr_plotfile *self,
	const struct ehr_plotfile_from *from, char *p, size_t n,
	struct ehr_err *err)
{
	size_t left;

	if (self->what == EHR_PLOTFILE_UNSEEN && look(self, from, err))
		return -1;
	while (self->what == EHR_PLOTFILE_IS && self->given == self->out.n) {
		self->given = self->out.n = 0;
		convert(self);
		if (self->out.n > 0)
			break;
		if (self->end)
			return 0;
		if (fill(self, from, err))
			return -1;
	}
	left = self->out.n - self->given;
	if (left == 0)
		return self->end ? 0 : from->read(from->self, p, n, err);
	if (n > left)
		n = left;
	memcpy(p, self->out.p + self->given, n);
	self->given += n;
	return (long)n;
}

void ehr_plotfile_release(struct ehr_plotfile *self)
{
	ehr_buf_release(&self->in);
	ehr_buf_release(&self->out);
	*self = (struct ehr_plotfile){ 0 };
}
