import type { ComponentChildren, VNode } from 'preact';
import { Drawings, FaceDrawing } from './Drawings';
import { Layout, Main, type Place, withLocale } from './Layout';
import { textsOf } from './texts';

export interface LostProps {
  place: Place;
  title: string;
  note: string;
  /** Whether there is a Livechat page to go to. */
  hasIndex: boolean;
  /** What comes along, and is not seen. */
  children?: ComponentChildren;
}

/** In place of what is not there: a sentence, and ways on. */
export function Lost({ place, title, note, hasIndex, children }: LostProps): VNode {
  const { root, home, language } = place;
  const { back, start } = textsOf(language);

  return (
    <Layout place={place} title={title} description={null} path={null}>
      <Drawings />
      <Main place={place} name="lost">
        <FaceDrawing face={3} />
        <h1>{title}</h1>
        <p class="lead">{note}</p>
        <p class="ways">
          {hasIndex && <a href={withLocale(root, language)}>{back}</a>}
          <a href={home}>{start}</a>
        </p>
      </Main>
      {children}
    </Layout>
  );
}
