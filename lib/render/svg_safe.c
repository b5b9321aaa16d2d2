/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/svg_safe.h"

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* word is in small letters. */
static bool begins(struct ehr_str text, const char *word)
{
	size_t n = strlen(word);

	if (text.n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (lower(text.p[i]) != word[i])
			return false;
	return true;
}

static bool is(struct ehr_str text, const char *word)
{
	return text.n == strlen(word) && begins(text, word);
}

static struct ehr_str from(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p + at, text.n - at };
}

/* Name without a prefix such as svg: or xlink:. */
static struct ehr_str local(struct ehr_str name)
{
	const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;

	return colon ? from(name, (size_t)(colon - name.p) + 1) : name;
}

/* Elements of a picture; whatever else there may be is not shown. */
static bool is_drawing(struct ehr_str name)
{
	static const char *const drawing[] = { "svg", "g", "defs", "symbol",
		"use", "title", "desc", "metadata", "style", "path", "rect",
		"circle", "ellipse", "line", "polyline", "polygon", "text",
		"tspan", "textpath", "image", "marker", "pattern", "clippath",
		"mask", "lineargradient", "radialgradient", "stop", "switch",
		"filter", "fegaussianblur", "feoffset", "feblend", "feflood",
		"fecomposite", "femerge", "femergenode", "fecolormatrix", "a" };

	for (size_t i = 0; i < sizeof(drawing) / sizeof(*drawing); i++)
		if (is(local(name), drawing[i]))
			return true;
	return false;
}

/* Is what an address points to inside the file? */
static bool is_inside(struct ehr_str address)
{
	while (address.n && is_space(*address.p))
		address = from(address, 1);
	return address.n == 0 || *address.p == '#' ||
	       begins(address, "data:image/png;base64,") ||
	       begins(address, "data:image/jpeg;base64,");
}

/* Rules of style: what they could fetch. A backslash could hide anything. */
static bool style_is_inside(struct ehr_str style)
{
	for (size_t i = 0; i < style.n; i++) {
		struct ehr_str rest = from(style, i);

		if (style.p[i] == '\\' || begins(rest, "@import") ||
			begins(rest, "image(") || begins(rest, "image-set(") ||
			begins(rest, "src("))
			return false;
		if (!begins(rest, "url("))
			continue;
		rest = from(rest, 4);
		while (rest.n && (is_space(*rest.p) || *rest.p == '"' ||
					 *rest.p == '\''))
			rest = from(rest, 1);
		if (!is_inside(rest))
			return false;
	}
	return true;
}

static enum ehr_svg_verdict attribute(struct ehr_str name, struct ehr_str value)
{
	struct ehr_str word = local(name);

	if (begins(word, "on"))
		return EHR_SVG_SCRIPT;
	if (is(word, "href") || is(word, "src") || is(word, "base"))
		return is_inside(value) ? EHR_SVG_SAFE : EHR_SVG_OUTSIDE;
	if (begins(name, "xmlns") || begins(name, "aria-") ||
		begins(name, "data-") || is(name, "id") || is(name, "class"))
		return EHR_SVG_SAFE;
	/* a reference to a character could hide what is looked for */
	if (memchr(value.p, '&', value.n) && memchr(value.p, '(', value.n))
		return EHR_SVG_OUTSIDE;
	return style_is_inside(value) ? EHR_SVG_SAFE : EHR_SVG_OUTSIDE;
}

static bool is_name(char c)
{
	return !is_space(c) && c != '=' && c != '>' && c != '/' && c != '<' &&
	       c != '"' && c != '\'';
}

static size_t name_at(struct ehr_str text, size_t at, struct ehr_str *name)
{
	size_t i = at;

	while (i < text.n && is_name(text.p[i]))
		i++;
	*name = (struct ehr_str){ text.p + at, i - at };
	return i;
}

static size_t spaces(struct ehr_str text, size_t at)
{
	while (at < text.n && is_space(text.p[at]))
		at++;
	return at;
}

/* One attribute at *at, which is moved behind it. */
static enum ehr_svg_verdict next_attribute(struct ehr_str text, size_t *at)
{
	struct ehr_str name;
	size_t i = spaces(text, name_at(text, *at, &name));
	const char *end;
	char quote;

