/** What stands below a conversation that has ended. Minified by the build. */
export const endingStyle = /* css */ `
.ending { flex: none; max-height: 75%; padding: 18px 16px; border-block-start: 1px solid var(--line); text-align: center; overflow-y: auto; }
h3 { font-weight: 600; outline-offset: 4px; }
.faces { display: flex; justify-content: center; gap: 6px; margin-block-start: 12px; }
.faces button {
  flex: 1;
  max-width: 108px;
  padding: 10px 2px 8px;
  border-radius: 14px;
  font-size: 13px;
  color: var(--quiet);
}
.faces svg { width: 46px; height: 46px; margin-block-end: 6px; fill: #1c1c28; transition: transform .15s, opacity .15s; }
.faces circle:first-child { fill: var(--tint); }
.faces path { fill: none; stroke: #1c1c28; stroke-width: 1.8; stroke-linecap: round; }
.satisfied { --tint: #4fc26b; }
.okay { --tint: #f6c944; }
.dissatisfied { --tint: #f2705f; }
.chosen :not([aria-pressed=true]) svg { opacity: .5; }
@media (hover: hover) { .faces button:hover svg { opacity: 1; transform: scale(1.1); } }
.faces [aria-pressed=true] { background: var(--soft); color: inherit; font-weight: 600; }
.ending form { margin-block-start: 12px; }
.main {
  width: 100%;
  margin-block-start: 12px;
  padding: 11px 16px;
  border-radius: 14px;
  background: var(--button);
  color: var(--on-button);
  font-weight: 600;
  border: 1px solid transparent;
}
.copy { display: flex; flex-wrap: wrap; align-items: end; gap: 4px 8px; }
.copy label { flex: 1; min-width: 0; font-size: 13px; text-align: start; color: var(--quiet); }
.copy input { margin-block-start: 4px; font-size: 16px; color: var(--text); }
.copy button { padding: 13px 14px; border-radius: 14px; background: var(--soft); font-weight: 600; }
.copy p { width: 100%; }
.copy p:empty { margin-block-start: -4px; }
.ending .over { text-align: start; }
.quiet { margin-block-start: 6px; font-size: 14px; color: var(--quiet); }
.done { background: var(--soft); color: inherit; }
.link { margin-block-start: 12px; padding: 4px 8px; text-decoration: underline; border-radius: 6px; }
`;
