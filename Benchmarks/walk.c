/* The bare libyaml event walk: what any program pays that sends its bytes through libyaml.
 *
 *   walk FILE…      prints the number of files, bytes and events; 1 when a file cannot be read as YAML
 *
 * Each file is read whole and its events are thrown away; nothing is kept, typed or checked.
 */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

/* The whole of the file in a buffer of the caller's to free; NULL when it cannot be read. */
static unsigned char *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  unsigned char *bytes = NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long size = ftell(file);
    rewind(file);
    if (size >= 0 && (bytes = malloc((size_t)size + 1)) != NULL) *length = fread(bytes, 1, (size_t)size, file);
  }
  fclose(file);
  return bytes;
}

/* The number of events in `bytes`, or -1 at the first that cannot be read. */
static long walk(const unsigned char *bytes, size_t length) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return -1;
  yaml_parser_set_input_string(&parser, bytes, length);
  long events = 0;
  for (int ended = 0; !ended; events++) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      events = -1;
      break;
    }
    ended = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return events;
}

int main(int count, char **paths) {
  long events = 0;
  size_t total = 0;
  for (int index = 1; index < count; index++) {
    size_t length = 0;
    unsigned char *bytes = contents(paths[index], &length);
    long found = bytes ? walk(bytes, length) : -1;
    free(bytes);
    if (found < 0) {
      fprintf(stderr, "%s: cannot be read as YAML\n", paths[index]);
      return 1;
    }
    events += found;
    total += length;
  }
  printf("%d files, %zu bytes, %ld events\n", count - 1, total, events);
  return 0;
}
