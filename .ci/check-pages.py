#!/usr/bin/env python3
"""Looks at pages in a real browser: wide and narrow, light and dark.

A page must ask for nothing, say nothing on the console, run over at no side, have letters of 12 pixels at least,
pictures that are drawn and no fault that axe knows of.

    check-pages.py PAGE.html … [--pictures FOLDER]
"""

import argparse
import sys
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

#: What is measured in the page.
MEASURE = """() => {
  const letters = [...document.querySelectorAll('body *')].filter(
    e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.getClientRects().length)
  const size = e => {
    const svg = e.ownerSVGElement
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
    return parseFloat(getComputedStyle(e).fontSize) * scale
  }
  const isOut = t => {
    const s = t.ownerSVGElement.getBoundingClientRect(), r = t.getBoundingClientRect()
    return r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1
  }
  return {
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: letters.filter(e => e.tagName !== 'title' && size(e) < 11.95).map(e => e.textContent.slice(0, 40)),
    outside: [...document.querySelectorAll('svg text')].filter(isOut).map(t => t.textContent),
    pictures: [...document.querySelectorAll('svg')].map(s => s.getBoundingClientRect().height),
  }
}"""


def faults_of(browser, page_file: Path, width: int, scheme: str, folder: Path | None) -> list[str]:
    faults = []
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=False)
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    address = page_file.resolve().as_uri()
    page.on("request", lambda request: None if request.url in (address, "data:,")
            else faults.append(f"request: {request.url[:80]}"))
    page.goto(address)
    found = page.evaluate(MEASURE)
    if found["over"] > 0:
        faults.append(f"runs over by {found['over']} pixels")
    faults += [f"small letters: {text}" for text in found["small"][:5]]
    faults += [f"letters outside of a picture: {text}" for text in found["outside"][:5]]
    if not found["pictures"] or min(found["pictures"]) < 20:
        faults.append(f"pictures: {found['pictures']}")
    if folder:
        page.screenshot(path=folder / f"{page_file.stem}-{width}-{scheme}.png", full_page=True)
    context.close()
    # The page's policy forbids scripts, also that of axe.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("async () => await axe.run()")
    for violation in result["violations"]:
        faults.append(f"axe: {violation['id']}: {violation['help']} ({violation['nodes'][0]['html'][:120]})")
    context.close()
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--pictures", type=Path, help="where pictures of the pages go")
    parser.add_argument("--browser", default="/usr/bin/chromium")
    given = parser.parse_args()
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.browser, args=["--no-sandbox"])
        for page_file in given.pages:
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    for fault in faults_of(browser, page_file, width, scheme, given.pictures):
                        print(f"{page_file}: {width} pixels, {scheme}: {fault}", file=sys.stderr)
                        count += 1
        browser.close()
    print(f"{len(given.pages)} pages, {count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
