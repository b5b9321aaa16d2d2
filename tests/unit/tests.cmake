# SPDX-License-Identifier: GPL-3.0-or-later
# lib/base/pow10.c is what its script prints
add_test(NAME unit.pow10 COMMAND sh -c
	"scripts/make-pow10 | cmp - lib/base/pow10.c"
	WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
