// libcurl's functions of variable arguments, one for each type that is handed over.
#ifndef DUBAN_CCURL_SHIM_H
#define DUBAN_CCURL_SHIM_H

#include <curl/curl.h>

static inline CURLcode duban_curl_set_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode duban_curl_set_offset(CURL *curl, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode duban_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode duban_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode duban_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode duban_curl_set_reader(CURL *curl, size_t (*reader)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(curl, CURLOPT_READFUNCTION, reader);
}

static inline CURLcode duban_curl_set_listener(
    CURL *curl, int (*listener)(CURL *, curl_infotype, char *, size_t, void *)) {
  return curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listener);
}

static inline CURLcode duban_curl_get_long(CURL *curl, CURLINFO info, long *value) {
  return curl_easy_getinfo(curl, info, value);
}

static inline CURLcode duban_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
