import { useMemo } from 'react';
import { useConversationCountsQuery } from '../conversations/api';
import { useMeQuery } from '../operators/api';
import { usePresences } from '../operators/use-presences';
import { useHappinessQuery } from '../ratings/api';
import { useChannelsQuery } from './api';
import { type BoardCard, boardOf } from './board';

interface Board {
  cards: readonly BoardCard[];
  isLoading: boolean;
  /** Why there is no board. */
  error: unknown;
  refetch: () => Promise<unknown>;
}

/** Colleagues publish and visitors write while the board is open. */
const FRESH = { refetchOnMountOrArgChange: true, pollingInterval: 10_000 } as const;

/** What the board shows. Figures that do not come leave their place empty; without channels there is no board. */
export function useBoard(): Board {
  const { data: channels, isLoading, error, refetch } = useChannelsQuery(undefined, FRESH);
  const { data: counts } = useConversationCountsQuery(undefined, FRESH);
  const { data: happiness } = useHappinessQuery(undefined, FRESH);
  const { data: me } = useMeQuery();
  const presences = usePresences();

  const cards = useMemo(
    () =>
      boardOf({
        channels: channels ?? [],
        counts,
        happiness: happiness ?? [],
        presences,
        me: me?.id ?? null,
      }),
    [channels, counts, happiness, presences, me]
  );

  // One answer that fails to come later leaves what is shown as it is.
  return { cards, isLoading, error: channels === undefined ? error : undefined, refetch };
}
