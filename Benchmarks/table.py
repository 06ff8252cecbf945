"""Numbers in words, and rows in columns."""


def seconds(value):
    """A time with three figures and the unit that suits it."""
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs"), (1e9, "ns")):
        if value * factor >= 1 or unit == "ns":
            return f"{figures(value * factor)} {unit}"


def figures(value):
    """Three figures, of numbers from 100 on all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(value):
    return f"{value:.5f}" if value < 0.001 else f"{value:.3f}" if value < 0.1 else figures(value)


def in_words(value):
    """What a ratio of Duban's time to another's says."""
    if value > 1.05:
        return f"Duban takes {figures(value)} times as long"
    return f"Duban is {figures(1 / value)} times as fast" if value < 0.95 else "as fast as the other"


def show(rows, flush_right=()):
    """Prints `rows` in columns, those whose indexes are in `flush_right` flush right."""
    widths = [max(map(width, column)) for column in zip(*rows)]
    for row in rows:
        cells = []
        for index, (cell, wide) in enumerate(zip(row, widths)):
            blanks = " " * (wide - width(cell))
            cells.append(blanks + cell if index in flush_right else cell + blanks)
        print("  ".join(cells).rstrip())


def width(text):
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in text)
