import type { Core } from '@strapi/strapi';
import type { Row } from '../../plugin/database/ids';
import { transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { emitEvent } from '../../plugin/events';
import { type StoredMember, toMember } from '../operator';
import {
  addMembers,
  changeMember,
  findMembers,
  removeMembersExcept,
  removeOrphans,
} from '../store/members';
import { countUsers } from '../store/users';
import { byId, membersChanged, mine } from './profile';

/** The teams of channels. */
export const gathering = (strapi: Core.Strapi) => ({
  /** Everybody listed in a channel, on duty or not. */
  members: (channelRow: Row<'channel'>): Promise<StoredMember[]> => members(strapi, channelRow),

  /** Makes an admin user a member by default: off duty, and not named in public before they answered. */
  async add(channelRow: Row<'channel'>, user: number): Promise<void> {
    const { row } = await mine(strapi, user);

    await addMembers(strapi, channelRow, [row], false);
    await membersChanged(strapi);
  },

  /** Whether the public page names a member whatever they did. */
  async list(channelRow: Row<'channel'>, id: string, listed: boolean): Promise<StoredMember[]> {
    const { row } = await byId(strapi, id);

    if (!(await changeMember(strapi, channelRow, row, { listed }))) {
      throw failure('OPERATOR_UNKNOWN');
    }

    await membersChanged(strapi);

    return members(strapi, channelRow);
  },

  /** Makes these admin users, and nobody else, the team; who stays keeps their duty. */
  async setMembers(channelRow: Row<'channel'>, users: readonly number[]): Promise<StoredMember[]> {
    const wanted = [...new Set(users)];

    if ((await countUsers(strapi, wanted)) < wanted.length) {
      throw failure('INPUT_INVALID', {
        path: 'users',
        message: 'users: somebody on the list is not an admin user',
      });
    }

    const rows = (await Promise.all(wanted.map((user) => mine(strapi, user)))).map(
      ({ row }) => row
    );

    const removed = await transaction(strapi, async () => {
      const left = await removeMembersExcept(strapi, channelRow, rows);

      await addMembers(strapi, channelRow, rows);

      return left;
    });

    await membersChanged(strapi);

    if (removed.length > 0) {
      await emitEvent(strapi, 'livechat.members.removed', {
        channelRow,
        operators: removed,
      });
    }

    return members(strapi, channelRow);
  },

  /** Drops the places in channels that are gone. */
  async tidy(): Promise<void> {
    await removeOrphans(strapi);
    await membersChanged(strapi);
  },
});

const members = async (strapi: Core.Strapi, channelRow: Row<'channel'>): Promise<StoredMember[]> =>
  (await findMembers(strapi, { channel_id: channelRow })).map(toMember);
