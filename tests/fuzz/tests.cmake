# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz targets: NAME_fuzz.c over seeds/NAME. With EHR_FUZZ (clang) they are
# libFuzzer's and also try inputs of its own for some seconds, from a fixed
# seed and with the words of NAME.dict; otherwise driver.c gives them the seeds.
# scripts/fuzz runs them longer.
set(folder ${CMAKE_CURRENT_LIST_DIR})
file(GLOB targets CONFIGURE_DEPENDS ${folder}/*_fuzz.c)
foreach(file ${targets})
	get_filename_component(target ${file} NAME_WE)
	string(REGEX REPLACE "_fuzz$" "" name ${target})
	set(found ${PROJECT_BINARY_DIR}/fuzz/${name})
	add_executable(${target} ${file})
	target_include_directories(${target} PRIVATE ${CSV_INCLUDE_DIR})
	target_link_libraries(${target} PRIVATE ehr_model ehr_ref ehr_io)
	set_target_properties(${target} PROPERTIES
		RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
	if(EHR_FUZZ)
		target_link_options(${target} PRIVATE -fsanitize=fuzzer)
		file(MAKE_DIRECTORY ${found})
		set(words)
		if(EXISTS ${folder}/${name}.dict)
			set(words -dict=${folder}/${name}.dict)
		endif()
		add_test(NAME fuzz.${name} COMMAND ${target} -seed=1 -runs=100000
			-max_total_time=15 -artifact_prefix=${found}/ -timeout=10
			${words} ${found} ${folder}/seeds/${name})
	else()
		target_sources(${target} PRIVATE ${folder}/driver.c)
		add_test(NAME fuzz.${name} COMMAND ${target} ${folder}/seeds/${name})
	endif()
endforeach()
