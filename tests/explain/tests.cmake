# SPDX-License-Identifier: GPL-3.0-or-later
# what ehrisk-score --explain prints, worked out again, for every profile
file(GLOB profiles CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/ref/data/profiles/*.yaml)
foreach(profile ${profiles})
	cmake_path(GET profile STEM LAST_ONLY name)
	add_test(NAME explain.${name} COMMAND
		${CMAKE_CURRENT_LIST_DIR}/recompute.py
		$<TARGET_FILE:ehrisk-score> ${PROJECT_SOURCE_DIR} ${name})
endforeach()
