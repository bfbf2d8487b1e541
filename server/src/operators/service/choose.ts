import type { Core } from '@strapi/strapi';
import type { Row } from '../../plugin/database/ids';
import { sharedNow } from '../../plugin/nodes/clock';
import { remembered } from '../../plugin/nodes/remembered';
import { keyedHash } from '../../plugin/secrets';
import { type AssignRequest, assign, type Tie } from '../assign';
import { isHintFor, makeHint, type Sign } from '../hint';
import type { StoredOperator } from '../operator';
import { available } from './presence';

/** What is asked when a conversation looks for an operator. */
export interface PickRequest extends AssignRequest {
  now?: Date;
  /** Row of an operator who is not to get it. */
  exclude?: Row<'operator'> | null;
  /** What the visitor was given with whom they were shown. */
  hint?: string | null;
}

/** What is asked when somebody is only shown. */
export interface PreviewRequest extends Omit<PickRequest, 'exclude' | 'hint'> {
  /** Tells visitors apart, so that among equals the same one is shown to the same visitor. */
  seed: string;
}

/** Who gets a conversation. */
export interface Choice {
  /** Whether anybody is on duty, free or not: what nobody can take now waits for them all. */
  isStaffed: boolean;
  /** Null where nobody can take it now. */
  operator: StoredOperator | null;
}

/** Hexadecimal digits nobody guesses while a hint holds. */
const SIGN_LENGTH = 32;

/** Presence fades without anybody announcing it; whoever is only shown may learn of that so much later. */
const SHOWN_SECONDS = 1;

const memberChanges = [
  'livechat.members.changed',
  'livechat.presence.changed',
  'livechat.operator.changed',
] as const;

/** Who gets a visitor, and who is shown to one before: the same choice from the same facts. */
export function choosing(strapi: Core.Strapi) {
  const sign: Sign = (text) => keyedHash(strapi, 'operator hint', text).slice(0, SIGN_LENGTH);
  const lately = remembered(
    strapi,
    memberChanges,
    async () => new Map<Row<'channel'>, Promise<StoredOperator[]>>(),
    SHOWN_SECONDS
  );

  const availableLately = async (channelRow: Row<'channel'>): Promise<StoredOperator[]> => {
    const kept = await lately.get();
    const there = kept.get(channelRow) ?? available(strapi, channelRow);

    kept.set(channelRow, there);
    there.catch(() => kept.delete(channelRow));

    return there;
  };

  return {
    async pick(channelRow: Row<'channel'>, request: PickRequest): Promise<Choice> {
      const { exclude = null, hint = null, now = sharedNow(strapi) } = request;
      const there = (await available(strapi, channelRow, now)).filter(({ row }) => row !== exclude);
      const isShown = ({ row: operator }: StoredOperator) =>
        hint !== null && isHintFor(sign, hint, { channelRow, operator }, now);

      return choiceOf(there, request, { random: Math.random, isShown });
    },

    /** Whether anybody is on duty, from memory: who comes is known at once, who fades away a second later. */
    async isStaffed(channelRow: Row<'channel'>): Promise<boolean> {
      return (await availableLately(channelRow)).length > 0;
    },

    /** Whom a visitor would get now, and a hint to get the same one, from memory: every page view asks. */
    async preview(
      channelRow: Row<'channel'>,
      request: PreviewRequest
    ): Promise<Choice & { hint: string | null }> {
      const { seed, now = sharedNow(strapi) } = request;
      const random = () => Number.parseInt(sign(seed).slice(0, 8), 16) / 2 ** 32;
      const choice = choiceOf(await availableLately(channelRow), request, { random });
      const { operator } = choice;
      const hint = operator && makeHint(sign, { channelRow, operator: operator.row }, now);

      return { ...choice, hint };
    },
  };
}

const choiceOf = (
  there: readonly StoredOperator[],
  request: AssignRequest,
  tie: Tie<StoredOperator>
): Choice => ({ isStaffed: there.length > 0, operator: assign(there, request, tie) });
