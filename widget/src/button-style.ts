/**
 * The host and the button. Minified by the build. What a page says of `*` reaches the host too;
 * important, `all` keeps it out.
 */
export const buttonStyle = /* css */ `
:host { all: initial !important; }
.dock, .window {
  color-scheme: light dark;
  color: CanvasText;
  font: 16px/1.45 system-ui, sans-serif;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { all: unset; box-sizing: border-box; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.dock {
  position: fixed;
  z-index: 2147483000;
  bottom: 20px;
  inset-inline-end: 20px;
  display: flex;
  align-items: end;
  gap: 14px;
}
.launch {
  position: relative;
  width: 60px;
  height: 60px;
  border-radius: 50%;
  background: var(--button);
  color: var(--on-button);
  box-shadow: 0 4px 24px #0005;
  forced-color-adjust: none;
}
.launch:hover { scale: 1.06; }
.launch i {
  position: absolute;
  inset: 16px;
  background: currentColor;
  clip-path: path('M4 26l1-6.4A12 10 0 1 1 10.4 22.5Z');
}
[aria-busy=true] { opacity: .7; }
@media print { .dock { display: none; } }
`;
