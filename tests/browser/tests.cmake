# SPDX-License-Identifier: GPL-3.0-or-later
# The HTML map in a real browser. Debian's python3 is named in full: it is the
# one that has python3-selenium.
add_test(NAME browser.map COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/map.py $<TARGET_FILE:ehrisk-map>
	${CMAKE_CURRENT_BINARY_DIR}/browser)
set_tests_properties(browser.map PROPERTIES TIMEOUT 300)
add_test(NAME browser.layers COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/layers.py $<TARGET_FILE:ehrisk-map>
	${CMAKE_CURRENT_BINARY_DIR}/browser-layers)
set_tests_properties(browser.layers PROPERTIES TIMEOUT 300)
add_test(NAME browser.large COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/large.py $<TARGET_FILE:ehrisk-map>
	${CMAKE_CURRENT_BINARY_DIR}/browser-large)
set_tests_properties(browser.large PROPERTIES TIMEOUT 300)
add_test(NAME browser.lines COMMAND /usr/bin/python3
	${CMAKE_CURRENT_LIST_DIR}/lines.py $<TARGET_FILE:ehrisk-map>
	${CMAKE_CURRENT_BINARY_DIR}/browser-lines)
set_tests_properties(browser.lines PROPERTIES TIMEOUT 300)
