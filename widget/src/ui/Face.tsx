import type { VNode } from 'preact';
import type { View, Who } from './view';

/** The picture of a person or of the channel; the first letter where there is none, or it does not load. */
export function Face({ view, name, picture }: Who & { view: View }): VNode {
  const src = picture && new URL(picture, view.base).href;

  return (
    <span class="face" aria-hidden="true" data-letter={[...name][0]}>
      {src && <img key={src} src={src} alt="" onError={hide} />}
    </span>
  );
}

const hide = ({ currentTarget: image }: { currentTarget: HTMLImageElement }): void => {
  image.hidden = true;
};
