# SPDX-License-Identifier: GPL-3.0-or-later
#
# stats.R TOOL TESTDATA: the statistics of lib/calc against R: base functions
# (t, chi square, Bessel and gamma functions, integrate, uniroot, shapiro.test,
# acf, lm), nortest (Lilliefors) and survival (survfit of negated values is
# Kaplan-Meier from the left). Where R has no function the formula is written
# out here in another way than in C. A line for each difference; status 1 if
# there is one. The last line says how far apart the two were at most.
library(survival)

argument <- commandArgs(trailingOnly = TRUE)
tool <- argument[1]
testdata <- argument[2]
worst <- numeric(0)
failures <- 0

# what the tool says of a sample
found_by_tool <- function(value, detected = rep(TRUE, length(value)),
		what = character(0)) {
	input <- sprintf("%.17g %d", value, as.integer(detected))
	output <- system2(tool, what, input = input, stdout = TRUE)
	part <- strsplit(output, " ")
	setNames(as.numeric(sapply(part, `[`, 2)), sapply(part, `[`, 1))
}

# each expected number must be there, to the relative tolerance of its name
compare <- function(label, found, expected, tolerance) {
	for (name in names(expected)) {
		off <- abs(found[name] - expected[name]) /
			max(abs(expected[name]), 1e-300)
		if (expected[name] == 0)
			off <- abs(found[name])
		limit <- if (name %in% names(tolerance)) tolerance[name] else 1e-10
		worst[name] <<- max(worst[name], off, na.rm = TRUE)
		if (is.na(off) || off > limit) {
			cat(sprintf("%s: %s is %.12g, in R %.12g\n", label, name,
				found[name], expected[name]))
			failures <<- failures + 1
		}
	}
}

moments <- function(x) {
	n <- length(x)
	m <- mean(x)
	s <- sd(x)
	k <- n / ((n - 1) * (n - 2)) * sum(((x - m) / s)^3)
	t <- qt(0.95, n - 1)
	z <- qnorm(0.95)
	c(mean = m, sd = s, skew = k,
		student = t.test(x, alternative = "less")$conf.int[2],
		adjusted_clt = m + (z + k / (6 * sqrt(n)) * (1 + 2 * z^2)) * s / sqrt(n),
		modified_t = m + k * s / (6 * n) + t * s / sqrt(n),
		chebyshev95 = m + sqrt(19) * s / sqrt(n),
		chebyshev99 = m + sqrt(99) * s / sqrt(n))
}

# Land's t over u = t / sqrt(nu + t^2): density (1 - u^2)^((nu-2)/2) exp(-c u)
land_h <- function(sy, n) {
	nu <- n - 1
	log_p <- function(h) {
		t <- -sqrt(n) * (sy / 2 + h / sqrt(nu))
		at <- t / sqrt(nu + t^2)
		c <- sy * sqrt(nu + t^2) / (2 * sqrt(n)) * n
		shape <- function(u) (nu - 2) / 2 * log1p(-u^2) - c * u
		# in steps, so that narrow tops are not missed
		grid <- c(-1, seq(-0.999, 0.999, length.out = 40), 1)
		top <- max(shape(grid[2:41]))
		area <- function(cuts) sum(sapply(seq_len(length(cuts) - 1),
			function(i) integrate(function(u) exp(shape(u) - top),
				cuts[i], cuts[i + 1], rel.tol = 1e-10,
				stop.on.error = FALSE)$value))
		below <- area(c(grid[grid < at], at))
		log(below / area(grid)) - log(0.05)
	}
	suppressWarnings(uniroot(log_p, c(1.5, 200), tol = 1e-9))$root
}

lognormal <- function(x) {
	y <- log(x)
	n <- length(y)
	s <- sd(y)
	h <- land_h(s, n)
	limit <- c(land_h = h,
		land = exp(mean(y) + s^2 / 2 + s * h / sqrt(n - 1)))
	if (n > 200) # besselI loses its digits
		return(limit)
	# g by the Bessel function: 0F1(b; z) = gamma(b) z^((1-b)/2) I_(b-1)(2 sqrt z)
	g <- function(u) {
		b <- (n - 1) / 2
		z <- (n - 1)^2 * u / (2 * n)
		exp(lgamma(b) + (1 - b) / 2 * log(z) + 2 * sqrt(z) +
			log(besselI(2 * sqrt(z), b - 1, expon.scaled = TRUE)))
	}
	m <- exp(mean(y)) * g(s^2 / 2)
	se <- exp(mean(y)) * sqrt(g(s^2 / 2)^2 - g((n - 2) / (n - 1) * s^2))
	c(limit, mvue = m, mvue_se = se, mvue_chebyshev95 = m + sqrt(19) * se)
}

