# SPDX-License-Identifier: GPL-3.0-or-later
# the tables under lib/ref/data and what makes them
add_test(NAME ref.split-toxicity COMMAND
	${CMAKE_CURRENT_LIST_DIR}/split-toxicity.sh ${PROJECT_SOURCE_DIR})
add_test(NAME ref.tables COMMAND
	${CMAKE_CURRENT_LIST_DIR}/check-tables ${PROJECT_SOURCE_DIR})
