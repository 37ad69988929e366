import type { Emulator } from "../emulator";
import type { Reply } from "../gateway/reply";
import { pageView } from "./pageView";

/** How often the emulator is looked at while somebody watches: tests change its parts directly, without a word. */
const lookMs = 250;

/** Server-sent events, one per section of the page: all at the beginning, then each that has changed. */
export function eventStream(emulator: Emulator): Reply {
  return {
    status: 200,
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    body: "",
    truncated: false,
    stream(send) {
      const sent = new Map<string, string>();
      const look = () => {
        for (const [name, section] of Object.entries(pageView(emulator))) {
          const json = JSON.stringify(section);
          if (sent.get(name) === json) continue;
          sent.set(name, json);
          send(`event: ${name}\ndata: ${json}\n\n`);
        }
      };
      look();
      const timer = setInterval(look, lookMs);
      return () => clearInterval(timer);
    },
  };
}
