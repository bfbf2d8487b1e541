import { useNavigate } from 'react-router-dom';
import { useGainedRights } from '../../admin/src/conversations/use-gained-rights';
import { byRole, cleared, clicked, done, shown } from './screen';
import { server } from './strapi-admin';

let looks: number;
let now: number;

beforeEach(() => {
  [looks, now] = [0, 1_000_000];
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  Object.defineProperty(server, 'permissionsRead', {
    configurable: true,
    get: () => {
      looks += 1;

      return Promise.resolve();
    },
  });
});

afterEach(async () => {
  await cleared();
  Object.defineProperty(server, 'permissionsRead', { value: Promise.resolve(), writable: true });
  jest.restoreAllMocks();
});

function Page({ canAnswer }: { canAnswer: boolean }): JSX.Element {
  const navigate = useNavigate();

  useGainedRights(canAnswer);

  return (
    <button type="button" onClick={() => navigate(`/page-${now}`)}>
      Another page
    </button>
  );
}

const focus = () => done(() => window.dispatchEvent(new Event('focus')));

it('looks whether somebody may answer by now, as they come back and as they go on', async () => {
  await shown(<Page canAnswer={false} />);
  expect(looks).toBe(0);

  now += 10_000;
  await focus();
  await focus();
  expect(looks).toBe(1);

  now += 10_000;
  await clicked(byRole('button', 'Another page'));
  expect(looks).toBe(2);
});

it('does not look for who may answer already: their connection tells them', async () => {
  await shown(<Page canAnswer />);
  now += 10_000;
  await focus();
  await clicked(byRole('button', 'Another page'));
  expect(looks).toBe(0);
});
