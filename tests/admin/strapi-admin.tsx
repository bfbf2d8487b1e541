import { type BaseQueryFn, createApi } from '@reduxjs/toolkit/query/react';
import { Dialog } from '@strapi/design-system';
import type { ReactNode } from 'react';

/**
 * What our screens take from `@strapi/strapi/admin`, which as a whole is too much for a test: the
 * API cache is the real one, its server answers as a test says, and what draws draws its children.
 */
export const server = {
  /** By address, without what stands after a question mark, a promise once it is kept; anything else is answered with 404. */
  answers: {} as Record<string, unknown>,
  /** Errors by address, as Strapi's own client hands them on: a network that is gone, say. */
  failures: {} as Record<string, unknown>,
  /** Every address asked for, with its parameters. */
  asked: [] as { url: string; params?: object }[],
  /** What was to be changed, in order. */
  sent: [] as { url: string; method: string; data?: unknown }[],
  permissions: ['conversations.answer', 'conversations.read-all', 'channels.read'],
  /** What they may do elsewhere in Strapi. */
  rights: [] as Right[],
  /** Whether it is still unknown what the current user may do. */
  isLoading: false,
  /** Kept once it is read anew what they may do. */
  permissionsRead: Promise.resolve(),
  toasts: [] as Toast[],
};

interface Right {
  action: string;
  subject?: string;
}

interface Toast {
  type: string;
  message: string;
  link?: { label: string; url: string };
}

type Query =
  | string
  | { url: string; method?: string; data?: unknown; config?: { params?: object } };

const answer: BaseQueryFn<Query> = async (query) => {
  const { url, config, method, data } =
    typeof query === 'string' ? { url: query, config: {} } : { ...query };

  server.asked.push({ url, ...(config?.params && { params: config.params }) });

  if (method !== undefined) {
    server.sent.push({ url, method, data });
  }

  if (Object.hasOwn(server.failures, url)) {
    return { error: server.failures[url] };
  }

  return Object.hasOwn(server.answers, url)
    ? { data: { data: await server.answers[url] } }
    : { error: { status: 404, details: { code: 'CONVERSATION_UNKNOWN' } } };
};

export const adminApi = createApi({
  reducerPath: 'adminApi',
  baseQuery: answer,
  endpoints: () => ({}),
});

const refetchPermissions = (): Promise<void> => server.permissionsRead;

export const useAuth = <T,>(
  _name: string,
  select: (auth: {
    token: string;
    isLoading: boolean;
    permissions: Right[];
    refetchPermissions: () => Promise<void>;
  }) => T
): T =>
  select({
    token: 'token',
    isLoading: server.isLoading,
    permissions: [
      ...server.permissions.map((action) => ({ action: `plugin::livechat.${action}` })),
      ...server.rights,
    ],
    refetchPermissions,
  });

export const useNotification = () => ({
  toggleNotification: (toast: Toast) => server.toasts.push(toast),
});

export const useStrapiApp = <T,>(
  _name: string,
  select: (app: { components: Record<string, unknown> }) => T
): T => select({ components: {} });

interface Drawn {
  children?: ReactNode;
  title?: string;
}

const Plain = ({ children, title }: Drawn): JSX.Element => (
  <div>
    <div>{title}</div>
    <div>{children}</div>
  </div>
);

const Nothing = (): null => null;

/** What Strapi says to whoever may not see a page. */
export const NO_PERMISSIONS = "You don't have the permissions to access that content";

export const Page = {
  Main: ({ children }: Drawn): JSX.Element => <main>{children}</main>,
  Title: Nothing,
  Loading: (): JSX.Element => <main aria-busy="true" />,
  Error: Nothing,
  NoData: Nothing,
  NoPermissions: (): JSX.Element => <main>{NO_PERMISSIONS}</main>,
};

interface Headed extends Drawn {
  subtitle?: string;
  navigationAction?: ReactNode;
  primaryAction?: ReactNode;
}

const Header = ({ title, subtitle, navigationAction, primaryAction }: Headed): JSX.Element => (
  <header>
    <div>{navigationAction}</div>
    <div>{title}</div>
    <div>{subtitle}</div>
    <div>{primaryAction}</div>
  </header>
);

export const BackButton = Nothing;

/** Page links, as below every list. */
export const Pagination = { Root: Plain, PageSize: Nothing, Links: Nothing };

export const useClipboard = () => ({ copy: async () => true });

export const useDebounce = <T,>(value: T): T => value;

interface Barred {
  startActions?: ReactNode;
  endActions?: ReactNode;
  bottomActions?: ReactNode;
}

const Action = ({ startActions, endActions, bottomActions }: Barred): JSX.Element => (
  <div>
    <div>{startActions}</div>
    <div>{endActions}</div>
    <div>{bottomActions}</div>
  </div>
);

export const Layouts = { Root: Plain, Header, Content: Plain, Action };

export const Widget = { Loading: Nothing, Error: Nothing, NoData: Plain };

export const ConfirmDialog = ({
  title,
  children,
  onConfirm,
}: Drawn & { onConfirm: () => void }): JSX.Element => (
  <Dialog.Content>
    <Dialog.Header>{title}</Dialog.Header>
    <Dialog.Body>{children}</Dialog.Body>
    <Dialog.Footer>
      <Dialog.Action>
        <button type="button" onClick={onConfirm}>
          Confirm
        </button>
      </Dialog.Action>
    </Dialog.Footer>
  </Dialog.Content>
);
