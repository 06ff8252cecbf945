/* What libical makes of calendar files: for each entry its kind, UID, day, state and summary, between tabs.
 *
 * Ends with 1 when libical found an error in a file or a property that its own table of the standard forbids.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *whole(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (text && fread(text, 1, size, file) == (size_t)size) text[size] = 0;
  fclose(file);
  return text;
}

static const char *text_of(icalcomponent *entry, icalproperty_kind kind) {
  icalproperty *property = icalcomponent_get_first_property(entry, kind);
  return property ? icalproperty_get_value_as_string(property) : "";
}

int main(int count, char **paths) {
  int faults = 0;
  for (int i = 1; i < count; i++) {
    char *text = whole(paths[i]);
    icalcomponent *calendar = text ? icalparser_parse_string(text) : NULL;
    if (!calendar) {
      fprintf(stderr, "%s: not read\n", paths[i]);
      return 1;
    }
    if (icalcomponent_count_errors(calendar) > 0) {
      fprintf(stderr, "%s: %d errors\n", paths[i], icalcomponent_count_errors(calendar));
      faults++;
    }
    icalcomponent *entry = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);
    for (; entry; entry = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
      icalcomponent_kind kind = icalcomponent_isa(entry);
      if (kind != ICAL_VEVENT_COMPONENT && kind != ICAL_VTODO_COMPONENT) continue;
      int is_event = kind == ICAL_VEVENT_COMPONENT;
      struct icaltimetype day = is_event ? icalcomponent_get_dtstart(entry) : icalcomponent_get_due(entry);
      printf("%s\t%s\t%s\t%04d-%02d-%02d\t%s\t%d\t%s\n", paths[i], is_event ? "VEVENT" : "VTODO",
             icalcomponent_get_uid(entry), day.year, day.month, day.day, text_of(entry, ICAL_STATUS_PROPERTY),
             icalcomponent_get_sequence(entry), icalcomponent_get_summary(entry));
    }
    icalcomponent_free(calendar);
    free(text);
  }
  return faults > 0;
}
