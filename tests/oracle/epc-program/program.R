# SPDX-License-Identifier: GPL-3.0-or-later
#
# program.R EPC DATA ROWS...: what the program EPC makes of canonical rows,
# against R: groups, duplicates, which distribution and which rule, statistics
# and limits, worked out here from the rows and from the tables in DATA. R's own
# functions (t.test, shapiro.test, nortest, survfit, uniroot, integrate) stand
# for what the program has of its own; limits by bootstrap are held against
# 8,000 resamples made here, to 2 %. A line for each difference; status 1 if
# there is one.
library(survival)

argument <- commandArgs(trailingOnly = TRUE)
epc <- argument[1]
data <- argument[2]
rules <- read.csv(file.path(data, "epc_rules.csv"))
levels <- read.csv(file.path(data, "gamma_levels.csv"))
distances <- read.csv(file.path(data, "gamma_distances.csv"))
failures <- 0
checked <- 0

read_table <- function(path)
	read.csv(path, colClasses = "character", check.names = FALSE,
		na.strings = character(0))

# a table over n and one more column, linear in both, by 1/n beyond the last n
look_up <- function(table, column, n, at) {
	names(table)[names(table) == column] <- "at"
	value <- setdiff(names(table), c("n", "at", "source", "status", "note"))[1]
	rows <- sort(unique(table$n))
	one <- function(row) {
		part <- table[table$n == row, ]
		approx(part$at, part[[value]], at, rule = 2)$y
	}
	found <- sapply(rows, one)
	if (n %in% rows)
		return(found[rows == n])
	finite <- is.finite(rows)
	if (n < max(rows[finite]))
		return(approx(rows[finite], found[finite], n)$y)
	if (all(finite))
		return(found[length(found)])
	approx(1 / rows, found, 1 / n)$y
}

# rows of one group: results, duplicates averaged
results <- function(rows) {
	value <- as.numeric(rows$value)
	below <- rows$qualifier %in% c("<", "ND")
	limit <- as.numeric(rows$detection_limit)
	used <- below | (rows$qualifier == "" & !is.na(value) & value >= 0)
	place <- intersect(c("source_id", "receptor_id", "outlet", "lon", "lat",
		"depth_top_m", "depth_bottom_m"), names(rows))
	time <- if ("time" %in% names(rows)) rows$time else rep("", nrow(rows))
	key <- do.call(paste, c(rows[place], list(time), sep = "\r"))
	key <- ifelse(time == "", seq_len(nrow(rows)), key)
	many <- table(key[used])
	one <- as.vector(many[key]) > 3
	key <- ifelse(!is.na(one) & one, paste(key, seq_len(nrow(rows))), key)
	all <- data.frame(value, below, limit, key)[used, ]
	do.call(rbind, lapply(split(all, all$key), function(part) {
		if (any(!part$below))
			data.frame(value = mean(part$value[!part$below]), below = FALSE)
		else
			data.frame(value = suppressWarnings(
				min(part$limit, na.rm = TRUE)), below = TRUE)
	}))
}

land <- function(y) {
	n <- length(y)
	s <- sd(y)
	nu <- n - 1
	log_p <- function(h) {
		t <- -sqrt(n) * (s / 2 + h / sqrt(nu))
		at <- t / sqrt(nu + t^2)
		c <- s * sqrt(nu + t^2) / (2 * sqrt(n)) * n
		shape <- function(u) (nu - 2) / 2 * log1p(-u^2) - c * u
		grid <- c(-1, seq(-0.999, 0.999, length.out = 120), 1)
		top <- max(shape(grid[2:121]))
		area <- function(cuts) sum(sapply(seq_len(length(cuts) - 1),
			function(i) integrate(function(u) exp(shape(u) - top),
				cuts[i], cuts[i + 1], rel.tol = 1e-10,
				stop.on.error = FALSE)$value))
		log(area(c(grid[grid < at], at)) / area(grid)) - log(0.05)
	}
	h <- suppressWarnings(uniroot(log_p, c(1.5, 200), tol = 1e-9))$root
	exp(mean(y) + s^2 / 2 + s * h / sqrt(nu))
}

