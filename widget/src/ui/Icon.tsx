import type { VNode } from 'preact';

const PATHS = {
  minimise:
    'M5.3 8.8a1 1 0 0 1 1.4 0l5.3 5.3 5.3-5.3a1 1 0 1 1 1.4 1.4l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.4Z',
  close:
    'M6.3 4.9 12 10.6l5.7-5.7a1 1 0 1 1 1.4 1.4L13.4 12l5.7 5.7a1 1 0 1 1-1.4 1.4L12 13.4l-5.7 5.7a1 1 0 0 1-1.4-1.4l5.7-5.7-5.7-5.7a1 1 0 0 1 1.4-1.4Z',
  send: 'M3.4 20.4 21.9 12 3.4 3.6 3.4 10.1 15 12 3.4 13.9Z',
} as const;

/** A drawing that says nothing to screen readers; its button has a name. */
export const Icon = ({ name }: { name: keyof typeof PATHS }): VNode => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
