import { Component, lazy, type ReactNode, Suspense } from 'react';
import { Outlet } from 'react-router-dom';
import { usePermitted } from '../plugin/permissions';

const Dock = lazy(() => import('./Dock').then(({ Dock: component }) => ({ default: component })));

/** Wraps every page of the admin, so that chats stay open while the operator moves about. */
export function Shell(): JSX.Element {
  return (
    <>
      <Outlet />
      <Fuse>
        <PermittedDock />
      </Fuse>
    </>
  );
}

function PermittedDock(): JSX.Element | null {
  const canAnswer = usePermitted('conversations.answer');

  return canAnswer ? (
    <Suspense fallback={null}>
      <Dock />
    </Suspense>
  ) : null;
}

/** A broken dock disappears; the admin around it stays. */
class Fuse extends Component<{ children: ReactNode }, { isBlown: boolean }> {
  override state = { isBlown: false };

  static getDerivedStateFromError(): { isBlown: boolean } {
    return { isBlown: true };
  }

  override render(): ReactNode {
    return this.state.isBlown ? null : this.props.children;
  }
}
