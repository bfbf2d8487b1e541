import type { VNode } from 'preact';
import { Drawings, FaceDrawing } from './Drawings';
import { Layout, Main, type Place } from './Layout';
import { textsOf } from './texts';

/** The one answer for what is unknown and for what is not published: nobody can tell which it was. */
export function NotFoundPage({ place }: { place: Place }): VNode {
  const { notFound, notFoundNote } = textsOf(place.language);

  return (
    <Layout place={place} title={notFound} description={null} path={null}>
      <Drawings />
      <Main place={place} name="lost">
        <FaceDrawing face={3} />
        <h1>{notFound}</h1>
        <p class="lead">{notFoundNote}</p>
      </Main>
    </Layout>
  );
}