finney <- function(n, u) {
	term <- 1 + (n - 1) * u / n
	last <- (n - 1) * u / n
	for (i in 2:500) {
		last <- last * (n - 1)^2 * u / (n * i * (n + 2 * i - 3))
		term <- term + last
	}
	term
}

lognormal <- function(y, alpha) {
	n <- length(y)
	g <- finney(n, var(y) / 2)
	m <- exp(mean(y)) * g
	se <- exp(mean(y)) * sqrt(g^2 - finney(n, (n - 2) / (n - 1) * var(y)))
	m + sqrt(1 / alpha - 1) * se
}

gamma_shape <- function(x)
	uniroot(function(k) log(k) - digamma(k) - log(mean(x)) + mean(log(x)),
		c(1e-3, 1e6), tol = 1e-13)$root

gamma_ucl <- function(x, level) {
	n <- length(x)
	k <- (n - 3) * gamma_shape(x) / n + 2 / (3 * n)
	2 * n * k * mean(x) / qchisq(level, 2 * n * k)
}

is_normal <- function(x)
	(if (length(x) <= 50) shapiro.test(x) else
		nortest::lillie.test(x))$p.value >= 0.05

is_gamma <- function(x) {
	n <- length(x)
	x <- sort(x)
	k <- gamma_shape(x)
	f <- pgamma(x, k, scale = mean(x) / k)
	above <- pgamma(rev(x), k, scale = mean(x) / k, lower.tail = FALSE)
	-n - mean((2 * seq_len(n) - 1) * (log(f) + log(above))) <
		look_up(distances, "shape", n, k)
}

distribution <- function(x) {
	if (min(x) == max(x))
		return("constant")
	if (is_normal(x))
		return("normal")
	if (min(x) > 0 && is_gamma(x))
		return("gamma")
	if (min(x) > 0 && is_normal(log(x)))
		return("lognormal")
	"other"
}

# Kaplan-Meier from the left: survfit of negated values
kaplan <- function(value, below) {
	M <- max(value) + 1
	fit <- survfit(Surv(M - value, !below) ~ 1)
	found <- summary(fit, rmean = M - min(value[!below]))$table
	d <- sum(!below)
	c(mean = M - unname(found["rmean"]),
		se = unname(found["se(rmean)"]) * sqrt(d / (d - 1)))
}

bca <- function(value, below, statistic) {
	set.seed(5)
	n <- length(value)
	all <- replicate(8000, {
		i <- sample.int(n, replace = TRUE)
		if (all(below[i])) NA else statistic(value[i], below[i])
	})
	all <- all[!is.na(all)]
	theta <- statistic(value, below)
	z0 <- qnorm(mean(all < theta) + mean(all == theta) / 2)
	left <- sapply(seq_len(n), function(i) statistic(value[-i], below[-i]))
	u <- mean(left) - left
	a <- sum(u^3) / (6 * sum(u^2)^1.5)
	z <- z0 + qnorm(0.95)
	unname(quantile(all, pnorm(z0 + z / (1 - a * z))))
}

# the mean of Kaplan and Meier without survfit, for speed
km_mean <- function(value, below) {
	a <- sort(unique(value[!below]), decreasing = TRUE)
	at <- 1
	sum <- 0
	for (v in a) {
		n <- sum(value <= v)
		d <- sum(value == v & !below)
		sum <- sum + v * at * d / n
		at <- at * (n - d) / n
	}
	sum + at * min(a)
}

