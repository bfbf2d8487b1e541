import { Page, useAuth } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router-dom';
import { type Action, usePermitted } from './plugin/permissions';
import { DESTINATIONS } from './ui/SideNav';

const { channels, ratings, conversationMetrics } = DESTINATIONS;

/** Strapi draws pages before it knows what somebody may do: who asks too early may do nothing. */
export function Known({ children }: { children: ReactNode }): ReactNode {
  return useAuth('Livechat', ({ isLoading }) => isLoading) ? <Page.Loading /> : children;
}

/** Who may see no channels starts where there is something to see. */
export function Start(): JSX.Element {
  const seesChannels = usePermitted(...channels.anyOf);
  const seesRatings = usePermitted(...ratings.anyOf);
  const start = seesChannels ? channels : seesRatings ? ratings : conversationMetrics;

  return <Navigate to={start.path} replace />;
}

/** A page for who holds one of the actions. */
export function Guard({
  anyOf,
  children,
}: {
  anyOf: readonly Action[];
  children: ReactNode;
}): ReactNode {
  return usePermitted(...anyOf) ? children : <Page.NoPermissions />;
}
