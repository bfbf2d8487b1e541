import type { Core } from '@strapi/strapi';
import { logFault } from '../../plugin/background';
import type { Row } from '../../plugin/database/ids';
import { keyedHash } from '../../plugin/secrets';
import { service } from '../../plugin/service';
import type { StoredMessage } from '../../threads/entries';
import { NO_WRITERS, type Writers } from '../shown';

/** As many hexadecimal digits tell the few operators of a conversation apart. */
const SIGN_LENGTH = 16;

/** Who speaks in messages: no query for those of visitors, and hardly ever one for those of operators. */
export async function writersOf(
  strapi: Core.Strapi,
  messages: readonly Pick<StoredMessage, 'operator'>[]
): Promise<Writers> {
  if (messages.every(({ operator }) => operator === null)) {
    return NO_WRITERS;
  }

  const operators = service(strapi, 'operators');
  const known = await picturesOf(strapi);

  return ({ ownerId, operator }) => {
    if (operator === null) {
      return null;
    }

    const picture = known.get(operator) ?? null;

    return {
      sign: keyedHash(strapi, 'writer', `${ownerId}:${operator}`).slice(0, SIGN_LENGTH),
      pictures: {
        visitor: operators.pictureForVisitors(picture),
        operator: operators.pictureForAdmins(picture),
      },
    };
  };
}

/** What is stored is told of, with a face or without one. */
async function picturesOf(
  strapi: Core.Strapi
): Promise<ReadonlyMap<Row<'operator'>, string | null>> {
  try {
    return await service(strapi, 'operators').pictures();
  } catch (error) {
    logFault(strapi, 'reading the pictures of operators', error);

    return new Map();
  }
}
