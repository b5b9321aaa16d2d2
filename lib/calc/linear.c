/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/linear.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>

/* GSL's handler is one for the whole program; it would abort */
__attribute__((constructor)) static void switch_handler_off(void)
{
	gsl_set_error_handler_off();
}

bool ehr_cholesky(double *a, size_t n)
{
	gsl_matrix_view view = gsl_matrix_view_array(a, n, n);
	double most = 0;

	for (size_t i = 0; i < n; i++)
		if (a[i * n + i] > most)
			most = a[i * n + i];
	if (!(most > 0) ||
		gsl_linalg_cholesky_decomp1(&view.matrix) != GSL_SUCCESS)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!(a[i * n + i] * a[i * n + i] > 1e-10 * most))
			return false;
	return true;
}

void ehr_lower_solve(const double *lower, size_t n, double *b)
{
	gsl_matrix_const_view view = gsl_matrix_const_view_array(lower, n, n);
	gsl_vector_view vector = gsl_vector_view_array(b, n);

	(void)gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit,
		&view.matrix, &vector.vector);
}
