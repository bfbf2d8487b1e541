import { createHmac, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  Candidate,
  MemberPresence,
  OperatorInput,
  OperatorRole,
} from '../../../shared/operators';
import { addressForAdmin, publicAddress } from '../plugin/addresses';
import { setClock, sharedNow } from '../plugin/clock';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { emitEvent } from '../plugin/events';
import { remembered } from '../plugin/remembered';
import { secretFor } from '../plugin/secrets';
import { service } from '../plugin/service';
import { transaction } from '../plugin/transaction';
import { type AssignRequest, assign, type Tie } from './assign';
import { createWatch, isGone } from './gone';
import { isHintFor, makeHint, type Sign } from './hint';
import {
  type StoredMember,
  type StoredOperator,
  toMember,
  toPresence,
  withoutSigns,
} from './operator';
import { nameIn, pictureUrl, portrait } from './picture';
import { isPresent, isWorthWriting } from './presence';
import {
  addMembers,
  blankOperator,
  changeMember,
  countUsers,
  deleteLostPictures,
  deletePicture,
  findAnswering,
  findCandidates,
  findLives,
  findMembers,
  findOperator,
  findOperators,
  findPicture,
  findRoles,
  keepShownNames,
  makeOperator,
  removeMembersExcept,
  removeOrphans,
  writeOperators,
  writePicture,
} from './store';

