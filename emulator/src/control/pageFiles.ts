import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reply } from "../gateway/reply";

const folder = join(__dirname, "../../page");

const types: Readonly<Record<string, string>> = { html: "text/html", css: "text/css", js: "text/javascript" };

/** Nothing from elsewhere, nothing written in the page itself, and in no frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The page's files by their path below the control path; they hold nothing of the emulator's content. */
const files = new Map(
  ["index.html", "page.css", "page.js"].map((name) => [name === "index.html" ? "" : name, fileReply(name)]),
);

/** The page, or what it loads; undefined for any other path. */
export function pageFile(path: string): Reply | undefined {
  return files.get(path);
}

function fileReply(name: string): Reply {
  return {
    status: 200,
    headers: {
      "content-type": `${types[name.split(".")[1] ?? ""] ?? ""}; charset=utf-8`,
      "content-security-policy": policy,
      "cache-control": "no-cache",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    body: readFileSync(join(folder, name), "utf8"),
    truncated: false,
  };
}
