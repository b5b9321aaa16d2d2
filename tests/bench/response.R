# SPDX-License-Identifier: GPL-3.0-or-later
# The models of the benchmark by R's glm. response.R DAYS one|batch OUTPUT
library(splines)
args <- commandArgs(TRUE)
d <- read.csv(args[1])
n <- nrow(d)
d$time <- seq_len(n)
d$dow <- factor(as.POSIXlt(as.Date(d$date))$wday)
before <- function(x, k) if (k == 0) x else c(rep(NA, k), head(x, -k))
mean_of <- function(x, lags)
	rowMeans(sapply(lags, function(k) before(x, k)))
d$t03 <- mean_of(d$temp, 0:3)
pollutants <- if (args[2] == "one") "pm10" else paste0("p", 1:6)
lags <- if (args[2] == "one") list(0) else list(0, 1, 2, 3, 0:1)
out <- c()
for (pollutant in pollutants)
	for (lag in lags) {
		d$x <- mean_of(d[[pollutant]], lag)
		m <- glm(death ~ x + ns(time, 98) + ns(t03, 5) + dow,
			family = quasipoisson, data = d)
		out <- c(out, summary(m)$coefficients["x", 1])
	}
writeLines(sprintf("%.15g", out), args[3])
