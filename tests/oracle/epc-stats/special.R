# SPDX-License-Identifier: GPL-3.0-or-later
#
# special.R TOOL: calc/special.h against R's distribution and gamma functions
# over a grid. A line for each difference; status 1 if there is one. The last
# lines say how far apart the two were at most.
tool <- commandArgs(trailingOnly = TRUE)[1]
p <- c(1e-10, 1e-6, 1e-3, 0.025, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-6,
	1 - 1e-10)
shapes <- c(0.05, 0.3, 1, 2.5, 10, 300, 1e5)
df <- c(0.3, 1, 2, 3, 4.5, 9, 30, 1000, 1e6)
z <- c(-30, -8, -2, -0.5, 0.1, 1, 3, 6)
half <- c(0.05, 0.5, 1, 3, 20, 400)

grid <- function(name, x, a = 0, b = 0)
	cbind(name = name, expand.grid(x = x, a = a, b = b))
# (R's qt of fewer than one degree of freedom is off by 1e-6 in the far tail, as
# its own pt says)
asked <- rbind(grid("qnorm", p), grid("pnorm", z), grid("qt", p, df[df >= 1]),
	grid("pt", z, df), grid("qgamma", p, shapes, 2),
	grid("pgamma", c(0.01, 1, 7, 300), shapes, 2),
	grid("qbeta", p, half, half), grid("pbeta", c(1e-4, 0.2, 0.9), half, half),
	grid("qweibull", p, shapes[2:5], 3),
	grid("pweibull", c(0.01, 1, 7), shapes[2:5], 3),
	grid("digamma", c(1e-4, 0.3, 1, 2.2, 40, 1e6)),
	grid("trigamma", c(1e-4, 0.3, 1, 2.2, 40, 1e6)),
	grid("lgamma", c(1e-4, 0.3, 1.7, 2.2, 40, 1e6)))

in_r <- mapply(function(name, x, a, b) switch(name,
	qnorm = qnorm(x), pnorm = pnorm(x), qt = qt(x, a), pt = pt(x, a),
	qgamma = qgamma(x, a, scale = b), pgamma = pgamma(x, a, scale = b),
	qbeta = qbeta(x, a, b), pbeta = pbeta(x, a, b),
	qweibull = qweibull(x, a, b), pweibull = pweibull(x, a, b),
	digamma = digamma(x), trigamma = trigamma(x), lgamma = lgamma(x)),
	asked$name, asked$x, asked$a, asked$b)
found <- as.numeric(system2(tool, stdout = TRUE,
	input = sprintf("%s %.17g %.17g %.17g", asked$name, asked$x, asked$a,
		asked$b)))

limit <- 2e-12
off <- abs(found - in_r) / pmax(abs(in_r), 1e-300)
bad <- is.na(off) | off > limit
for (i in which(bad))
	cat(sprintf("%s(%g, %g, %g) is %.15g, in R %.15g\n", asked$name[i],
		asked$x[i], asked$a[i], asked$b[i], found[i], in_r[i]))
for (name in unique(asked$name))
	cat(sprintf("%s %.1e\n", name, max(off[asked$name == name])))
quit(status = if (any(bad)) 1 else 0)
