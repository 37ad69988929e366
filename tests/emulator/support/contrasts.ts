import type { Page } from "playwright-core";

interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of each text that is shown with what is behind it, 1 to 21 (WCAG 2.1; 4.5 is readable). */
export function contrasts(page: Page): Promise<Contrast[]> {
  return page.evaluate(script);
}

const script = `(() => {
  const channels = (color) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [red, green, blue] = channels(color).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor;
      if (channels(color)[3] > 0) return color;
    }
    return "white";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text === "" || element.getClientRects().length === 0) continue;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    found.push({ text, ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) });
  }
  return found;
})()`;
