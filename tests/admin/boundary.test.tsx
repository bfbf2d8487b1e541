import { useState } from 'react';
import { Boundary } from '../../admin/src/ui/Boundary';
import { UserText } from '../../admin/src/ui/UserText';
import { allByRole, byRole, cleared, clicked, shown } from './screen';

let isBroken = false;

function Fragile(): JSX.Element {
  if (isBroken) {
    throw new Error('broken');
  }

  return <p>alive</p>;
}

const again = (retry: () => void): JSX.Element => (
  <button type="button" onClick={retry}>
    Try again
  </button>
);

const text = (): string => document.body.textContent ?? '';

beforeEach(() => {
  isBroken = false;
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(async () => {
  await cleared();
  jest.restoreAllMocks();
});

it('keeps what breaks from what stands around it, and tries again when asked', async () => {
  isBroken = true;
  await shown(
    <div>
      <p>around</p>
      <Boundary fallback={again}>
        <Fragile />
      </Boundary>
    </div>
  );
  expect(text()).toContain('around');
  expect(text()).not.toContain('alive');

  await clicked(byRole('button', 'Try again'));
  expect(allByRole('button', 'Try again')).toHaveLength(1);

  isBroken = false;
  await clicked(byRole('button', 'Try again'));
  expect(text()).toContain('alive');
});

it('tries again by itself on another page', async () => {
  const page = (subject: string): JSX.Element => (
    <Boundary subject={subject} fallback={again}>
      <Fragile />
    </Boundary>
  );

  isBroken = true;

  const draw = await shown(page('/ratings'));

  isBroken = false;
  await draw(page('/ratings'));
  expect(text()).not.toContain('alive');
  await draw(page('/channels'));
  expect(text()).toContain('alive');
});

/** What Chrome does to translate a page: every text moves into an element of its own. */
function translate(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];

  while (walker.nextNode()) {
    if (walker.currentNode instanceof Text) {
      texts.push(walker.currentNode);
    }
  }

  for (const one of texts) {
    const font = document.createElement('font');

    one.replaceWith(font);
    font.append(one);
  }
}

function Bare(): JSX.Element {
  const [isOpen, setOpen] = useState(false);

  return (
    <button type="button" onClick={() => setOpen(!isOpen)}>
      {isOpen && <b>!</b>}
      Open
    </button>
  );
}

function Held(): JSX.Element {
  const [isOpen, setOpen] = useState(false);

  return (
    <button type="button" onClick={() => setOpen(!isOpen)}>
      {isOpen && <b>!</b>}
      <span>Open</span>
    </button>
  );
}

it('outlives a translated page in which something is drawn anew', async () => {
  await shown(
    <div>
      <p>around</p>
      <Boundary fallback={again}>
        <Bare />
      </Boundary>
    </div>
  );
  translate();
  await clicked(byRole('button', 'Open'));

  expect(text()).toContain('around');
  await clicked(byRole('button', 'Try again'));
  await clicked(byRole('button', 'Open'));
  expect(text()).toContain('!Open');
});

it('has nothing to catch where every text has an element of its own', async () => {
  await shown(
    <Boundary fallback={again}>
      <Held />
    </Boundary>
  );
  translate();
  await clicked(byRole('button', 'Open'));
  expect(text()).toContain('!Open');
  await clicked(byRole('button', '!Open'));
  expect(allByRole('button', 'Try again')).toHaveLength(0);
});

it('shows what people typed in its own direction, apart from what stands around it', async () => {
  await shown(<UserText>الطلب 1234 (أزرق)؟</UserText>);

  const [shownText] = document.getElementsByTagName('bdi');

  expect(shownText?.dir).toBe('auto');
  expect(shownText?.textContent).toBe('الطلب 1234 (أزرق)؟');
});
