#define _GNU_SOURCE
#include "CXlsxWriter.h"

#include <dlfcn.h>
#include <pthread.h>

// Each call of the library that is used, once: result, name, parameters, arguments.
#define CALLS \
  CALL(void, format_set_align, (lxw_format *format, uint8_t alignment), (format, alignment)) \
  CALL(void, format_set_bg_color, (lxw_format *format, lxw_color_t color), (format, color)) \
  CALL(void, format_set_bold, (lxw_format *format), (format)) \
  CALL(void, format_set_border, (lxw_format *format, uint8_t style), (format, style)) \
  CALL(void, format_set_border_color, (lxw_format *format, lxw_color_t color), (format, color)) \
  CALL(void, format_set_font_color, (lxw_format *format, lxw_color_t color), (format, color)) \
  CALL(void, format_set_font_size, (lxw_format *format, double size), (format, size)) \
  CALL(void, format_set_indent, (lxw_format *format, uint8_t level), (format, level)) \
  CALL(void, format_set_left, (lxw_format *format, uint8_t style), (format, style)) \
  CALL(void, format_set_left_color, (lxw_format *format, lxw_color_t color), (format, color)) \
  CALL(void, format_set_num_format, (lxw_format *format, const char *text), (format, text)) \
  CALL(void, format_set_text_wrap, (lxw_format *format), (format)) \
  CALL(void, lxw_workbook_free, (lxw_workbook *book), (book)) \
  CALL(lxw_format *, workbook_add_format, (lxw_workbook *book), (book)) \
  CALL(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *book, const char *name), (book, name)) \
  CALL(lxw_error, workbook_close, (lxw_workbook *book), (book)) \
  CALL(lxw_workbook *, workbook_new_opt, (const char *path, lxw_workbook_options *options), (path, options)) \
  CALL(lxw_error, workbook_set_properties, (lxw_workbook *book, lxw_doc_properties *properties), (book, properties)) \
  CALL(lxw_error, worksheet_autofilter, (lxw_worksheet *sheet, lxw_row_t top, lxw_col_t left, lxw_row_t bottom, lxw_col_t right), (sheet, top, left, bottom, right)) \
  CALL(void, worksheet_fit_to_pages, (lxw_worksheet *sheet, uint16_t width, uint16_t height), (sheet, width, height)) \
  CALL(void, worksheet_freeze_panes, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column), (sheet, row, column)) \
  CALL(lxw_error, worksheet_print_area, (lxw_worksheet *sheet, lxw_row_t top, lxw_col_t left, lxw_row_t bottom, lxw_col_t right), (sheet, top, left, bottom, right)) \
  CALL(lxw_error, worksheet_set_row, (lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format), (sheet, row, height, format)) \
  CALL(lxw_error, worksheet_repeat_rows, (lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last), (sheet, first, last)) \
  CALL(lxw_error, worksheet_set_column, (lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format), (sheet, first, last, width, format)) \
  CALL(lxw_error, worksheet_set_footer, (lxw_worksheet *sheet, const char *text), (sheet, text)) \
  CALL(lxw_error, worksheet_set_header, (lxw_worksheet *sheet, const char *text), (sheet, text)) \
  CALL(void, worksheet_set_landscape, (lxw_worksheet *sheet), (sheet)) \
  CALL(void, worksheet_set_paper, (lxw_worksheet *sheet, uint8_t type), (sheet, type)) \
  CALL(lxw_error, worksheet_write_blank, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format), (sheet, row, column, format)) \
  CALL(lxw_error, worksheet_write_number, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format), (sheet, row, column, number, format)) \
  CALL(lxw_error, worksheet_write_string, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format), (sheet, row, column, text, format))

static struct {
#define CALL(result, name, parameters, arguments) __typeof__(&name) name;
  CALLS
#undef CALL
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Bool is_there;

static void load(void) {
  // It is to find its own calls under their names, and not those below.
  void *handle = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  if (!handle) return;
#define CALL(result, name, parameters, arguments) \
  if (!(library.name = (__typeof__(&name))dlsym(handle, #name))) return;
  CALLS
#undef CALL
  is_there = 1;
}

_Bool duban_xlsx_start(void) {
  pthread_once(&once, load);
  return is_there;
}

#define CALL(result, name, parameters, arguments) \
  result name parameters { return library.name arguments; }
CALLS
#undef CALL
