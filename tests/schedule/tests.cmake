# SPDX-License-Identifier: GPL-3.0-or-later
# terms and times that come back, against python3-dateutil
add_test(NAME schedule.dates COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/dates.py $<TARGET_FILE:ehrisk-tasks>)
