# SPDX-License-Identifier: GPL-3.0-or-later
#
# program.R DAYS: the models of models.txt by R's glm, a line for each
# coefficient: case,outcome,pollutant,lag,with,beta,se,n,df,phi,deviance. The
# options are written out once more here, not read from there.
library(splines)

d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
date <- as.Date(d$date)
n <- nrow(d)
time <- seq_len(n)
dow <- factor(as.POSIXlt(date)$wday)
yearmonth <- factor(format(date, "%Y-%m"))
tight <- list(epsilon = 1e-12, maxit = 50)

before <- function(x, lag) c(rep(NA, lag), x[seq_len(n - lag)])
lags <- function(x, of) sapply(of, function(lag) before(x, lag))
mean_of <- function(x, of) rowMeans(lags(x, of))
dry <- (d$dptp - 32) * 5 / 9
t03 <- ns(mean_of(d$temp, 0:3), df = 5)
t0 <- ns(d$temp, df = 5)
year7 <- ns(time, df = 98)

say <- function(case, fit, outcome, pollutant, lag, with, beta, se) {
	cat(sprintf("%s,%s,%s,%s,%s,%.12g,%.12g,%d,%d,%.12g,%.12g\n", case,
		outcome, pollutant, lag, with, beta, se, length(fit$y),
		fit$df.residual, summary(fit)$dispersion, deviance(fit)), sep = "")
}

# the coefficient of the first columns of the model
one <- function(case, formula, name, pollutant, lag, with = "") {
	fit <- glm(formula, family = quasipoisson, data = d, control = tight)
	part <- summary(fit)$coefficients[name, , drop = FALSE]
	say(case, fit, all.vars(formula)[1], pollutant, lag, with, part[, 1],
		part[, 2])
}

distributed <- function(case, C) {
	Q <- lags(d$o3, seq_len(nrow(C)) - 1) %*% C
	colnames(Q) <- paste0("q", seq_len(ncol(C)))
	fit <- glm(death ~ Q + year7 + dow + t0, family = quasipoisson, data = d,
		control = tight)
	name <- paste0("Q", colnames(Q))
	V <- summary(fit)$cov.scaled[name, name]
	C <- rbind(C, colSums(C))
	last <- nrow(C) - 2
	say(case, fit, "death", "o3", c(0:last, paste0("0-", last)), "",
		drop(C %*% coef(fit)[name]), sqrt(rowSums((C %*% V) * C)))
}

cat("case,outcome,pollutant,lag,with,beta,se,n,df,phi,deviance\n")
for (pollutant in c("pm10", "o3"))
	for (lag in c(0, 1, 3)) {
		x <- before(d[[pollutant]], lag)
		one("single", death ~ x + year7 + dow + t03, "x", pollutant, lag)
	}
for (last in c(1, 3)) {
	x <- mean_of(d$pm10, 0:last)
	one("means", death ~ x + year7 + dow + t03, "x", "pm10",
		paste0("0-", last))
}
four <- lags(d$pm10, 0:3)
x <- ifelse(rowSums(!is.na(four)) >= 2, rowMeans(four, na.rm = TRUE), NA)
one("parts", death ~ x + year7 + dow + t0, "x", "pm10", "0-3")
pm <- mean_of(d$pm10, 0:1)
oz <- mean_of(d$o3, 0:1)
one("pairs", death ~ pm + year7 + dow + t0, "pm", "pm10", "0-1")
one("pairs", death ~ oz + year7 + dow + t0, "oz", "o3", "0-1")
one("pairs", death ~ pm + oz + year7 + dow + t0, c("pm", "oz"),
	c("pm10", "o3"), "0-1", c("o3", "pm10"))
one("month", death ~ pm10 + yearmonth + ns(temp, df = 3), "pm10", "pm10", 0)
turn <- 2 * pi * (time - 1) / 365.25
x <- before(d$o3, 1)
one("harmonics", death ~ x + time + sin(turn) + cos(turn) + sin(2 * turn) +
	cos(2 * turn) + sin(3 * turn) + cos(3 * turn) + sin(4 * turn) +
	cos(4 * turn) + dow + ns(temp, df = 5) + ns(rhum, df = 3), "x", "o3", 1)
distributed("free", diag(5))
distributed("poly", outer((0:15) / 15, 0:4, "^"))
distributed("steps", 1 * outer(findInterval(0:6, c(1, 3)), 0:2, "=="))
year4 <- ns(time, df = 56)
one("dew", death ~ o3 + year4 + dow + ns(dry, df = 4),
	"o3", "o3", 0)
one("others", resp ~ o3 + year7 + dow + t0 + ns(cvd, df = 4) + pm10, "o3",
	"o3", 0)
# conditional Poisson of strata: a dummy for each is dear, so the profiled
# likelihood is solved by Newton's method from scratch
crossover <- function(pollutant) {
	X <- cbind(x = d[[pollutant]], ns(d$temp, df = 6))
	whole <- complete.cases(X)
	X <- X[whole, ]
	y <- d$death[whole]
	stratum <- as.integer(factor(paste(yearmonth, dow)[whole]))
	total <- rowsum(y, stratum)
	b <- rep(0, ncol(X))
	for (step in 1:30) {
		e <- exp(drop(X %*% b))
		mu <- e * total[stratum] / rowsum(e, stratum)[stratum]
		mid <- rowsum(mu * X, stratum) / drop(rowsum(mu, stratum))
		Z <- X - mid[stratum, ]
		H <- crossprod(Z, mu * Z)
		b <- b + drop(solve(H, crossprod(Z, y - mu)))
	}
	df <- length(y) - length(total) - ncol(X)
	phi <- sum((y - mu)^2 / mu) / df
	deviance <- 2 * sum(ifelse(y > 0, y * log(y / mu), 0) - (y - mu))
	cat(sprintf("crossover,death,%s,0,,%.12g,%.12g,%d,%d,%.12g,%.12g\n",
		pollutant, b[1], sqrt(phi * solve(H)[1, 1]), length(y), df, phi,
		deviance), sep = "")
}
crossover("pm10")
crossover("o3")