limit <- function(method, value, below) {
	n <- length(value)
	alpha <- c("95" = 0.05, "97.5" = 0.025, "99" = 0.01)[
		sub(".*-", "", method)]
	name <- sub("-(95|97.5|99)$", "", method)
	x <- value
	k <- n / ((n - 1) * (n - 2)) * sum(((x - mean(x)) / sd(x))^3)
	t <- qt(0.95, n - 1)
	switch(name,
		"student-t" = if (sd(x) == 0) mean(x) else
			t.test(x, alternative = "less")$conf.int[2],
		"modified-t" = mean(x) + k * sd(x) / (6 * n) + t * sd(x) / sqrt(n),
		"chebyshev" = mean(x) + sqrt(1 / alpha - 1) * sd(x) / sqrt(n),
		"land-h" = land(log(x)),
		"lognormal-chebyshev" = lognormal(log(x), alpha),
		"gamma-approximate" = gamma_ucl(x, 0.05),
		"gamma-adjusted" = gamma_ucl(x, look_up(levels, "alpha", n, 0.05)),
		"bootstrap-bca" = bca(x, below, function(v, b) mean(v)),
		"km-t" = {
			km <- kaplan(value, below)
			km["mean"] + t * km["se"]
		},
		"km-chebyshev" = {
			km <- kaplan(value, below)
			km["mean"] + sqrt(1 / alpha - 1) * km["se"]
		},
		"km-bootstrap-bca" = bca(value, below, km_mean))
}

expected <- function(rows) {
	all <- results(rows)
	if (is.null(all))
		return(list(n = 0, n_nd = 0, rule = "no_results"))
	found <- list(n = nrow(all), n_nd = sum(all$below))
	x <- sort(all$value[!all$below])
	if (length(x) == 0) {
		found$rule <- "all_nondetect"
		limits <- all$value[is.finite(all$value)]
		if (length(limits) > 0)
			found$detection_limit <- max(limits)
		return(found)
	}
	all$value[all$below & !is.finite(all$value)] <- min(x)
	found$min <- min(x)
	found$max <- max(x)
	some <- any(all$below)
	found$mean <- if (some) km_mean(all$value, all$below) else mean(x)
	if (!some)
		found$sd <- sd(x)
	if (nrow(all) < 8 || length(x) < 5) {
		found$rule <- if (nrow(all) < 8) "few_samples" else "few_detects"
		found$epc <- max(x)
		return(found)
	}
	of <- distribution(x)
	spread <- if (length(x[x > 0]) > 1) sd(log(x[x > 0])) else 0
	within <- function(v, low, high)
		(is.na(low) | v >= low) & (is.na(high) | v < high)
	rule <- rules[rules$nondetects == (if (some) "some" else "none") &
		(rules$distribution == of | rules$distribution == "*") &
		within(spread, rules$spread_from, rules$spread_below) &
		within(nrow(all), rules$n_from, rules$n_below), ][1, ]
	found$rule <- rule$rule
	found$method <- rule$method
	if (path == made_path && grepl("bootstrap", rule$method))
		return(found) # it would take R too long
	found$ucl95 <- unname(limit(rule$method, all$value, all$below))
	found$epc <- min(found$ucl95, max(x))
	found
}

complain <- function(...) {
	cat(sprintf(...), "\n", sep = "")
	failures <<- failures + 1
}

compare <- function(label, got, want) {
	rough <- isTRUE(grepl("bootstrap", want$method))
	for (name in names(want)) {
		checked <<- checked + 1
		if (name == "rule") {
			if (!grepl(paste0("^rule=", want$rule, "( |$)"), got$basis))
				complain("%s: %s, in R rule=%s", label, got$basis, want$rule)
		} else if (is.character(want[[name]])) {
			if (got[[name]] != want[[name]])
				complain("%s: %s %s, in R %s", label, name, got[[name]],
					want[[name]])
		} else if (is.na(want[[name]])) {
			if (got[[name]] != "")
				complain("%s: %s %s, in R NA", label, name, got[[name]])
		} else {
			off <- abs(as.numeric(got[[name]]) - want[[name]]) /
				max(abs(want[[name]]), 1e-300)
			most <- if (rough && name %in% c("ucl95", "epc")) 0.02 else 1e-8
			if (is.na(off) || (off > most && want[[name]] != 0))
				complain("%s: %s %s, in R %.12g", label, name, got[[name]],
					want[[name]])
		}
	}
}

