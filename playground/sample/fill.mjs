import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHANNELS, PAGE } from './channels.mjs';
import { history } from './history.mjs';
import { ADMIN, OPERATOR_PERMISSIONS, OPERATORS, PASSWORD } from './people.mjs';
import { seeded } from './random.mjs';

const CONVERSATIONS = 600;

const RATINGS = 500;

const BATCH = 100;

const MARK = { type: 'playground', key: 'sample' };

/** How far somebody filled this database before: `empty`, `half` or `full`. */
export async function fillingOf(strapi) {
  if (await strapi.store.get(MARK)) {
    return 'full';
  }

  return (await strapi.db.query('admin::user').count()) > 0 ? 'half' : 'empty';
}

/** Fills an empty Strapi with the sample shop: people, channels, rules, page, conversations, ratings. */
export async function fill(strapi, say) {
  const random = seeded(2_026);
  const admin = await addPeople(strapi);

  say('people');

  const operators = await addOperators(strapi);
  const channels = await addChannels(strapi, { operators, admin });

  say('channels and rules');
  await addPage(strapi);
  say('the Livechat page');

  const now = Date.now();
  const past = history({
    count: CONVERSATIONS,
    ratings: RATINGS,
    channels,
    operators,
    random,
    now,
  });

  for (let at = 0; at < past.length; at += BATCH) {
    await addConversations(strapi, past.slice(at, at + BATCH), random);
    say(`${Math.min(at + BATCH, past.length)} of ${past.length} conversations`);
  }

  await ours(strapi, 'ratings').rebuild();
  await strapi.store.set({ ...MARK, value: true });
  say(`${RATINGS} ratings`);
}

const ours = (strapi, name) => strapi.plugin('livechat').service(name);

async function addPeople(strapi) {
  const roles = strapi.service('admin::role');
  const role = await roles.create({
    name: 'Livechat operator',
    description: 'Answers customers of the shop.',
  });

  await roles.assignPermissions(
    role.id,
    OPERATOR_PERMISSIONS.map((permission) => ({
      action: `plugin::livechat.${permission}`,
      subject: null,
      properties: {},
      conditions: [],
    }))
  );

  const superAdmin = await roles.getSuperAdmin();
  const admin = await addUser(strapi, ADMIN, superAdmin.id);

  for (const operator of OPERATORS) {
    await addUser(strapi, operator, role.id);
  }

  return admin;
}

const addUser = (strapi, { firstname, lastname, email }, role) =>
  strapi.service('admin::user').create({
    firstname,
    lastname,
    email,
    password: PASSWORD,
    isActive: true,
    registrationToken: null,
    roles: [role],
  });

async function addOperators(strapi) {
  const operators = [];

  for (const { email, chatName, languages, country, skill, firstname } of OPERATORS) {
    const slug = email.split('@')[0];
    const user = await strapi.db.query('admin::user').findOne({ where: { email } });
    const profile = await ours(strapi, 'operators').mine(user.id);

    await ours(strapi, 'operators').update(profile.id, {
      chatName,
      languages,
      country,
      conversationLimit: null,
      busy: false,
    });
    await ours(strapi, 'operators').setPicture(profile.id, readFileSync(pathOf(slug)));
    operators.push({
      row: profile.row,
      user: user.id,
      name: chatName ?? firstname,
      slug,
      skill,
    });
  }

  return operators;
}

async function addChannels(strapi, { operators, admin }) {
  const service = ours(strapi, 'channels');
  const [first] = await service.list();
  const channels = [];

  for (const [index, { rules, members, published, ...wanted }] of CHANNELS.entries()) {
    const blank = await service.draft(wanted.name);
    const input = { ...blank, ...wanted, image: await picture(strapi, wanted.slug) };
    const stored =
      index === 0 && first
        ? await service.update(first.id, input)
        : await service.create(input, null);
    const users = operators.filter(({ slug }) => members.includes(slug)).map(({ user }) => user);

    await service.publish(stored.id, published);
    await ours(strapi, 'operators').setMembers(stored.row, users);
    await ours(strapi, 'operators').add(stored.row, admin.id);
    await ours(strapi, 'rules').replace(stored, rules.map(completeRule));

    if (published) {
      await takeUp(strapi, stored, [...users, admin.id]);
    }

    channels.push({ row: stored.row, slug: wanted.slug, members });
  }

  const { id } = await service.bySlug(CHANNELS[0].slug);

  await service.makeSite(id);

  return channels;
}

const pathOf = (name) => fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url));

/** Puts a picture of the sample into the media library; the answer is its id. */
async function picture(strapi, name) {
  const filepath = pathOf(name);
  const [stored] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name: `${name}.png`, alternativeText: '' } },
      files: {
        filepath,
        originalFilename: `${name}.png`,
        mimetype: 'image/png',
        size: statSync(filepath).size,
      },
    });

  return stored.id;
}

/** Everybody has pressed Join, so whoever logs into the admin panel is on duty at once. */
async function takeUp(strapi, channel, users) {
  for (const user of users) {
    const { row } = await ours(strapi, 'operators').mine(user);

    await ours(strapi, 'operators').join(channel.row, row);
  }
}

