// libcurl, loaded when the first letter goes out by mail: with the thirty libraries that it brings along it takes longer
// to load than most commands take altogether.
#ifndef DUBAN_CCURL_H
#define DUBAN_CCURL_H

#include <curl/curl.h>

/// Loads and starts libcurl, once; what it gives stays so. Nothing else here may be called before it has given true.
_Bool duban_curl_start(void);

/// Why libcurl could not be started; empty when it was, or was not tried.
const char *duban_curl_fault(void);

CURL *duban_curl_open(void);
void duban_curl_reset(CURL *curl);
CURLcode duban_curl_perform(CURL *curl);
void duban_curl_close(CURL *curl);
const char *duban_curl_words(CURLcode code);

struct curl_slist *duban_curl_append(struct curl_slist *list, const char *text);
void duban_curl_free(struct curl_slist *list);

// libcurl's functions of variable arguments, one for each type that is handed over.
CURLcode duban_curl_set_long(CURL *curl, CURLoption option, long value);
CURLcode duban_curl_set_offset(CURL *curl, CURLoption option, curl_off_t value);
CURLcode duban_curl_set_text(CURL *curl, CURLoption option, const char *value);
CURLcode duban_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value);
CURLcode duban_curl_set_pointer(CURL *curl, CURLoption option, void *value);
CURLcode duban_curl_set_reader(CURL *curl, size_t (*reader)(char *, size_t, size_t, void *));
CURLcode duban_curl_set_listener(CURL *curl, int (*listener)(CURL *, curl_infotype, char *, size_t, void *));

#endif
