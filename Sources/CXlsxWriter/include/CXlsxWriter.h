// libxlsxwriter, loaded when the first workbook is written: the cryptography that it brings along takes longer to load
// than short commands take altogether. Its calls have their own names; `duban_xlsx_start` comes before any of them.
#ifndef DUBAN_CXLSXWRITER_H
#define DUBAN_CXLSXWRITER_H

#include <xlsxwriter.h>

/// Loads the library, once. Nothing else here may be called before it has given true.
_Bool duban_xlsx_start(void);

/* A file in memory (Linux 3.17, glibc 2.27); Glibc's own header shows it to programs of GNU extensions only. */
int memfd_create(const char *name, unsigned int flags);

#endif