gamma_fit <- function(x) {
	n <- length(x)
	k <- uniroot(function(k) log(k) - digamma(k) - log(mean(x)) + mean(log(x)),
		c(1e-3, 1e6), tol = 1e-14)$root
	corrected <- (n - 3) * k / n + 2 / (3 * n)
	f <- pgamma(sort(x), k, scale = mean(x) / k)
	above <- pgamma(rev(sort(x)), k, scale = mean(x) / k, lower.tail = FALSE)
	c(shape = k, scale = mean(x) / k, shape_corrected = corrected,
		gamma_approximate = 2 * n * corrected * mean(x) /
			qchisq(0.05, 2 * n * corrected),
		gamma_distance = -n - mean((2 * seq_len(n) - 1) * (log(f) + log(above))))
}

tests <- function(x) {
	shapiro <- shapiro.test(x)
	lilliefors <- nortest::lillie.test(x)
	c(shapiro_w = unname(shapiro$statistic), shapiro_p = shapiro$p.value,
		lilliefors_d = unname(lilliefors$statistic),
		lilliefors_p = lilliefors$p.value,
		lag1 = acf(x, plot = FALSE)$acf[2])
}

# survfit wants times that rise: they are M - value
kaplan_meier <- function(value, detected) {
	M <- max(value) + 1
	fit <- survfit(Surv(M - value, detected) ~ 1)
	d <- sum(detected)
	area <- function(low)
		summary(fit, rmean = M - low)$table[c("rmean", "se(rmean)")]
	detect <- area(min(value[detected]))
	limit <- area(min(value))
	correct <- sqrt(d / (d - 1))
	c(km_mean = unname(M - detect[1]), km_se = unname(correct * detect[2]),
		km_limit_mean = unname(M - limit[1]),
		km_limit_se = unname(correct * limit[2]))
}

# Helsel and Cohn's positions, result by result, and lm
ros <- function(value, detected) {
	keep <- value <= max(value[detected])
	value <- value[keep]
	detected <- detected[keep]
	limits <- sort(unique(value[!detected]))
	if (length(limits) == 0)
		return(c(ros_n = length(value), ros_mean = mean(value)))
	edges <- c(0, limits, Inf)
	# exceedance of each edge, from above
	exceed <- rep(0, length(edges))
	for (j in rev(seq_along(limits))) {
		a <- sum(detected & value >= edges[j + 1] & value < edges[j + 2])
		b <- sum(ifelse(detected, value < limits[j], value <= limits[j]))
		exceed[j + 1] <- exceed[j + 2] + a / (a + b) * (1 - exceed[j + 2])
	}
	exceed[1] <- 1
	at <- sapply(seq_along(value), function(i) {
		if (!detected[i]) {
			same <- which(!detected & value == value[i])
			j <- match(value[i], limits) + 1
			return((1 - exceed[j]) * match(i, same) / (length(same) + 1))
		}
		j <- max(which(edges <= value[i]))
		group <- which(detected & value >= edges[j] & value < edges[j + 1])
		rank <- match(i, group[order(value[group])])
		(1 - exceed[j]) + (exceed[j] - exceed[j + 1]) * rank /
			(length(group) + 1)
	})
	fit <- lm(log(value[detected]) ~ qnorm(at[detected]))
	value[!detected] <- exp(coef(fit)[1] + coef(fit)[2] * qnorm(at[!detected]))
	c(ros_n = length(value), ros_intercept = unname(coef(fit)[1]),
		ros_slope = unname(coef(fit)[2]), ros_mean = mean(value),
		ros_sd = sd(value))
}

# 9999 resamples with R's own random numbers: as near as chance lets them be
bootstrap <- function(x) {
	set.seed(4)
	n <- length(x)
	b <- matrix(sample(x, 9999 * n, replace = TRUE), nrow = 9999)
	m <- rowMeans(b)
	se <- apply(b, 1, sd) / sqrt(n)
	loo <- (sum(x) - x) / (n - 1)
	a <- sum((mean(loo) - loo)^3) / (6 * sum((mean(loo) - loo)^2)^1.5)
	z0 <- qnorm(mean(m < mean(x)) + mean(m == mean(x)) / 2)
	z <- z0 + qnorm(0.95)
	# blocks of three neighbours, the last one cut, wrapping round
	blocks <- ceiling(n / 3)
	block_mean <- replicate(9999, mean(x[((rep(sample(n, blocks,
		replace = TRUE), each = 3) + 0:2)[seq_len(n)] - 1) %% n + 1]))
	c(boot_block3 = quantile(block_mean, 0.95, names = FALSE),
		boot_percentile = quantile(m, 0.95, names = FALSE),
		boot_bca = quantile(m, pnorm(z0 + z / (1 - a * z)), names = FALSE),
		boot_t = mean(x) - quantile((m - mean(x)) / se, 0.05, names = FALSE) *
			sd(x) / sqrt(n))
}

