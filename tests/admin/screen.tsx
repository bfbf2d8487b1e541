import { configureStore } from '@reduxjs/toolkit';
import { DesignSystemProvider } from '@strapi/design-system';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { createMemoryRouter, MemoryRouter, RouterProvider } from 'react-router-dom';
import { prefixed } from '../../admin/src/plugin/texts';
import texts from '../../admin/src/translations/en.json';
import { adminApi } from './strapi-admin';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

class Observer {
  observe(): void {}
  disconnect(): void {}
  unobserve(): void {}
}

/** As much of one as a router needs that loads nothing. */
class RouteRequest {
  readonly method = 'GET';
  readonly signal: AbortSignal;

  constructor(
    readonly url: string,
    { signal }: { signal: AbortSignal }
  ) {
    this.signal = signal;
  }
}

/** What jsdom lacks. */
Object.assign(globalThis, {
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  Request: RouteRequest,
});

document.elementsFromPoint ??= () => [];
Element.prototype.scrollTo ??= () => undefined;
Element.prototype.scrollBy ??= () => undefined;
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.hasPointerCapture ??= () => false;

const FUTURE = { v7_startTransition: true, v7_relativeSplatPath: true } as const;

const roots: { unmount: () => void }[] = [];

/** Draws a part of the admin as it stands there: in English, with Strapi's theme. Answers how to draw it anew. */
export function shown(
  children: ReactNode,
  page = '/'
): Promise<(changed: ReactNode) => Promise<void>> {
  return drawn(children, (routed) => (
    <MemoryRouter initialEntries={[page]} future={FUTURE}>
      {routed}
    </MemoryRouter>
  ));
}

/** Draws a whole page at its address, with the router Strapi has: one that can be kept from leaving. */
export async function opened(page: string, path: string, element: ReactNode): Promise<void> {
  const router = createMemoryRouter([{ path, element }], { initialEntries: [page] });

  await drawn(null, () => <RouterProvider router={router} future={{ v7_startTransition: true }} />);
}

async function drawn(
  children: ReactNode,
  within: (children: ReactNode) => ReactNode
): Promise<(changed: ReactNode) => Promise<void>> {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const store = configureStore({
    reducer: { [adminApi.reducerPath]: adminApi.reducer },
    middleware: (usual) =>
      usual({ immutableCheck: false, serializableCheck: false }).concat(adminApi.middleware),
  });
  const draw = (content: ReactNode): Promise<void> =>
    act(async () =>
      root.render(
        <Provider store={store}>
          <IntlProvider locale="en" messages={prefixed(texts)}>
            <DesignSystemProvider locale="en">{within(content)}</DesignSystemProvider>
          </IntlProvider>
        </Provider>
      )
    );

  roots.push(root);
  await draw(children);

  return draw;
}

/** Takes everything away again. */
export async function cleared(): Promise<void> {
  await act(async () => {
    for (const root of roots.splice(0)) {
      root.unmount();
    }
  });
  document.body.replaceChildren();
}

/** Does something and waits until the screen has followed. */
export const done = (deed: () => void): Promise<void> => act(async () => deed());

/** Waits until something holds; what moves the focus, or asks a server, does so a moment later. */
export async function holds(claim: () => void, tries = 100): Promise<void> {
  try {
    claim();
  } catch (error) {
    if (tries === 0) {
      throw error;
    }

    await act(() => new Promise((later) => setTimeout(later, 20)));
    await holds(claim, tries - 1);
  }
}

/** The one element with this role and name; the name is what a screen reader would say. */
export function byRole<E extends HTMLElement = HTMLElement>(role: string, name?: string): E {
  const found = allByRole<E>(role, name);

  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${found.length} × ${role} “${name ?? ''}” in ${document.body.innerHTML}`);
  }

  return found[0];
}

const TAGS: Record<string, string> = {
  button: 'button',
  textbox: 'textarea,input',
  link: 'a[href]',
  heading: 'h1,h2,h3',
  navigation: 'nav',
};

export const allByRole = <E extends HTMLElement = HTMLElement>(role: string, name?: string): E[] =>
  [...document.querySelectorAll<E>(`${TAGS[role] ?? ''}${TAGS[role] ? ',' : ''}[role=${role}]`)]
    .filter((element) => (element.getAttribute('role') ?? role) === role)
    .filter((element) => name === undefined || nameOf(element) === name);

/** Roughly what the accessible name is: a label, what labels it, or its text. */
function nameOf(element: HTMLElement): string {
  const labels = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const labelled = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');

  return (element.getAttribute('aria-label') ?? (labelled || element.textContent) ?? '').trim();
}

/** Types a text as a browser tells React of it. */
export const typed = (field: HTMLTextAreaElement | HTMLInputElement, text: string): Promise<void> =>
  done(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

/** Presses a key. */
export const pressed = (
  element: HTMLElement,
  key: string,
  more: KeyboardEventInit = {}
): Promise<void> =>
  done(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  });

export const clicked = (element: HTMLElement): Promise<void> => done(() => element.click());
