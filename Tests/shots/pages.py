"""Pictures of pages: NAME-wide.png, NAME-phone.png and NAME.pdf beside each NAME.html.

usage: pages.py PAGE…
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

# Long pages are cut, so that they can be looked at.
MOST_PIXELS = 6000


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in map(pathlib.Path, sys.argv[1:]):
            for name, width, height, scale in (("wide", 1280, 900, 1), ("phone", 360, 740, 2)):
                page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
                page.goto(path.resolve().as_uri())
                page.screenshot(path=path.with_name(f"{path.stem}-{name}-first.png"))
                tall = min(page.evaluate("document.documentElement.scrollHeight"), MOST_PIXELS)
                page.screenshot(
                    path=path.with_name(f"{path.stem}-{name}.png"), full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": tall})
                for picture in ("months", "timeline"):
                    found = page.query_selector(f"#{picture}")
                    if found:
                        found.screenshot(path=path.with_name(f"{path.stem}-{name}-{picture}.png"))
                if name == "wide":
                    page.pdf(path=path.with_suffix(".pdf"), prefer_css_page_size=True, print_background=False)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
