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
  clip-path: path('M14 3c6.6 0 12 4.4 12 10s-5.4 10-12 10c-1.3 0-2.5-.2-3.6-.5L4 26l1.3-5.2C3.2 18.9 2 16.1 2 13 2 7.4 7.4 3 14 3Z');
}
[aria-busy=true] { opacity: .7; }
.away { padding: 20vh 20px; text-align: center; }
@media print { .dock { display: none; } }
`;
