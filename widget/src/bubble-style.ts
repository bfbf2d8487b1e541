/** The bubble beside the button. Minified by the build. */
export const bubbleStyle = /* css */ `
.bubble {
  position: relative;
  max-width: min(270px, 100vw - 120px);
  border-radius: 18px;
  border-end-end-radius: 4px;
  background: Canvas;
  box-shadow: 0 0 0 1px #8884, 0 4px 24px #0003;
}
.bubble button { display: block; padding: 12px 18px; border-radius: 18px; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.bubble button + button {
  position: absolute;
  top: -12px;
  inset-inline-end: -10px;
  width: 26px;
  padding: 0;
  font: 18px/26px system-ui, sans-serif;
  text-align: center;
  background: Canvas;
  box-shadow: 0 0 0 1px #8884;
}
@media (prefers-reduced-motion: no-preference) {
  .bubble { animation: rise .4s cubic-bezier(.2, .9, .3, 1.3), bob 3s 1.4s infinite; }
  .bubble.calm { animation: none; }
}
@keyframes rise { from { opacity: 0; translate: 0 12px; scale: .9; } }
@keyframes bob { 70%, 90% { translate: 0; } 80% { translate: 0 -8px; } 95% { translate: 0 -3px; } }
`;
