import { App } from '../../admin/src/App';
import { useRefreshMutation } from '../../admin/src/plugin/api';
import { isolated } from '../../shared/bidi';
import type { Action } from '../../shared/permissions';
import { allByRole, byRole, cleared, clicked, done, holds, opened } from './screen';
import { NO_PERMISSIONS, server } from './strapi-admin';

/** Answers of the server by address. */
export type Answers = Record<string, unknown>;

/** What a screen is like in each of its states; `null` for a state it cannot be in. */
export interface ScreenStates {
  /** Below `/plugins/livechat`. */
  address: string;
  /** The actions that open it; none opens it to everybody. */
  permissions: readonly Action[];
  /** The address without whose answer there is nothing to see. */
  asks: string;
  /** Everything there is, with one name of a person's choice in it. */
  full: (name: string) => Answers;
  /** What is to be read when everything is there, beside the name. */
  sees: readonly string[];
  empty: { answers: Answers; sees: string } | null;
  /** Whether it is asked for once, and what changes comes otherwise. */
  isAskedOnce?: boolean;
  /** Whether the name can be typed in, and so stands in a field. */
  isNameInField?: boolean;
}

const GONE = { name: 'TypeError', message: 'Failed to fetch' };
const NAME = 'Shop';
const LONG = `${'Very long name '.repeat(12)}end`;
const ARABIC = 'متجر الشاي';

const text = (): string => document.body.textContent ?? '';

/** What is said to be wrong; the design system's own live regions are there all the time, and its loaders are alerts too. */
const alerts = (): HTMLElement[] =>
  allByRole('alert').filter(
    (one) => !one.id.startsWith('live-region') && one.closest('[aria-busy=true]') === null
  );

/** Whether something is said to be on its way. */
const isWaiting = (): boolean => document.querySelector('[aria-busy=true]') !== null;

/** As a screen is told to when the rights of its reader change, or when it is looked at again. */
function Anew(): JSX.Element {
  const [refresh] = useRefreshMutation();

  return (
    <button type="button" onClick={() => refresh()}>
      Ask anew
    </button>
  );
}

const saidToBeWrong = (): string =>
  alerts()
    .map(({ textContent }) => textContent)
    .join();

