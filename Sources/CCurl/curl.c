#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// Each by the type that the header of libcurl declares.
static struct {
  __typeof__(&curl_global_init) start;
  __typeof__(&curl_easy_init) open;
  __typeof__(&curl_easy_reset) reset;
  __typeof__(&curl_easy_perform) perform;
  __typeof__(&curl_easy_cleanup) close;
  __typeof__(&curl_easy_strerror) words;
  __typeof__(&curl_slist_append) append;
  __typeof__(&curl_slist_free_all) free;
  CURLcode (*set)(CURL *, CURLoption, ...);
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Bool is_started;
static char fault[512];

static _Bool find(void *handle, const char *name, void *place) {
  void *found = dlsym(handle, name);
  if (!found) {
    snprintf(fault, sizeof fault, "libcurl has no %s", name);
    return 0;
  }
  *(void **)place = found;
  return 1;
}

static void load(void) {
  // Its number says which calls it has; it never goes away again, because it starts libraries that cannot be ended.
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    const char *words = dlerror();
    snprintf(fault, sizeof fault, "%s", words ? words : "libcurl.so.4");
    return;
  }
  if (!find(handle, "curl_global_init", &library.start) || !find(handle, "curl_easy_init", &library.open)
      || !find(handle, "curl_easy_reset", &library.reset) || !find(handle, "curl_easy_perform", &library.perform)
      || !find(handle, "curl_easy_cleanup", &library.close) || !find(handle, "curl_easy_strerror", &library.words)
      || !find(handle, "curl_slist_append", &library.append)
      || !find(handle, "curl_slist_free_all", &library.free) || !find(handle, "curl_easy_setopt", &library.set))
    return;
  CURLcode code = library.start(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) {
    snprintf(fault, sizeof fault, "%s", library.words(code));
    return;
  }
  is_started = 1;
}

_Bool duban_curl_start(void) {
  pthread_once(&once, load);
  return is_started;
}

const char *duban_curl_fault(void) { return fault; }

CURL *duban_curl_open(void) { return library.open(); }
void duban_curl_reset(CURL *curl) { library.reset(curl); }
CURLcode duban_curl_perform(CURL *curl) { return library.perform(curl); }
void duban_curl_close(CURL *curl) { library.close(curl); }
const char *duban_curl_words(CURLcode code) { return library.words(code); }

struct curl_slist *duban_curl_append(struct curl_slist *list, const char *text) { return library.append(list, text); }
void duban_curl_free(struct curl_slist *list) { library.free(list); }

CURLcode duban_curl_set_long(CURL *curl, CURLoption option, long value) { return library.set(curl, option, value); }

CURLcode duban_curl_set_offset(CURL *curl, CURLoption option, curl_off_t value) {
  return library.set(curl, option, value);
}

CURLcode duban_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return library.set(curl, option, value);
}

CURLcode duban_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return library.set(curl, option, value);
}

CURLcode duban_curl_set_pointer(CURL *curl, CURLoption option, void *value) { return library.set(curl, option, value); }

CURLcode duban_curl_set_reader(CURL *curl, size_t (*reader)(char *, size_t, size_t, void *)) {
  return library.set(curl, CURLOPT_READFUNCTION, reader);
}

CURLcode duban_curl_set_listener(CURL *curl, int (*listener)(CURL *, curl_infotype, char *, size_t, void *)) {
  return library.set(curl, CURLOPT_DEBUGFUNCTION, listener);
}
