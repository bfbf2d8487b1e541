import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router-dom';
import { usePermitted } from '../plugin/permissions';
import { Boundary } from '../ui/Boundary';
import { useGainedRights } from './use-gained-rights';

const Console = lazy(() =>
  import('./Console').then(({ Console: component }) => ({ default: component }))
);
const Dock = lazy(() => import('./Dock').then(({ Dock: component }) => ({ default: component })));

/** Wraps every page of the admin, so that chats stay open while the operator moves about. */
export function Shell(): JSX.Element {
  return (
    <>
      <Outlet />
      <PermittedConsole />
    </>
  );
}

/** What fails in here disappears; the admin around it stays, and so does what hears of new messages. */
function PermittedConsole(): JSX.Element | null {
  const canAnswer = usePermitted('conversations.answer');

  useGainedRights(canAnswer);

  return canAnswer ? (
    <>
      <Boundary fallback={() => null}>
        <Suspense fallback={null}>
          <Console />
        </Suspense>
      </Boundary>
      <Boundary fallback={() => null}>
        <Suspense fallback={null}>
          <Dock />
        </Suspense>
      </Boundary>
    </>
  ) : null;
}
