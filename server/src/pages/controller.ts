import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { PERIODS } from '../../../shared/pages';
import { adminOrigin, ownRootOf } from '../plugin/addresses';
import { type FailureCode, failure } from '../plugin/errors';
import { sendPacked } from '../plugin/packed';
import { callerOf, isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { askedOf, bodyOf, one, validate } from '../plugin/validate';
import type { Editor } from '../previews/editor';
import { policy } from '../site/policy';
import { BADGE_SIZES, BADGE_THEMES } from './Badge';
import type { Made } from './service/made';
import type { Request } from './service/place';
import { mayReadPage, previewUrl } from './service/preview';

/** Kept by browsers and proxies, but asked about each time: hiding a rating acts at once. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';
const KEEP_FOR_GOOD = 'public, max-age=31536000, immutable';

const period = z.enum(PERIODS).default('all');

const badgeAppearance = z.object({
  theme: z.enum(BADGE_THEMES).catch('light'),
  size: z.enum(BADGE_SIZES).catch('medium'),
});

const publication = z.strictObject({ published: z.enum(['true', 'false']), formToken: z.string() });

const drafted = z.strictObject({ locale: z.string().max(20).nullish() });

export const pagesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...wholePages(strapi),
  ...parts(strapi),
  ...forAdmins(strapi),
});

/** The pages; whoever may see more than everybody gets more. */
const wholePages = (strapi: Core.Strapi) => ({
  async index(ctx: Context): Promise<void> {
    const preview = await previewOf(strapi, ctx);
    const editor = preview ? null : await editorOf(strapi, ctx, mayRead);
    const own = preview ?? (editor && (await service(strapi, 'pages').ownIndex(requestOf(ctx))));

    if (own) {
      editor?.renew();
      sendOwn(strapi, ctx, own);

      return;
    }

    await sendPage(strapi, ctx, await service(strapi, 'pages').index(requestOf(ctx)));
  },

  async channel(ctx: Context): Promise<void> {
    const request = requestOf(ctx);
    const { success: isPeriod, data: wanted = 'all' } = period.safeParse(one(ctx.query.period));

    if (!isPeriod) {
      await sendPage(strapi, ctx, await refused(strapi, request));

      return;
    }

    const { ownChannel, channel } = service(strapi, 'pages');
    const editor = await editorOf(strapi, ctx, mayPublish);
    const own =
      editor && (await ownChannel(slugOf(ctx), wanted, { request, formToken: editor.formToken }));

    if (own) {
      editor.renew();
      sendOwn(strapi, ctx, own);

      return;
    }

    await sendPage(strapi, ctx, await channel(slugOf(ctx), wanted, request));
  },

  /** The switch on the page. Whoever may not use it learns nothing of the channel. */
  async publish(ctx: Context): Promise<void> {
    const editor = await editorOf(strapi, ctx, mayPublish);

    if (editor === null) {
      await sendPage(strapi, ctx, null);

      return;
    }

    const { published, formToken } = validate(publication, bodyOf(ctx));

    if (!service(strapi, 'previews').isOwnForm(editor, formToken)) {
      throw failure('FORBIDDEN');
    }

    await service(strapi, 'pages').publish(slugOf(ctx), published === 'true');
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 303;
    ctx.redirect(`${ownRootOf(strapi)}/channel/${encodeURIComponent(slugOf(ctx))}${ctx.search}`);
    ctx.status = 303;
  },
});

/** What the pages consist of, for others to use. */
const parts = (strapi: Core.Strapi) => ({
  async badge(ctx: Context): Promise<void> {
    const { theme, size } = ctx.query;
    const appearance = badgeAppearance.parse({ theme: one(theme), size: one(size) });
    const badge = await service(strapi, 'pages').badge(slugOf(ctx), appearance, askedOf(ctx));

    if (badge === null) {
      await sendPage(strapi, ctx, null);

      return;
    }

    ctx.vary('Accept-Language');
    // Made to be shown on other sites.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    send(ctx, badge, 'svg');
  },

  async sitemap(ctx: Context): Promise<void> {
    send(ctx, await service(strapi, 'pages').sitemap(ctx.request.origin), 'xml');
  },

  async indexData(ctx: Context): Promise<void> {
    ctx.vary('Accept-Language');
    sendData(ctx, await service(strapi, 'pages').indexData(askedOf(ctx)), 'PAGE_UNKNOWN');
  },

  async channelData(ctx: Context): Promise<void> {
    const wanted = validate(z.object({ period }), { period: one(ctx.query.period) });
    const { channelData } = service(strapi, 'pages');
    const answer = await channelData(slugOf(ctx), wanted.period, askedOf(ctx));

    ctx.vary('Accept-Language');
    sendData(ctx, answer, 'CHANNEL_UNKNOWN');
  },

  style(ctx: Context): void {
    sendStyle(ctx, service(strapi, 'pages').style('page'));
  },

  fragmentStyle(ctx: Context): void {
    // Read by the site the fragment stands in.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    sendStyle(ctx, service(strapi, 'pages').style('fragment'));
  },
});

const forAdmins = (strapi: Core.Strapi) => ({
  /** Titles of drafts are for those who may read them. */
  async website(ctx: Context): Promise<void> {
    const visitors = service(strapi, 'visitors');

    visitors.noteProxy(visitors.clientOf(ctx.request));

    const { versions, ...website } = await service(strapi, 'pages').website();
    const reads = mayReadPage(callerOf(ctx).ability);
    const named = versions.map((version) => (reads ? version : { ...version, title: '' }));

    ctx.body = { data: { ...website, versions: named } };
  },

  /** An address that shows the draft to whoever opens it, for a while: a frame has no pass of its own. */
  preview(ctx: Context): void {
    if (!mayReadPage(callerOf(ctx).ability)) {
      throw failure('FORBIDDEN');
    }

    const { locale } = validate(drafted, bodyOf(ctx));

    const url = previewUrl(strapi, ctx, { locale: locale ?? null, status: 'draft' });

    if (url === null) {
      throw failure('FORBIDDEN', { message: 'Only somebody who is logged in, not a token' });
    }

    ctx.body = { data: { url } };
  },
});

/** What a signed address shows; null without one. */
async function previewOf(strapi: Core.Strapi, ctx: Context): Promise<Made | null> {
  const token = one(ctx.query.preview);
  const draft = token === undefined ? null : await service(strapi, 'previews').read(token);

  return draft && mayReadPage(draft.ability)
    ? service(strapi, 'pages').preview(draft.locale, draft.status, requestOf(ctx))
    : null;
}

const mayPublish = ({ ability }: Editor): boolean => isPermitted(ability, 'channels.publish');

const mayRead = ({ ability }: Editor): boolean => mayReadPage(ability);

/** The admin user who asks, if it is one who may. */
async function editorOf(
  strapi: Core.Strapi,
  ctx: Context,
  may: (editor: Editor) => boolean
): Promise<Editor | null> {
  const editor = await service(strapi, 'previews').editor(ctx);

  return editor && may(editor) ? editor : null;
}

/** A page for everybody; the one that says so where there is none. */
async function sendPage(strapi: Core.Strapi, ctx: Context, page: Made | null): Promise<void> {
  const { notFound, sources: sourcesFor } = service(strapi, 'pages');
  const sources = sourcesFor(wantsFragment(ctx));

  ctx.vary('Accept-Language');
  ctx.set('Content-Security-Policy', policy(sources));
  ctx.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  send(ctx, page ?? (await notFound(requestOf(ctx))), 'html');
}

/** What is said of an address that asks for what there never is; its data answers the same. */
const refused = async (strapi: Core.Strapi, request: Request): Promise<Made> => ({
  ...(await service(strapi, 'pages').notFound(request)),
  status: 400,
});

function sendData(ctx: Context, answer: Made | null, code: FailureCode): void {
  if (answer === null) {
    throw failure(code);
  }

  send(ctx, answer, 'json');
}

/** A page for one person: kept nowhere, found by no search engine, shown in the admin panel's own frame. */
function sendOwn(strapi: Core.Strapi, ctx: Context, { status, body }: Made): void {
  const admin = adminOrigin(strapi);
  const sources = service(strapi, 'pages').sources(false);
  const frames = admin === null ? "'self'" : `'self' ${admin}`;

  if (admin !== null) {
    ctx.remove('X-Frame-Options');
  }

  ctx.status = status;
  ctx.type = 'html';
  ctx.set('Content-Security-Policy', policy(sources, frames));
  ctx.set('Referrer-Policy', 'same-origin');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
}

/** Answers with what was made, or says that the caller already has it. */
function send(ctx: Context, made: Made, type: Kind): void {
  ctx.status = made.status;
  ctx.type = type;
  ctx.set('Cache-Control', ASK_EACH_TIME);
  sendPacked(ctx, made);
}

function sendStyle(ctx: Context, style: Made): void {
  send(ctx, style, 'css');
  ctx.set('Cache-Control', one(ctx.query.v) === style.tag ? KEEP_FOR_GOOD : ASK_EACH_TIME);
}

type Kind = 'html' | 'json' | 'css' | 'svg' | 'xml';

const slugOf = (ctx: Context): string => String(ctx.params.slug);

const wantsFragment = (ctx: Context): boolean => one(ctx.query.fragment) === '1';

const requestOf = (ctx: Context): Request => ({ ...askedOf(ctx), fragment: wantsFragment(ctx) });
