/** The window. Minified by the build. */
export const panelStyle = /* css */ `
:host {
  --page: #fff;
  --text: #1c1c28;
  --quiet: #62627a;
  --line: #e6e6ef;
  --soft: #f3f3f8;
  --edge: #8c8ca6;
  --ring: #4945ff;
  --danger: #c02017;
}
.launch { transition: scale .2s; }
[aria-expanded=true] i { clip-path: polygon(14% 32%, 50% 68%, 86% 32%, 94% 40%, 50% 84%, 6% 40%); }
[data-unread]:not([data-unread=''])::after {
  content: attr(data-unread);
  position: absolute;
  top: -4px;
  inset-inline-end: -4px;
  padding: 0 7px;
  border-radius: 11px;
  background: #d02b20;
  color: #fff;
  font: 600 13px/22px system-ui, sans-serif;
}
.window {
  position: fixed;
  z-index: 2147483000;
  inset-block-end: calc(max(20px, env(safe-area-inset-bottom)) + 76px + var(--below, 0px));
  inset-inline-end: 20px;
  display: flex;
  flex-direction: column;
  width: 384px;
  height: min(660px, var(--room, 100vh) - 116px);
  overflow: hidden;
  border-radius: 18px;
  background: var(--page);
  color: var(--text);
  box-shadow: 0 0 0 1px rgb(0 0 0 / .07), 0 12px 48px rgb(0 0 0 / .24);
  visibility: hidden;
  opacity: 0;
  transform: translateY(16px) scale(.98);
  transform-origin: bottom;
  transition: opacity .18s, transform .22s cubic-bezier(.2, .9, .3, 1), visibility 0s .22s;
}
.window:focus { outline: 0; }
.open { visibility: visible; opacity: 1; transform: none; transition-delay: 0s; }
header {
  flex: none;
  display: flex;
  align-items: center;
  gap: 4px;
  padding: 14px;
  padding-inline-start: 18px;
  background: var(--header);
  color: var(--on-header);
}
.face {
  position: relative;
  flex: none;
  overflow: hidden;
  width: 40px;
  height: 40px;
  margin-inline-end: 8px;
  border-radius: 50%;
  background: color-mix(in srgb, var(--on-header) 18%, transparent);
  font: 600 18px/40px system-ui, sans-serif;
  text-align: center;
  text-transform: uppercase;
}
.face::before { content: attr(data-letter); }
.face img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; background: var(--soft); }
.face [hidden] { display: none; }
h2, h3, p { margin: 0; font: inherit; overflow-wrap: anywhere; }
h2 { flex: 1; min-width: 0; font-weight: 600; line-height: 1.25; }
small { display: block; font-weight: 400; font-size: 13px; opacity: .85; }
header button { flex: none; width: 36px; height: 36px; border-radius: 10px; }
header button:hover { background: color-mix(in srgb, var(--on-header) 16%, transparent); }
.window :focus-visible { outline-color: var(--ring); }
.window header :focus-visible { outline-color: currentColor; outline-offset: -2px; }
.window svg { display: block; width: 22px; height: 22px; margin: auto; fill: currentColor; }
.bar { flex: none; position: relative; z-index: 1; font-size: 13px; text-align: center; }
.bar span { position: absolute; inset: 0 0 auto; padding: 5px; background: var(--soft); color: var(--quiet); }
.log {
  flex: 1;
  min-height: 64px;
  display: flex;
  flex-direction: column;
  padding: 16px;
  overflow-y: auto;
  overscroll-behavior: contain;
}
.log:focus-visible { outline-offset: -3px; }
.row { flex: none; display: flex; margin-block-start: 3px; }
.theirs { position: relative; padding-inline-start: 36px; }
.theirs .face {
  position: absolute;
  inset-inline-start: 0;
  bottom: 6px;
  width: 28px;
  height: 28px;
  background: var(--header);
  color: var(--on-header);
  font-size: 13px;
  line-height: 28px;
}
.first { margin-block-start: 12px; }
.text {
  max-width: 84%;
  padding: 9px 14px;
  border-radius: 18px;
  background: var(--soft);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  unicode-bidi: plaintext;
  text-align: start;
}
.row:not(.first) .text { border-start-start-radius: 6px; }
.row:not(.last) .text { border-end-start-radius: 6px; }
.own { justify-content: flex-end; }
.own .text { background: var(--button); color: var(--on-button); }
.own:not(.first) .text { border-start-start-radius: 18px; border-start-end-radius: 6px; }
.own:not(.last) .text { border-end-start-radius: 18px; border-end-end-radius: 6px; }
a { color: inherit; }
.meta { flex: none; display: flex; gap: 8px; padding: 3px 4px 0; font-size: 12px; color: var(--quiet); }
.meta:not(.own) { padding-inline-start: 40px; }
.note { flex: none; padding: 16px 8px 4px; font-size: 13px; text-align: center; color: var(--quiet); }
.failed.meta { color: var(--danger); }
.meta button, .note button { text-decoration: underline; padding: 2px; margin: -2px; }
.dots { display: flex; gap: 5px; padding-block: 16px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--quiet); animation: dot 1.2s infinite; }
.dots i + i { animation-delay: .15s; }
.dots i + i + i { animation-delay: .3s; }
form { flex: none; }
textarea, input {
  display: block;
  width: 100%;
  margin: 0;
  padding: 12px 14px;
  border: 1px solid var(--edge);
  border-radius: 14px;
  background: var(--page);
  color: inherit;
  font: inherit;
  line-height: 1.4;
  resize: none;
  unicode-bidi: plaintext;
  text-align: start;
}
textarea::placeholder { color: var(--quiet); opacity: 1; unicode-bidi: plaintext; }
[aria-invalid=true] { border-color: var(--danger); }
textarea:focus-visible, input:focus-visible { outline-width: 2px; outline-offset: -1px; }
.composer { position: relative; padding: 0 12px max(12px, env(safe-area-inset-bottom)); }
.composer textarea { max-height: 132px; padding-inline-end: 54px; }
.consent { padding: 0 6px 8px; font-size: 12px; color: var(--quiet); max-height: 7em; overflow: auto; white-space: pre-wrap; }
.over { font-size: 13px; color: var(--danger); }
.over:not(:empty) { padding: 0 6px 6px; }
.send {
  position: absolute;
  inset-inline-end: 18px;
  inset-block-end: calc(max(12px, env(safe-area-inset-bottom)) + 6px);
  width: 36px;
  height: 36px;
  border-radius: 50%;
  color: var(--quiet);
  transition: background .15s, color .15s;
}
.filled .send:enabled { background: var(--button); color: var(--on-button); }
:host([dir=rtl]) .send svg { transform: scaleX(-1); }
.sr { position: absolute !important; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.full { inset: var(--top, 0) 0 var(--below, 0); width: auto; height: auto; border-radius: 0; }
.window.full > * { padding-inline: max(16px, 50% - 360px); }
.full .send { inset-inline-end: calc(max(16px, 50% - 360px) + 6px); }
@media (max-width: 480px), (max-height: 420px) {
  .launch[aria-expanded=true] { display: none; }
  .window:not(.full) { inset: var(--top, 0) 0 auto; width: auto; height: var(--room, 100vh); border-radius: 0; transform-origin: center; }
}
@media (prefers-color-scheme: dark) {
  :host {
    --page: #1d1d29;
    --text: #f0f0f7;
    --quiet: #a9a9c0;
    --line: #34344a;
    --soft: #2b2b3b;
    --edge: #73738f;
    --ring: #a5a3ff;
    --danger: #ff9c93;
  }
  .window { box-shadow: 0 0 0 1px var(--line), 0 12px 48px rgb(0 0 0 / .6); }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@keyframes dot { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; transform: translateY(-3px); } }
`;
