# SPDX-License-Identifier: GPL-3.0-or-later
# iCalendar read by others' programs. Debian's python3 is named in full: it is
# the one that has python3-icalendar and python3-vobject.
add_test(NAME icalendar.tasks COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/read.py $<TARGET_FILE:ehrisk-tasks>
	${PROJECT_SOURCE_DIR}/testdata/pilots)
set_tests_properties(icalendar.tasks PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
