import type { VNode } from 'preact';
import { Drawings, FaceDrawing } from '../site/Drawings';
import { Layout, Main, type Place, withLocale } from '../site/Layout';
import { textsOf } from '../site/texts';

export interface NotFoundPageProps {
  place: Place;
  /** Whether there is a Livechat page to go to. */
  hasIndex: boolean;
}

/** The one answer for what is unknown and for what is not published: nobody can tell which it was. */
export function NotFoundPage({ place, hasIndex }: NotFoundPageProps): VNode {
  const { root, home, language } = place;
  const { notFound, notFoundNote, back, start } = textsOf(language);

  return (
    <Layout place={place} title={notFound} description={null} path={null}>
      <Drawings />
      <Main place={place} name="lost">
        <FaceDrawing face={3} />
        <h1>{notFound}</h1>
        <p class="lead">{notFoundNote}</p>
        <p class="ways">
          {hasIndex && <a href={withLocale(root, language)}>{back}</a>}
          <a href={home}>{start}</a>
        </p>
      </Main>
    </Layout>
  );
}
