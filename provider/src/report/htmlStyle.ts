/** The look of the page: follows the reader's light or dark setting, and prints. Contrast is 4.5 : 1 or better. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1b1f24; --quiet: #57606a; --line: #d5dae1;
  --gain: #0b6b3a; --gain-back: #dff5e8; --lose: #a3202b; --lose-back: #fde7e9;
  --note: #7a4b00; --note-back: #fff3d6; --plain-back: #eceff3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --card: #1d2126; --text: #e8ebef; --quiet: #a5afba; --line: #343b43;
    --gain: #7fe0ab; --gain-back: #16362a; --lose: #ff9ba3; --lose-back: #432127;
    --note: #f4ca77; --note-back: #3b2f14; --plain-back: #2b3138;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 60rem; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); margin: .25rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.counts li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .45rem .85rem; }
.counts strong { font-size: 1.25rem; margin-right: .35rem; font-variant-numeric: tabular-nums; }
.group {
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1rem 1.15rem; margin: 0 0 .75rem; break-inside: avoid;
}
.group header { display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; justify-content: space-between; }
.badge { border-radius: 1rem; padding: .1rem .7rem; font-size: .85rem; background: var(--plain-back); }
.badge.open { background: var(--gain-back); color: var(--gain); }
.badge.mute { background: var(--lose-back); color: var(--lose); }
.badge.warn, .warning { background: var(--note-back); color: var(--note); }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .4rem 1rem; margin: .8rem 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; display: flex; flex-wrap: wrap; gap: .3rem; align-items: baseline; }
.id {
  font: .9rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere;
  border-radius: .35rem; padding: 0 .4rem; background: var(--plain-back);
}
.gain .id, .gain .sign { background: var(--gain-back); color: var(--gain); }
.lose .id, .lose .sign { background: var(--lose-back); color: var(--lose); }
.others .id { background: var(--plain-back); color: inherit; }
.sign { border-radius: .35rem; padding: 0 .4rem; font-weight: 600; }
.drift { border-top: 1px dashed var(--line); margin-top: .9rem; padding-top: .7rem; }
.drift p { margin: 0; font-weight: 600; }
.warning { border-radius: .6rem; padding: .75rem 1rem; margin: 1rem 0; }
.warning pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .5rem; } }
@media print { body { background: none; padding: 0; } .group { border-color: #999; } }
`;