const completeRule = (rule) => ({
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
  ...rule,
});

async function addPage(strapi) {
  const page = strapi.documents('plugin::livechat.livechat-page');
  const { documentId } = await page.create({ data: PAGE });

  await page.publish({ documentId });
}

/** The past cannot be lived again, so its rows are written as the plugin would have. */
async function addConversations(strapi, past, random) {
  await strapi.db.transaction(async ({ trx }) => {
    for (const item of past) {
      const visitor = await insert(trx, 'livechat_visitors', visitorRow(item, random), item.start);
      const thread = await insert(trx, 'livechat_threads', threadRow(item, random), item.start);
      const row = conversationRow(item, { visitor, thread, random });
      const conversation = await insert(trx, 'livechat_conversations', row, item.start);
      const lines = item.lines.map((line, index) =>
        messageRow(line, { item, visitor, thread, id: row.document_id, seq: index + 1, random })
      );

      await trx('livechat_messages').insert(lines);

      if (item.rating) {
        await insert(
          trx,
          'livechat_ratings',
          ratingRow(item, { visitor, conversation }),
          item.rating.at
        );
      }
    }
  });
}

async function insert(trx, table, row, at) {
  const [{ id }] = await trx(table)
    .insert({ ...row, ...stamps(at) })
    .returning('id');

  return id;
}

/** The UTC day of a moment. */
const dayOf = (at) => new Date(at).toISOString().slice(0, 10);

const stamps = (at) => ({
  created_at: new Date(at),
  updated_at: new Date(at),
  published_at: new Date(at),
});

const visitorRow = ({ country, language, page, start }, random) => ({
  document_id: random.id(),
  key: random.id(),
  language,
  country,
  device: random.pick([
    'Firefox on Windows',
    'Safari on iPhone',
    'Chrome on Android',
    'Safari on Mac',
  ]),
  pages: JSON.stringify([{ url: page, at: new Date(start).toISOString() }]),
});

function threadRow({ lines }, random) {
  const said = lines.filter(({ kind }) => kind === 'text');

  return {
    document_id: random.id(),
    revision: lines.length,
    version: lines.length,
    visitor_messages: said.filter(({ author }) => author === 'visitor').length,
    operator_messages: said.filter(({ author }) => author === 'operator').length,
    bot_messages: 0,
    read_by_visitor: lines.length,
    read_by_operator: lines.length,
    last_author: said.at(-1).author,
    last_message: said.at(-1).body,
    last_message_at: new Date(said.at(-1).sentAt),
  };
}

function conversationRow(item, { visitor, thread, random }) {
  const said = item.lines.filter(({ kind }) => kind === 'text');
  const answer = said.find(({ author }) => author === 'operator');

  return {
    document_id: random.id(),
    thread_id: thread,
    channel_id: item.channel.row,
    visitor_id: visitor,
    operator_id: item.operator.row,
    last_human_id: answer ? item.operator.row : null,
    state: 'ended',
    last_message_at: new Date(said.at(-1).sentAt),
    started_at: new Date(item.start),
    started_day: dayOf(item.start),
    started_hour: new Date(item.start).toISOString().slice(11, 13),
    first_answer_at: answer ? new Date(answer.sentAt) : null,
    answer_seconds: answer ? (answer.sentAt - item.start) / 1000 : null,
    ended_at: new Date(item.end),
    ended_day: dayOf(item.end),
    duration_seconds: (item.end - item.start) / 1000,
    ended_by: 'visitor',
    ask_rating: answer !== undefined,
    language: item.language,
    country: item.country,
    page: item.page,
  };
}

function messageRow(line, { item, visitor, thread, id, seq, random }) {
  const names = { visitor: `Visitor #${visitor}`, operator: item.operator.name, system: '' };

  return {
    document_id: random.id(),
    thread_id: thread,
    operator_id: line.author === 'operator' ? item.operator.row : null,
    seq,
    version: seq,
    client_id: line.kind === 'rating' ? `${id}:rating:${item.rating.id}` : random.id(),
    author: line.author,
    name: line.kind === 'left' ? names.visitor : names[line.author],
    kind: line.kind,
    audience: 'public',
    body: line.body,
    rating: line.rating ? JSON.stringify(line.rating) : null,
    sent_at: new Date(line.sentAt),
    ...stamps(line.sentAt),
  };
}

function ratingRow(
  { rating, channel, operator, language, start, end, lines },
  { visitor, conversation }
) {
  const answer = lines.find(({ author }) => author === 'operator');

  return {
    document_id: rating.id,
    value: rating.value,
    comment: rating.comment,
    conversation_id: conversation,
    channel_id: channel.row,
    operator_id: operator.row,
    visitor_id: visitor,
    hidden: rating.hidden,
    submitted_at: new Date(rating.at),
    day: dayOf(rating.at),
    language,
    first_response_seconds: Math.round((answer.sentAt - start) / 1000),
    length_seconds: Math.round((end - start) / 1000),
    handled: rating.handled,
    history: JSON.stringify([]),
  };
}
