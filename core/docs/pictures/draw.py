"""Draws what a terminal shows, read from standard input, as an SVG picture on standard output."""

import html
import sys

SIZE, LINE, PAD = 14, 20, 24

lines = sys.stdin.read().rstrip("\n").split("\n")
width = int(max(map(len, lines)) * SIZE * 0.602) + 2 * PAD
height = len(lines) * LINE + 2 * PAD
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-size="{SIZE}"')
print('     font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" xml:space="preserve">')
print(f'<rect width="{width}" height="{height}" rx="10" fill="#14202b"/>')
for number, line in enumerate(lines):
    heading = bool(line) and not line.startswith((" ", "-"))
    mark = "#8fd0b5" if "✓" in line else "#f2d5a0" if heading else "#c9d5de"
    y = PAD + SIZE + number * LINE
    print(f'<text x="{PAD}" y="{y}" fill="{mark}">{html.escape(line)}</text>')
print("</svg>")