	if (!name.n || i + 1 >= text.n || text.p[i] != '=')
		return EHR_SVG_NOT_SVG;
	i = spaces(text, i + 1);
	quote = i < text.n ? text.p[i] : ' ';
	if (quote != '"' && quote != '\'')
		return EHR_SVG_NOT_SVG;
	end = memchr(text.p + i + 1, quote, text.n - i - 1);
	if (!end)
		return EHR_SVG_NOT_SVG;
	*at = (size_t)(end - text.p) + 1;
	return attribute(name, (struct ehr_str){ text.p + i + 1,
				       (size_t)(end - text.p) - i - 1 });
}

struct place {
	struct ehr_str text;
	size_t at;
	bool begun; /* the root was seen */
};

/* Text between elements of style must be rules that fetch nothing. */
static enum ehr_svg_verdict style_element(struct place *place)
{
	struct ehr_str rest = from(place->text, place->at);
	const char *end = rest.n ? memchr(rest.p, '<', rest.n) : NULL;
	struct ehr_str style = { rest.p, end ? (size_t)(end - rest.p) : 0 };

	if (!end || begins(from(rest, style.n), "<!"))
		return EHR_SVG_NOT_SVG;
	return style_is_inside(style) && !memchr(style.p, '&', style.n)
		       ? EHR_SVG_SAFE
		       : EHR_SVG_OUTSIDE;
}

/* An element's tag, place->at behind its <. */
static enum ehr_svg_verdict element(struct place *place)
{
	enum ehr_svg_verdict verdict = EHR_SVG_SAFE;
	struct ehr_str text = place->text, name;
	bool ends = place->at < text.n && text.p[place->at] == '/';
	size_t i = name_at(text, place->at + ends, &name);

	if (!name.n || (!place->begun && !is(local(name), "svg")))
		return EHR_SVG_NOT_SVG;
	place->begun = true;
	if (!is_drawing(name))
		return EHR_SVG_SCRIPT;
	for (i = spaces(text, i); i < text.n && is_name(text.p[i]);
		i = spaces(text, i)) {
		verdict = next_attribute(text, &i);
		if (verdict != EHR_SVG_SAFE)
			return verdict;
	}
	if (i < text.n && text.p[i] == '/') {
		ends = true;
		i++;
	}
	if (i >= text.n || text.p[i] != '>')
		return EHR_SVG_NOT_SVG;
	place->at = i + 1;
	return is(local(name), "style") && !ends ? style_element(place)
						 : EHR_SVG_SAFE;
}

/* Moves behind the end of what began at place->at. */
static enum ehr_svg_verdict skip(struct place *place, const char *end)
{
	size_t n = strlen(end);

	for (size_t i = place->at; i + n <= place->text.n; i++)
		if (memcmp(place->text.p + i, end, n) == 0) {
			place->at = i + n;
			return EHR_SVG_SAFE;
		}
	return EHR_SVG_NOT_SVG;
}

static enum ehr_svg_verdict next_markup(struct place *place)
{
	struct ehr_str rest = from(place->text, place->at);

	if (begins(rest, "<!--"))
		return skip(place, "-->");
	if (begins(rest, "<![cdata["))
		return skip(place, "]]>");
	if (begins(rest, "<!"))
		return EHR_SVG_ENTITY;
	if (begins(rest, "<?xml ") && place->at == 0)
		return skip(place, "?>");
	if (begins(rest, "<?"))
		return EHR_SVG_ENTITY;
	place->at++;
	return element(place);
}

static bool is_page(struct ehr_str text)
{
	text = from(text, spaces(text, 0));
	return begins(text, "<!doctype html") || begins(text, "<html");
}

enum ehr_svg_verdict ehr_svg_verdict(struct ehr_str bytes)
{
	struct place place = { .text = bytes };

	if (ehr_str_starts(bytes, "\xef\xbb\xbf"))
		place.text = from(bytes, 3);
	if (is_page(place.text))
		return EHR_SVG_PAGE;
	if (ehr_utf8_check(bytes.p, bytes.n) < bytes.n)
		return EHR_SVG_NOT_SVG;
	while (place.at < place.text.n) {
		enum ehr_svg_verdict verdict = EHR_SVG_SAFE;

		if (place.text.p[place.at] == '<')
			verdict = next_markup(&place);
		else
			place.at++;
		if (verdict != EHR_SVG_SAFE)
			return verdict;
	}
	return place.begun ? EHR_SVG_SAFE : EHR_SVG_NOT_SVG;
}

const char *ehr_svg_verdict_label(enum ehr_svg_verdict verdict)
{
	static const char *const key[EHR_SVG_VERDICTS] = { "",
		"report.refused.not_svg", "report.refused.script",
		"report.refused.outside", "report.refused.page",
		"report.refused.entity" };

	return key[verdict];
}
