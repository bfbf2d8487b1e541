import { Page, useAuth } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router-dom';
import type { Action } from '../../shared/permissions';
import { usePermitted } from './plugin/permissions';
import { DESTINATIONS, useIsOpen } from './ui/SideNav';

/** Strapi draws pages before it knows what somebody may do: who asks too early may do nothing. */
export function Known({ children }: { children: ReactNode }): ReactNode {
  return useAuth('Livechat', ({ isLoading }) => isLoading) ? <Page.Loading /> : children;
}

/** Everybody starts at the first of our pages that they may open: who may open none else, at their own profile. */
export function Start(): JSX.Element {
  const isOpen = useIsOpen();
  const { path } = Object.values(DESTINATIONS).find(isOpen) ?? DESTINATIONS.profile;

  return <Navigate to={path} replace />;
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
