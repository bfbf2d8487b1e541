import type { Core } from '@strapi/strapi';
import type { MemberPresence } from '../../../../shared/operators';
import { addressForAdmin } from '../../plugin/addresses';
import type { Row } from '../../plugin/database/ids';
import { emitEvent } from '../../plugin/events';
import { sharedNow } from '../../plugin/nodes/clock';
import { service } from '../../plugin/service';
import { type StoredOperator, toPresence, withoutSigns } from '../operator';
import { isPresent, isWorthWriting } from '../presence';
import { addMembers, changeMember, findMembers } from '../store/members';
import { findOperator, writeOperators } from '../store/profiles';
import { findAnswering } from '../store/users';
import { membersChanged } from './profile';

/** Who is on duty, and what makes them so. */
export const attending = (strapi: Core.Strapi) => ({
  available: (channelRow: Row<'channel'>, now = sharedNow(strapi)): Promise<StoredOperator[]> =>
    available(strapi, channelRow, now),

  async presences(now = sharedNow(strapi)): Promise<MemberPresence[]> {
    const channels = await service(strapi, 'channels').list();
    const ids = new Map(channels.map(({ row, id }) => [row, id]));
    const root = addressForAdmin(strapi);

    return (await findMembers(strapi, {})).flatMap((membership) => {
      const channel = ids.get(membership.channelRow);

      return channel === undefined ? [] : toPresence(membership, { channel, root, now });
    });
  },

  /** Rows of the channels an operator is on duty in. */
  async channelsOf(
    operatorRow: Row<'operator'>,
    now = sharedNow(strapi)
  ): Promise<Row<'channel'>[]> {
    const joined = await findMembers(strapi, { operator_id: operatorRow, joined: true });

    return joined
      .filter(({ operator }) => isPresent(operator, now))
      .map(({ channelRow }) => channelRow);
  },

  async join(
    channelRow: Row<'channel'>,
    operatorRow: Row<'operator'>,
    now = sharedNow(strapi)
  ): Promise<void> {
    const before = await findOperator(strapi, { id: operatorRow });

    await addMembers(strapi, channelRow, [operatorRow]);
    await changeMember(strapi, channelRow, operatorRow, { joined: true });
    await writeOperators(strapi, [operatorRow], { lastActivityAt: now, lastSeenAt: now });
    await membersChanged(strapi);

    if (before !== null && !isPresent(before, now)) {
      await resumed(strapi, before, channelRow);
    }
  },

  async leave(channelRow: Row<'channel'>, operatorRow: Row<'operator'>): Promise<void> {
    await changeMember(strapi, channelRow, operatorRow, { joined: false });
    await membersChanged(strapi);
  },

  /** Notes that an operator does something in the admin; writes only what is not known yet. */
  async touch(operatorRow: Row<'operator'>, now = sharedNow(strapi)): Promise<void> {
    const operator = await findOperator(strapi, { id: operatorRow });

    if (operator === null || !isWorthWriting(operator, now)) {
      return;
    }

    await writeOperators(strapi, [operatorRow], { lastActivityAt: now, lastSeenAt: now });

    if (!isPresent(operator, now)) {
      await emitEvent(strapi, 'livechat.presence.changed', {});
      await resumed(strapi, operator);
    }
  },

  /** Notes that these operators have a tab connected. */
  async heartbeat(
    operatorRows: readonly Row<'operator'>[],
    now = sharedNow(strapi)
  ): Promise<void> {
    if (operatorRows.length > 0) {
      await writeOperators(strapi, operatorRows, { lastSeenAt: now });
    }
  },
});

export async function available(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>,
  now = sharedNow(strapi)
): Promise<StoredOperator[]> {
  const there = (await findMembers(strapi, { channel_id: channelRow, joined: true }))
    .filter(({ operator }) => isPresent(operator, now))
    .map(({ operator }) => withoutSigns(operator));
  const users = there.flatMap(({ user }) => user ?? []);
  const answering = users.length === 0 ? new Set<number>() : await findAnswering(strapi, users);

  return there.filter(({ user }) => user !== null && answering.has(user));
}

/** Tells where somebody who was away is on duty again, if anywhere but in a channel just joined. */
async function resumed(
  strapi: Core.Strapi,
  { row: operatorRow, id }: StoredOperator,
  joinedNow?: Row<'channel'>
): Promise<void> {
  const joined = await findMembers(strapi, { operator_id: operatorRow, joined: true });
  const rows = joined.map(({ channelRow }) => channelRow).filter((row) => row !== joinedNow);
  const channels = (await service(strapi, 'channels').list())
    .filter((channel) => rows.includes(channel.row))
    .map((channel) => channel.id);

  if (channels.length > 0) {
    await emitEvent(strapi, 'livechat.member.resumed', { operator: id, channels });
  }
}