check_complete <- function(label, x) {
	found <- found_by_tool(x)
	compare(label, found, moments(x), c(mean = 1e-13, sd = 1e-13))
	compare(label, found, tests(x), c(shapiro_p = 1e-6))
	compare(label, found, c(km_mean = mean(x), km_se = sd(x) / sqrt(length(x))),
		numeric(0))
	if (min(x) <= 0)
		return(invisible())
	compare(label, found, lognormal(x), c(land_h = 1e-7, land = 1e-7,
		mvue_se = 1e-7,
		mvue_chebyshev95 = 1e-9))
	compare(label, found, gamma_fit(x), c(shape = 1e-9, scale = 1e-9,
		shape_corrected = 1e-9, gamma_approximate = 1e-9,
		gamma_distance = 1e-8))
}

check_bootstrap <- function(label, x)
	compare(label, found_by_tool(x, what = "bootstrap") - mean(x),
		bootstrap(x) - mean(x),
		c(boot_block3 = 0.05, boot_percentile = 0.05, boot_bca = 0.05, boot_t = 0.06))

check_censored <- function(label, value, detected) {
	found <- found_by_tool(value, detected)
	compare(label, found, kaplan_meier(value, detected), numeric(0))
	compare(label, found, ros(value, detected), numeric(0))
}

# exact mean and variance of neighbours' products over all orders, by trying all
orders <- function(v) {
	if (length(v) == 1)
		return(matrix(v))
	do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], orders(v[-i]))))
}

check_order <- function(x) {
	y <- rank(x) - mean(rank(x))
	n <- length(y)
	all <- orders(y)
	sums <- rowSums(all[, -1] * all[, -n])
	p <- pnorm((sum(y[-1] * y[-n]) - mean(sums)) / sqrt(mean(sums^2) -
		mean(sums)^2), lower.tail = FALSE)
	compare("orders", found_by_tool(x), c(lag1_p = p), numeric(0))
}

# length of blocks, Politis and White 2004 with the constants of 2009
check_block <- function(label, x) {
	n <- length(x)
	lags <- min(ceiling(sqrt(n)) + 5, n - 1)
	r <- acf(x, lag.max = lags, plot = FALSE)$acf[-1]
	large <- abs(r) >= 2 * sqrt(log10(n) / n)
	runs <- sapply(0:lags, function(m) all(!large[m + 1:5]))
	m <- which(runs)[1] - 1 # NA: no five small ones in a row
	if (is.na(m))
		m <- max(which(large))
	M <- min(2 * max(m, 1), lags)
	k <- -M:M
	flat <- pmin(1, 2 * (1 - abs(k) / M))
	R <- c(rev(r[seq_len(M)]), 1, r[seq_len(M)])
	block <- ceiling((2 * sum(flat * abs(k) * R)^2 /
		(4 / 3 * sum(flat * R)^2) * n)^(1 / 3))
	block <- max(1, min(block, ceiling(min(3 * sqrt(n), n / 3))))
	compare(label, found_by_tool(x), c(block = block), numeric(0))
}

# real samples of different skewness and size
read <- function(folder, name)
	read.csv(file.path(testdata, folder, name))
meuse <- read("soil-meuse", "meuse.csv")
real <- list(lead = meuse$lead[1:25], cadmium = meuse$cadmium[1:31],
	zinc = meuse$zinc[100:128], copper = meuse$copper[1:60],
	elevation = meuse$elev[1:40])
for (name in names(real)) {
	check_complete(name, real[[name]])
	check_bootstrap(name, real[[name]])
}

set.seed(20)
for (n in c(6, 7, 8, 11, 12, 30, 101, 700)) {
	check_complete(paste("lognormal", n), rlnorm(n, 1, 1))
	check_complete(paste("gamma", n), rgamma(n, 0.6, 0.01))
	check_complete(paste("normal", n), rnorm(n, -5, 2))
	check_complete(paste("far from 0", n), 20 + runif(n))
}
for (n in c(30, 100, 365))
	for (phi in c(0.01, 0.4, 0.9))
		check_block(paste("series", n, phi),
			exp(as.numeric(arima.sim(list(ar = phi), n))))
check_order(c(3, 1, 4, 1, 5, 9, 2))
check_order(c(0.1, 0.2, 0.4, 0.3, 0.7, 0.9, 1.5))

creek <- read("nondetects-nada2", "gales_creek.csv")
check_censored("gales creek", creek$TCr, !grepl("<", creek$Flag))
tce <- read("nondetects-nada2", "tce2.csv")
check_censored("tce", tce$TCECONC, tce[["TCECens"]] == 0)
zinc <- read("nondetects-nada2", "cuzn.csv")
zinc <- zinc[!is.na(zinc$Zn), ]
check_censored("zinc", zinc$Zn, !zinc[["ZnCen"]])
for (n in c(8, 20, 60, 300))
	for (share in c(0.1, 0.5, 0.8)) {
		value <- signif(rlnorm(n), 2)
		limit <- sample(qlnorm(share * c(0.5, 1, 1.2)), n, replace = TRUE)
		detected <- value >= limit
		if (sum(detected) < 3)
			next
		check_censored(paste("made", n, share),
			ifelse(detected, value, limit), detected)
	}

cat(sprintf("%s %.1e\n", names(worst), worst), sep = "")
cat(failures, "differences\n")
quit(status = if (failures > 0) 1 else 0)
