# SPDX-License-Identifier: GPL-3.0-or-later
# what every program must do, for every program of cmd/ and every fixture; a
# program without a fixture fails
get_property(programs GLOBAL PROPERTY EHR_PROGRAMS)
set(folder ${CMAKE_CURRENT_LIST_DIR})
set(locales ${PROJECT_BINARY_DIR}/locales)
set(options)
if(EHR_SANITIZE)
	set(options --sanitized)
endif()

add_test(NAME contract.locales COMMAND ${folder}/locales ${locales})
set_tests_properties(contract.locales PROPERTIES FIXTURES_SETUP locales)
foreach(program ${programs})
	file(GLOB fixtures CONFIGURE_DEPENDS LIST_DIRECTORIES true
		${folder}/fixtures/${program} ${folder}/fixtures/${program}.*)
	if(NOT fixtures)
		set(fixtures ${folder}/fixtures/${program})
	endif()
	foreach(fixture ${fixtures})
		get_filename_component(name ${fixture} NAME)
		add_test(NAME contract.${name} COMMAND ${folder}/contract.py
			${options} ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${fixture})
		set(tests contract.${name})
		# what uses threads, again: for ThreadSanitizer
		set(facts "")
		if(EXISTS ${fixture}/facts)
			file(READ ${fixture}/facts facts)
		endif()
		if(NOT facts MATCHES "input none")
			add_test(NAME threads.${name} COMMAND ${folder}/contract.py
				--only threads,cuts,rejects,slowly ${options}
				${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${fixture})
			list(APPEND tests threads.${name})
		endif()
		set_tests_properties(${tests} PROPERTIES
			FIXTURES_REQUIRED locales
			ENVIRONMENT "EHR_LOCALES=${locales};PYTHONDONTWRITEBYTECODE=1")
	endforeach()
endforeach()
