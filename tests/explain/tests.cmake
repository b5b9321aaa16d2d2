# SPDX-License-Identifier: GPL-3.0-or-later
# what ehrisk-score --explain prints, worked out again, for every profile
file(GLOB profiles CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/ref/data/profiles/*.yaml)
foreach(profile ${profiles})
	cmake_path(GET profile STEM LAST_ONLY name)
	add_test(NAME explain.${name} COMMAND
		${CMAKE_CURRENT_LIST_DIR}/recompute.py
		$<TARGET_FILE:ehrisk-score> ${PROJECT_SOURCE_DIR} ${name})
endforeach()
foreach(options "us-resident --acute" "us-resident --micro" "us-resident --raw-water"
		"hj25.3-class1 --tox-fallback us")
	string(REPLACE " " "" name ${options})
	separate_arguments(words UNIX_COMMAND ${options})
	add_test(NAME explain.${name} COMMAND
		${CMAKE_CURRENT_LIST_DIR}/recompute.py
		$<TARGET_FILE:ehrisk-score> ${PROJECT_SOURCE_DIR} --options ${words})
endforeach()

# what --compare says, added up and multiplied out
foreach(pair us-resident:hj25.3-class1 hj25.3-class1:hj25.3-class2
		us-resident:us-worker us-resident:hem hj25.3-class2:us-outdoor-worker
		us-resident:china-adult us-resident:us-resident-30y)
	string(REPLACE ":" ";" profiles ${pair})
	string(REPLACE ":" "-" name ${pair})
	add_test(NAME compare.${name} COMMAND
		${CMAKE_CURRENT_LIST_DIR}/compare.py
		$<TARGET_FILE:ehrisk-score> ${profiles})
endforeach()
