# SPDX-License-Identifier: GPL-3.0-or-later
# the pilots' tables: form, links, and the counts that the documents state
add_test(NAME pilots.tables COMMAND ${CMAKE_CURRENT_LIST_DIR}/validate.py)
