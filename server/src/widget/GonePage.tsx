import type { VNode } from 'preact';
import { Drawings, FaceDrawing } from '../site/Drawings';
import { Layout, Main, type Place, withLocale } from '../site/Layout';
import { textsOf } from '../site/texts';

export interface GonePageProps {
  place: Place;
  /** What the address names. */
  slug: string;
  /** Whether there is a Livechat page to go to. */
  hasIndex: boolean;
}

/**
 * In place of a chat that is not there, or no longer. The loader comes along: it shows whoever wrote
 * here what reached nobody.
 */
export function GonePage({ place, slug, hasIndex }: GonePageProps): VNode {
  const { root, home, language } = place;
  const { chatGone, chatGoneNote, back, start } = textsOf(language);

  return (
    <Layout place={place} title={chatGone} description={null} path={null}>
      <Drawings />
      <Main place={place} name="lost">
        <FaceDrawing face={3} />
        <h1>{chatGone}</h1>
        <p class="lead">{chatGoneNote}</p>
        <p class="ways">
          {hasIndex && <a href={withLocale(root, language)}>{back}</a>}
          <a href={home}>{start}</a>
        </p>
      </Main>
      <script async src={`${root}/widget.js`} data-channel={slug} data-locale={language} />
    </Layout>
  );
}
