#include <xlsxwriter.h>

/* A file in memory (Linux 3.17, glibc 2.27); Glibc's own header shows it to programs of GNU extensions only. */
int memfd_create(const char *name, unsigned int flags);
