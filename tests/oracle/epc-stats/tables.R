# SPDX-License-Identifier: GPL-3.0-or-later
#
# tables.R DATA: gamma_distances.csv and gamma_levels.csv against samples drawn
# and fitted by R: the share that exceeds a limit, the share of limits of the
# mean that hold. A line for each that is more than 4 standard errors off;
# status 1 if there is one.
data <- commandArgs(trailingOnly = TRUE)[1]
distances <- read.csv(file.path(data, "gamma_distances.csv"))
levels <- read.csv(file.path(data, "gamma_levels.csv"))
failures <- 0

expect <- function(label, found, expected, se) {
	cat(sprintf("%s: %.4f, expected %.4f\n", label, found, expected))
	if (!(abs(found - expected) <= 4 * se)) {
		cat("too far off\n")
		failures <<- failures + 1
	}
}

# shapes of maximum likelihood of the rows of x, by Newton's steps in log(k)
fitted <- function(x) {
	s <- log(rowMeans(x)) - rowMeans(log(x))
	k <- (3 - s + sqrt((s - 3)^2 + 24 * s)) / (12 * s)
	for (i in 1:50)
		k <- k * exp(-(log(k) - digamma(k) - s) / (1 - k * trigamma(k)))
	k
}

draw <- function(samples, n, shape)
	matrix(rgamma(samples * n, shape), nrow = samples)

set.seed(11)
samples <- 10000
for (n in c(5, 10, 30, 100))
	for (shape in c(0.1, 1, 20)) {
		x <- t(apply(draw(samples, n, shape), 1, sort))
		k <- fitted(x)
		f <- pgamma(x, k, scale = rowMeans(x) / k, log.p = TRUE)
		g <- pgamma(x[, n:1], k, scale = rowMeans(x) / k,
			lower.tail = FALSE, log.p = TRUE)
		distance <- -n - as.vector((f + g) %*% (2 * seq_len(n) - 1)) / n
		row <- distances[distances$n == n & distances$shape == shape, ]
		# the table's own error moves the share by some 0.3 for each 1
		expect(sprintf("distance, n %d, shape %g", n, shape),
			mean(distance > row$limit), 0.05,
			sqrt(0.05 * 0.95 / samples + (0.3 * row$se)^2))
	}

# the levels are those of a large shape and hold for a smaller one too
for (n in c(5, 10, 40))
	for (shape in c(2, 1000)) {
		x <- draw(samples, n, shape)
		k <- fitted(x)
		level <- levels$level[which(levels$n == n & levels$alpha == 0.05)]
		limit <- 2 * n * k * rowMeans(x) / qchisq(level, 2 * n * k)
		expect(sprintf("limit, n %d, shape %g", n, shape),
			mean(limit >= shape), 0.95, sqrt(0.05 * 0.95 / samples))
	}

found <- pnorm(qt(levels$alpha, levels$n - 1) * sqrt(levels$n / (levels$n - 1)))
off <- abs(levels$level / found - 1)[!is.na(levels$n)]
cat(sprintf("levels: %.1e\n", max(off)))
quit(status = if (failures > 0 || max(off) > 6e-4) 1 else 0)
