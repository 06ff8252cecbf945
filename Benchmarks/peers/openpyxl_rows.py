#!/usr/bin/env python3
"""openpyxl writes rows into a workbook, in write-only mode.

    openpyxl_rows.py FILE WORKBOOK      FILE has the cells of a row a line, with tabs between them
"""

import datetime
import sys

import timing

try:
    import openpyxl
except ImportError as error:
    timing.unavailable(error)


def main():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("list")
    rows = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            # Number, day and percentage as such, as a reader of the list wants to sort by them.
            cells[0] = int(cells[0])
            cells[2] = datetime.date.fromisoformat(cells[2])
            cells[3] = int(cells[3]) if cells[3] else None
            sheet.append(cells)
            rows += 1
    book.save(sys.argv[2])
    print(rows)


if __name__ == "__main__":
    main()
