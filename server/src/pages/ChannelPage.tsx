import type { VNode } from 'preact';
import {
  PERIODS,
  type Period,
  type PublicChannel,
  type PublicMetrics,
  type PublicOperator,
} from '../../../shared/pages';
import { FACE_NAMES, type Face } from '../../../shared/ratings';
import { ChannelPicture, Drawings, FaceDrawing } from '../site/Drawings';
import { Layout, Main, type Place, withLocale } from '../site/Layout';
import type { Language } from '../site/languages';
import { filled, number, percent, type Texts, textsOf } from '../site/texts';
import { type ChannelBar, ChannelSwitch } from './EditorBar';
import { channelPath } from './IndexPage';
import { ShareBars, ShareLine } from './Shares';

export interface ChannelPageProps {
  channel: PublicChannel;
  place: Place;
  /** Whether there is a Livechat page to go back to. */
  hasIndex: boolean;
  bar?: ChannelBar;
}

/** How satisfied the customers of one channel are. */
export function ChannelPage({ channel, place, hasIndex, bar }: ChannelPageProps): VNode {
  const { language, root } = place;
  const texts = textsOf(language);
  const { slug, name, description, imageUrl, metrics, faces, members } = channel;
  const path = channelPath(place, slug);

  return (
    <Layout
      place={place}
      title={`${name} · ${texts.satisfaction}`}
      description={description}
      path={path}
      query={queryOf(metrics.period)}
      bar={bar && <ChannelSwitch bar={bar} language={language} />}
    >
      <Drawings />
      <Main place={place}>
        {hasIndex && (
          <nav class="back">
            <a href={withLocale(root, language)}>{texts.back}</a>
          </nav>
        )}
        <header class="head">
          <ChannelPicture imageUrl={imageUrl} />
          <div>
            <h1>
              <bdi>{name}</bdi>
            </h1>
            {description && (
              <p class="lead">
                <bdi>{description}</bdi>
              </p>
            )}
          </div>
        </header>
        <Satisfaction metrics={metrics} path={path} language={language} />
        {faces.length > 0 && <Latest faces={faces} language={language} />}
        {members.length > 0 && (
          <Members members={members} seen={channel.membersOf} language={language} />
        )}
        <p class="promise">{texts.promise}</p>
      </Main>
    </Layout>
  );
}

interface SatisfactionProps {
  metrics: PublicMetrics;
  path: string;
  language: Language;
}

function Satisfaction({ metrics, path, language }: SatisfactionProps): VNode {
  const texts = textsOf(language);
  const { shares, count, mood, minimum, period } = metrics;

  return (
    <section aria-labelledby="satisfaction">
      <div class="row">
        <h2 id="satisfaction">{texts.satisfaction}</h2>
        <nav aria-label={texts.period}>
          <ul class="periods">
            {PERIODS.map((other) => (
              <li key={other}>
                <a
                  href={withLocale(path + queryOf(other), language)}
                  aria-current={other === period ? 'true' : undefined}
                >
                  {texts.periods[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {shares === null ? (
        <p class="empty">{filled(texts.notEnough, { minimum: number(minimum, language) })}</p>
      ) : (
        <div class="panel">
          <p class="big">
            {mood !== null && <FaceDrawing face={mood} />}
            <span>{filled(texts.happy, { share: percent(shares.satisfied, language) })}</span>
          </p>
          <ShareBars shares={shares} language={language} />
          <p class="note">{countedText(count ?? 0, language)}</p>
        </div>
      )}
    </section>
  );
}

function Latest({ faces, language }: { faces: readonly Face[]; language: Language }): VNode {
  const texts = textsOf(language);

  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{texts.latest}</h2>
      <p class="note">{filled(texts.latestNote, { count: number(faces.length, language) })}</p>
      <ol class="faces">{faces.map(oneFace(texts))}</ol>
    </section>
  );
}

const oneFace =
  ({ faces }: Texts) =>
  (face: Face): VNode => (
    <li>
      <FaceDrawing face={face} />
      <span class="unseen">{faces[FACE_NAMES[face]]}</span>
    </li>
  );

interface MembersProps {
  members: readonly PublicOperator[];
  /** How many of the latest ratings the shares are of; 0 when figures are withheld. */
  seen: number;
  language: Language;
}

function Members({ members, seen, language }: MembersProps): VNode {
  const texts = textsOf(language);

  return (
    <section aria-labelledby="team">
      <h2 id="team">{texts.members}</h2>
      {seen > 0 && (
        <p class="note">{filled(texts.membersNote, { count: number(seen, language) })}</p>
      )}
      <ul class="team">{members.map(oneMember(language, seen))}</ul>
    </section>
  );
}

const oneMember =
  (language: Language, seen: number) =>
  ({ name, pictureUrl, count, shares }: PublicOperator): VNode => (
    <li>
      {pictureUrl ? (
        <img class="initial" src={pictureUrl} alt="" width="44" height="44" loading="lazy" />
      ) : (
        <span class="initial" aria-hidden="true">
          {initialOf(name)}
        </span>
      )}
      <div class="about">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {shares && <ShareLine shares={shares} language={language} />}
        {shares && <p class="note">{countedText(count, language)}</p>}
        {!shares && seen > 0 && <p class="note">{textsOf(language).notRated}</p>}
      </div>
    </li>
  );

const countedText = (count: number, language: Language): string =>
  filled(textsOf(language).counted, { count: number(count, language) });

const initialOf = (name: string): string => ([...name.trim()][0] ?? '?').toUpperCase();

const queryOf = (period: Period): string => (period === 'all' ? '' : `?period=${period}`);
