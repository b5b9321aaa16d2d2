# SPDX-License-Identifier: GPL-3.0-or-later
# the invented exports: what make.py writes is what is there, and each line of
# VIOLATIONS.md is so
set(folder ${PROJECT_SOURCE_DIR}/testdata/census)
add_test(NAME census.made COMMAND ${CMAKE_CURRENT_LIST_DIR}/made.sh ${folder})
add_test(NAME census.violations COMMAND ${CMAKE_CURRENT_LIST_DIR}/violations.py
	${PROJECT_SOURCE_DIR} ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