const fieldWith = (value: string): Element | undefined =>
  [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find(
    (field) => field.value === value
  );

/** Holds a screen to what is asked of every one; each state is a test. */
export function describeScreen(name: string, states: ScreenStates): void {
  const { address, permissions, asks, full, sees, empty, isAskedOnce, isNameInField } = states;

  const open = (): Promise<void> =>
    opened(
      `/plugins/livechat${address}`,
      '/plugins/livechat/*',
      <>
        <Anew />
        <App />
      </>
    );
  const isNamed = (value: string): boolean =>
    isNameInField ? fieldWith(value) !== undefined : text().includes(value);
  const seesAll = (value = NAME): Promise<void> =>
    holds(() => {
      expect(isNamed(value)).toBe(true);

      for (const part of sees) {
        expect(text()).toContain(part);
      }
    });

  describe(name, () => {
    beforeEach(() => {
      server.asked.length = 0;
      server.failures = {};
      server.permissions = [...permissions];
      server.answers = full(NAME);
    });

    afterEach(async () => {
      await cleared();
      jest.restoreAllMocks();
      server.answers = {};
      server.failures = {};
    });

    it('loading: says that it waits, and claims nothing before the server has said', async () => {
      let answer = (_value: unknown): void => undefined;

      server.answers = {
        ...full(NAME),
        [asks]: new Promise((resolve) => {
          answer = resolve;
        }),
      };
      await open();
      await holds(() => expect(server.asked.map(({ url }) => url)).toContain(asks));
      expect(alerts()).toEqual([]);
      expect(isWaiting()).toBe(true);
      expect(isNamed(NAME)).toBe(false);

      if (empty !== null) {
        expect(text()).not.toContain(empty.sees);
      }

      await done(() => answer(full(NAME)[asks]));
      await seesAll();
    });

    if (empty !== null) {
      it('empty: says so', async () => {
        server.answers = empty.answers;
        await open();
        await holds(() => expect(text()).toContain(empty.sees));
      });
    }

    it('failing: says why, and asks again', async () => {
      server.failures = { [asks]: GONE };
      await open();
      await holds(() => expect(saidToBeWrong()).toContain('The server cannot be reached'));
      expect(isNamed(NAME)).toBe(false);

      if (empty !== null) {
        expect(text()).not.toContain(empty.sees);
      }

      server.failures = {};
      await clicked(byRole('button', 'Try again'));
      await seesAll();
    });

    it('failing anew: keeps what is there', async () => {
      await open();
      await seesAll();
      server.failures = { [asks]: GONE };
      server.asked.length = 0;
      await clicked(byRole('button', 'Ask anew'));
      await holds(() => expect(server.asked.some(({ url }) => url === asks)).toBe(!isAskedOnce));
      await done(() => undefined);
      await seesAll();
    });

    it('forbidden: says so, shows nothing and asks for nothing that only others may see', async () => {
      server.permissions = [];
      await open();

      if (permissions.length === 0) {
        await seesAll();
      } else {
        await holds(() => expect(text()).toContain(NO_PERMISSIONS));
        expect(isNamed(NAME)).toBe(false);
        expect(server.asked.map(({ url }) => url)).not.toContain(asks);
      }
    });

    it('full: shows everything', async () => {
      await open();
      await seesAll();
      expect(alerts()).toEqual([]);
    });

    it('long names: leaves nothing of them out', async () => {
      server.answers = full(LONG);
      await open();
      await seesAll(LONG);
    });

    it('narrow: shows the same, and the way to the other pages', async () => {
      jest.replaceProperty(window, 'innerWidth', 390);
      await open();
      await seesAll();
      expect(allByRole('navigation', 'Live Chat').length).toBeGreaterThan(0);
    });

    it('right to left: lets a name run in its own direction', async () => {
      server.answers = full(ARABIC);
      await open();
      await seesAll(ARABIC);

      const holders = isNameInField
        ? [fieldWith(ARABIC)]
        : [...document.querySelectorAll('body :not(pre, code)')].filter(
            ({ children, textContent }) => children.length === 0 && textContent?.includes(ARABIC)
          );

      expect(holders.length).toBeGreaterThan(0);
      expect(holders.filter((one) => !isIsolated(one)).map((one) => one?.outerHTML)).toEqual([]);
    });

    it('keyboard: reaches everything that can be pressed, each by a name', async () => {
      await open();
      await seesAll();

      const pressable = [
        ...document.querySelectorAll<HTMLElement>('button, a[href], [role=button], [role=switch]'),
      ].filter((one) => !one.closest('[hidden], [aria-hidden=true]'));

      expect(pressable.length).toBeGreaterThan(0);
      expect(pressable.filter((one) => nameOf(one) === '').map(htmlOf)).toEqual([]);
      expect(pressable.filter((one) => one.tabIndex > 0).map(htmlOf)).toEqual([]);
      expect(pressable.filter((one) => isOutOfReach(one)).map(htmlOf)).toEqual([]);
    });
  });
}

/** By an element of its own, or by the characters that do the same in a bare string. */
const isIsolated = (one: Element | undefined): boolean =>
  !!one && (!!one.closest('bdi, [dir]') || !!one.textContent?.includes(isolated(ARABIC)));

const htmlOf = ({ outerHTML }: Element): string => outerHTML.slice(0, 200);

/** Of a row of tabs, a list of choices or a menu one is reached by Tab, the others by arrows. */
const isOutOfReach = (one: HTMLElement): boolean =>
  one.tabIndex < 0 && !one.closest('[role=tablist], [role=radiogroup], [role=menu], [role=group]');

function nameOf(element: HTMLElement): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const label = element.id && document.querySelector(`label[for="${element.id}"]`)?.textContent;
  const pictures = [...element.querySelectorAll('img')].map(({ alt }) => alt).join(' ');

  const own = element.getAttribute('aria-label');

  return [own, label, labels, element.textContent, pictures, element.title].join(' ').trim();
}
