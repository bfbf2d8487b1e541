import type { VNode } from 'preact';
import { directionOf } from '../../../shared/languages';
import type { PublicChannelCard, PublicIndex } from '../../../shared/pages';
import { ChannelPicture, Drawings, FaceDrawing } from '../site/Drawings';
import { Layout, Main, type Place, withLocale } from '../site/Layout';
import { Blocks } from '../site/RichText';
import { filled, percent, textsOf } from '../site/texts';
import { DraftNote, type IndexBar } from './EditorBar';

export interface IndexPageProps {
  page: PublicIndex;
  place: Place;
  /** The locales it is published in. */
  locales: readonly string[];
  bar?: IndexBar;
}

/** The Livechat page: what its editor wrote, and the channels whose ratings are published. */
export function IndexPage({ page, place, locales, bar }: IndexPageProps): VNode {
  const texts = textsOf(place.language);
  const { title, intro, seoTitle, seoDescription, locale, channels } = page;

  return (
    <Layout
      place={place}
      title={seoTitle ?? title}
      description={seoDescription}
      path={place.root}
      locales={locales}
      bar={bar && <DraftNote bar={bar} language={place.language} />}
    >
      <Drawings />
      <Main place={place}>
        <header lang={locale ?? undefined} dir={locale === null ? 'auto' : directionOf(locale)}>
          <h1>{title}</h1>
          {intro.length > 0 && (
            <div class="intro">
              <Blocks blocks={intro} />
            </div>
          )}
        </header>
        <section aria-labelledby="channels">
          <h2 id="channels">{texts.channels}</h2>
          {channels.length === 0 ? (
            <p class="empty">{texts.noChannels}</p>
          ) : (
            <ul class="cards">
              {channels.map((channel) => (
                <li key={channel.slug}>
                  <Card channel={channel} place={place} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <p class="promise">{texts.promise}</p>
      </Main>
    </Layout>
  );
}

function Card({ channel, place }: { channel: PublicChannelCard; place: Place }): VNode {
  const { slug, name, imageUrl, happyShare, mood } = channel;
  const { language } = place;
  const { happy } = textsOf(language);

  return (
    <a class="card" href={withLocale(channelPath(place, slug), language)}>
      <ChannelPicture imageUrl={imageUrl} />
      <span class="about">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {happyShare !== null && (
          <span class="happy">
            {mood !== null && <FaceDrawing face={mood} />}
            {filled(happy, { share: percent(happyShare, language) })}
          </span>
        )}
      </span>
    </a>
  );
}

/** Address of a channel's page. */
export const channelPath = ({ root }: Pick<Place, 'root'>, slug: string): string =>
  `${root}/channel/${encodeURIComponent(slug)}`;