# samples of every kind that the rules tell apart, with and without non-detects
# of two limits and duplicates of a day
set.seed(20)
made <- list()
for (n in c(7, 8, 15, 22, 40, 60, 80, 120, 150))
	for (spread in c(0.1, 0.4, 0.8, 1.2, 1.7, 2.2, 2.7, 3.3))
		for (kind in c("normal", "gamma", "lognormal", "other", "nd",
			"constant")) {
			x <- switch(kind,
				normal = abs(rnorm(n, 10, spread)),
				gamma = rgamma(n, 1 / spread^2),
				lognormal = rlnorm(n, 0, spread),
				other = c(rlnorm(ceiling(n / 2), 0, spread / 3),
					rlnorm(floor(n / 2), 2 * spread, spread / 3)),
				nd = rlnorm(n, 0, spread),
				constant = rep(spread, n))
			x <- signif(x, 6)
			least <- sample(c(0.5, 0.8), n, replace = TRUE)
			below <- kind == "nd" & x < least |
				kind == "constant" & n %% 2 == 0 & seq_len(n) < 4
			made[[length(made) + 1]] <- data.frame(
				landuse = paste(kind, n, spread), medium = "soil",
				pollutant = "zinc", cas = "7440-66-6",
				source_id = paste0("s", seq_len(n)),
				time = sprintf("2025-03-%02d", sample(28, 1)),
				value = ifelse(below, "", sprintf("%.15g", x)),
				unit = "mg/kg", qualifier = ifelse(below, "<", ""),
				detection_limit = ifelse(below, least, ""))
			twice <- made[[length(made)]][seq_len(n) %% 7 == 3, ]
			made[[length(made)]] <- rbind(made[[length(made)]], twice)
		}
made <- do.call(rbind, made)
made_path <- tempfile(fileext = ".csv")
write.csv(made[sample(nrow(made)), ], made_path, row.names = FALSE,
	quote = FALSE)

rules_met <- character(0)
for (path in c(argument[-(1:2)], made_path)) {
	rows <- read_table(path)
	by <- intersect(c("landuse", "Rock", "Density", "geology"), names(rows))[1]
	command <- c(if (!is.na(by)) c("--by", by), "--resamples", "20000",
		path)
	got <- read.csv(text = system2(epc, command, stdout = TRUE,
		stderr = FALSE), colClasses = "character", check.names = FALSE)
	kept <- intersect(c(by, "medium", "point_type", "layer"), names(rows))
	pollutant <- ifelse(rows$cas == "", rows$pollutant, rows$cas)
	key <- do.call(paste, c(rows[kept], list(pollutant), sep = "|"))
	pollutant <- ifelse(got$cas == "", got$pollutant, got$cas)
	got_key <- do.call(paste, c(got[kept], list(pollutant), sep = "|"))
	rules_met <- c(rules_met, sub("^rule=([^ ]*).*", "\\1", got$basis))
	if (!setequal(key, got_key) || anyDuplicated(got_key))
		complain("%s: other groups than R's", path)
	for (one in unique(key)) {
		found <- as.list(got[got_key == one, ])
		if (grepl("^rule=autocorrelated", found$basis))
			next
		compare(paste(basename(path), one), found, expected(rows[key == one, ]))
	}
}
unmet <- setdiff(rules$rule, rules_met)
cat("rules not met:", unmet, "\n")
if (length(unmet) > 6)
	complain("too few rules were met")
cat(sprintf("%d numbers and words compared\n", checked))
quit(status = if (failures > 0 || checked == 0) 1 else 0)