/** What is asked when a conversation looks for an operator. */
export interface PickRequest extends AssignRequest {
  /** Active conversations by row of the operator. */
  load: ReadonlyMap<number, number>;
  now?: Date;
  /** Row of an operator who is not to get it. */
  exclude?: number | null;
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

/** PostgreSQL fails on some texts, such as one with a NUL; none of those is an id. */
const isId = (text: string): boolean => /^[a-z0-9]+$/.test(text);

/** Operators: profiles, the teams of channels, and who is on duty. Presence is derived, never stored. */
export function createOperators({ strapi }: { strapi: Core.Strapi }) {
  const membersChanged = (): Promise<void> => emitEvent(strapi, 'livechat.members.changed', {});

  const mine = async (user: number): Promise<StoredOperator> =>
    withoutSigns(
      (await findOperator(strapi, { user_id: user })) ?? (await makeOperator(strapi, user))
    );

  const profileOf = async (user: number): Promise<StoredOperator> =>
    withoutSigns(
      (await findOperator(strapi, { user_id: user })) ?? (await blankOperator(strapi, user))
    );

  const byId = async (id: string): Promise<StoredOperator> => {
    const operator = isId(id) ? await findOperator(strapi, { document_id: id }) : null;

    if (operator === null) {
      throw failure('OPERATOR_UNKNOWN');
    }

    return withoutSigns(operator);
  };

  const members = async (channelRow: number): Promise<StoredMember[]> =>
    (await findMembers(strapi, { channel_id: channelRow })).map(toMember);

  const available = async (
    channelRow: number,
    now = sharedNow(strapi)
  ): Promise<StoredOperator[]> => {
    const there = (await findMembers(strapi, { channel_id: channelRow, joined: true }))
      .filter(({ operator }) => isPresent(operator, now))
      .map(({ operator }) => withoutSigns(operator));
    const users = there.flatMap(({ user }) => user ?? []);
    const answering = users.length === 0 ? new Set<number>() : await findAnswering(strapi, users);

    return there.filter(({ user }) => user !== null && answering.has(user));
  };

  const changed = async (id: string): Promise<StoredOperator> => {
    await emitEvent(strapi, 'livechat.operator.changed', { operator: id });
    await membersChanged();

    return byId(id);
  };

  /** Tells where somebody who was away is on duty again, if anywhere but in a channel just joined. */
  const resumed = async ({ row, id }: StoredOperator, joinedNow?: number): Promise<void> => {
    const joined = await findMembers(strapi, { operator_id: row, joined: true });
    const rows = joined.map(({ channel }) => channel).filter((channel) => channel !== joinedNow);
    const channels = (await service(strapi, 'channels').list())
      .filter((channel) => rows.includes(channel.row))
      .map((channel) => channel.id);

    if (channels.length > 0) {
      await emitEvent(strapi, 'livechat.member.resumed', { operator: id, channels });
    }
  };

  return {
    ...choosing(strapi, available),
    ...watching(strapi),
    ...picturing(strapi, byId, changed),
    ...finding(strapi),
    /** The profile of an admin user, made where there is none: for who acts. */
    mine,
    /** The same as it is or would be, and nothing is written: for who only reads. */
    profileOf,
    byId,
    /** Everybody listed in a channel, on duty or not. */
    members,
    available,

    async update(id: string, input: OperatorInput): Promise<StoredOperator> {
      const { row } = await byId(id);

      await writeOperators(strapi, [row], input);
      await keepShownNames(strapi);

      return changed(id);
    },

    async presences(now = sharedNow(strapi)): Promise<MemberPresence[]> {
      const channels = await service(strapi, 'channels').list();
      const ids = new Map(channels.map(({ row, id }) => [row, id]));
      const root = addressForAdmin(strapi);

      return (await findMembers(strapi, {})).flatMap((membership) => {
        const channel = ids.get(membership.channel);

        return channel === undefined ? [] : toPresence(membership, { channel, root, now });
      });
    },

    /** Makes an admin user a member by default: off duty, and not named in public before they answered. */
    async add(channelRow: number, user: number): Promise<void> {
      const { row } = await mine(user);

      await addMembers(strapi, channelRow, [row], false);
      await membersChanged();
    },

    /** Whether the public page names a member whatever they did. */
    async list(channelRow: number, id: string, listed: boolean): Promise<StoredMember[]> {
      const { row } = await byId(id);

      if (!(await changeMember(strapi, channelRow, row, { listed }))) {
        throw failure('OPERATOR_UNKNOWN');
      }

      await membersChanged();

      return members(channelRow);
    },

    /** Makes these admin users, and nobody else, the team; who stays keeps their duty. */
    async setMembers(channelRow: number, users: readonly number[]): Promise<StoredMember[]> {
      const wanted = [...new Set(users)];

      if ((await countUsers(strapi, wanted)) < wanted.length) {
        throw failure('INPUT_INVALID', {
          path: 'users',
          message: 'users: somebody on the list is not an admin user',
        });
      }

      const rows = (await Promise.all(wanted.map(mine))).map(({ row }) => row);

      const removed = await transaction(strapi, async () => {
        const left = await removeMembersExcept(strapi, channelRow, rows);

        await addMembers(strapi, channelRow, rows);

        return left;
      });

      await membersChanged();

      if (removed.length > 0) {
        await emitEvent(strapi, 'livechat.members.removed', {
          channel: channelRow,
          operators: removed,
        });
      }

      return members(channelRow);
    },

    /** Rows of the channels an operator is on duty in. */
    async channelsOf(operatorRow: number, now = sharedNow(strapi)): Promise<number[]> {
      const joined = await findMembers(strapi, { operator_id: operatorRow, joined: true });

      return joined
        .filter(({ operator }) => isPresent(operator, now))
        .map(({ channel }) => channel);
    },

    async join(channelRow: number, operatorRow: number, now = sharedNow(strapi)): Promise<void> {
      const before = await findOperator(strapi, { id: operatorRow });

      await addMembers(strapi, channelRow, [operatorRow]);
      await changeMember(strapi, channelRow, operatorRow, { joined: true });
      await writeOperators(strapi, [operatorRow], { lastActivityAt: now, lastSeenAt: now });
      await membersChanged();

      if (before !== null && !isPresent(before, now)) {
        await resumed(before, channelRow);
      }
    },

    async leave(channelRow: number, operatorRow: number): Promise<void> {
      await changeMember(strapi, channelRow, operatorRow, { joined: false });
      await membersChanged();
    },

    /** Notes that an operator does something in the admin; writes only what is not known yet. */
    async touch(operatorRow: number, now = sharedNow(strapi)): Promise<void> {
      const operator = await findOperator(strapi, { id: operatorRow });

      if (operator === null || !isWorthWriting(operator, now)) {
        return;
      }

      await writeOperators(strapi, [operatorRow], { lastActivityAt: now, lastSeenAt: now });

      if (!isPresent(operator, now)) {
        await membersChanged();
        await resumed(operator);
      }
    },

    /** Notes that these operators have a tab connected. */
    async heartbeat(operatorRows: readonly number[], now = sharedNow(strapi)): Promise<void> {
      if (operatorRows.length > 0) {
        await writeOperators(strapi, operatorRows, { lastSeenAt: now });
      }
    },

    /** Drops the places in channels that are gone. */
    async tidy(): Promise<void> {
      await removeOrphans(strapi);
      await membersChanged();
    },
  };
}

/** Who there is, and whom there is to ask. */
const finding = (strapi: Core.Strapi) => ({
  async byRow(row: number): Promise<StoredOperator | null> {
    const operator = await findOperator(strapi, { id: row });

    return operator === null ? null : withoutSigns(operator);
  },

  async everybody(): Promise<StoredOperator[]> {
    return (await findOperators(strapi)).map(withoutSigns);
  },

  candidates: (search: string): Promise<Candidate[]> => findCandidates(strapi, search),

  roles: (): Promise<OperatorRole[]> => findRoles(strapi),
});

/** How often each node looks on, and how long it may have looked away, in seconds. */
export const WATCH_SECONDS = 10;
const LONGEST_PAUSE = 3 * WATCH_SECONDS;

/** A conversation, or another thing, that an operator has since a moment. */
export interface Held {
  /** Row of the operator. */
  operator: number;
  since: Date;
}

/** Who is gone, and since when this node can tell. */
function watching(strapi: Core.Strapi) {
  const watch = createWatch(LONGEST_PAUSE * 1_000);

  return {
    /** This node looks on: it could ask what time it is. */
    async keepWatch(): Promise<void> {
      await setClock(strapi);
      watch.look(Date.now());
    },

    /** What is held by operators who may not answer any more, or whose tabs have been away for so many seconds. */
    async heldByGone<H extends Held>(held: readonly H[], seconds: number): Promise<H[]> {
      if (held.length === 0) {
        return [];
      }

      const rows = [...new Set(held.map(({ operator }) => operator))];
      const lives = new Map((await findLives(strapi, rows)).map((life) => [life.row, life]));
      const patience = Math.max(seconds, configOf(strapi).conversations.operatorGoneMinutes * 60);
      const canTell = watch.hasLasted(patience * 1_000, Date.now());
      const now = sharedNow(strapi);

      return held.filter(({ operator, since }) => {
        const life = lives.get(operator);

        return !life || isGone(life, { since, seconds: canTell ? seconds : null, now });
      });
    },

    /** What visitors read outlives the admin user. */
    keepShownNames: (): Promise<void> => keepShownNames(strapi),
  };
}

type ById = (id: string) => Promise<StoredOperator>;

/** The faces of operators: kept as pixels under a random name, whatever file they came in. */
function picturing(strapi: Core.Strapi, byId: ById, changed: ById) {
  return {
    /** Where visitors find a picture. */
    pictureForVisitors: (picture: string | null): string | null =>
      pictureUrl(picture, publicAddress(strapi)),

    /** Where the admin panel finds it. */
    pictureForAdmins: (picture: string | null): string | null =>
      pictureUrl(picture, addressForAdmin(strapi)),

    async setPicture(id: string, file: Buffer): Promise<StoredOperator> {
      const { row } = await byId(id);
      const content = await portrait(file);

      if (content === null) {
        throw failure('INPUT_INVALID', {
          path: 'picture',
          message: 'picture: must be a whole JPEG, PNG, WebP, GIF or AVIF of at most 64 megapixels',
        });
      }

      await writePicture(strapi, row, { name: randomBytes(16).toString('hex'), content });

      return changed(id);
    },

    async removePicture(id: string): Promise<StoredOperator> {
      const { row } = await byId(id);

      await deletePicture(strapi, row);

      return changed(id);
    },

    /** What stands at the end of a picture's address; null for what is none, or none any more. */
    async picture(file: string): Promise<Buffer | null> {
      const name = nameIn(file);

      return name === null ? null : findPicture(strapi, name);
    },

    /** Forgets the faces of those who are gone. */
    tidyPictures: (): Promise<void> => deleteLostPictures(strapi),
  };
}

/** Presence fades without anybody announcing it; whoever is only shown may learn of that so much later. */
const SHOWN_SECONDS = 1;

const memberChanges = ['livechat.members.changed', 'livechat.operator.changed'] as const;

type Available = (channelRow: number, now?: Date) => Promise<StoredOperator[]>;

/** Who gets a visitor, and who is shown to one before: the same choice from the same facts. */
function choosing(strapi: Core.Strapi, available: Available) {
  const sign = signer(strapi);
  const lately = remembered(
    strapi,
    memberChanges,
    async () => new Map<number, Promise<StoredOperator[]>>(),
    SHOWN_SECONDS
  );

  const availableLately = async (channelRow: number): Promise<StoredOperator[]> => {
    const kept = await lately.get();
    const there = kept.get(channelRow) ?? available(channelRow);

    kept.set(channelRow, there);
    there.catch(() => kept.delete(channelRow));

    return there;
  };

  return {
    async pick(channelRow: number, request: PickRequest): Promise<Choice> {
      const { exclude = null, hint = null, now = sharedNow(strapi) } = request;
      const there = (await available(channelRow, now)).filter(({ row }) => row !== exclude);
      const isShown = ({ row: operator }: StoredOperator) =>
        hint !== null && isHintFor(sign, hint, { channel: channelRow, operator }, now);

      return choiceOf(there, request, { random: Math.random, isShown });
    },

    /** Whether anybody is on duty, from memory: who comes is known at once, who fades away a second later. */
    async isStaffed(channelRow: number): Promise<boolean> {
      return (await availableLately(channelRow)).length > 0;
    },

    /** Whom a visitor would get now, and a hint to get the same one, from memory: every page view asks. */
    async preview(
      channelRow: number,
      request: PreviewRequest
    ): Promise<Choice & { hint: string | null }> {
      const { seed, now = sharedNow(strapi) } = request;
      const random = () => Number.parseInt(sign(seed).slice(0, 8), 16) / 2 ** 32;
      const choice = choiceOf(await availableLately(channelRow), request, { random });
      const { operator } = choice;
      const hint = operator && makeHint(sign, { channel: channelRow, operator: operator.row }, now);

      return { ...choice, hint };
    },
  };
}

function choiceOf(
  there: readonly StoredOperator[],
  request: AssignRequest & Pick<PickRequest, 'load'>,
  tie: Tie<StoredOperator>
): Choice {
  const candidates = there.map((operator) => ({
    ...operator,
    active: request.load.get(operator.row) ?? 0,
  }));
  const chosen = assign(candidates, request, tie);

  return {
    isStaffed: there.length > 0,
    operator: there.find(({ row }) => row === chosen?.row) ?? null,
  };
}

/** The secret is derived once. */
function signer(strapi: Core.Strapi): Sign {
  let secret: string | undefined;

  return (text) => {
    secret ??= secretFor(strapi, 'operator hint');

    return createHmac('sha256', secret).update(text).digest('hex').slice(0, 32);
  };
}
