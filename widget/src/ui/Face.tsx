import type { VNode } from 'preact';
import { pictureOf, type View } from './view';

/** The picture of a person or of the channel; the first letter where there is none, or it does not load. */
export function Face({ view, name }: { view: View; name: string }): VNode {
  const src = pictureOf(view, name);

  return (
    <span class="face" aria-hidden="true" data-letter={[...name][0]}>
      {src && <img key={src} src={src} alt="" onError={hide} />}
    </span>
  );
}

const hide = ({ currentTarget: image }: { currentTarget: HTMLImageElement }): void => {
  image.hidden = true;
};
