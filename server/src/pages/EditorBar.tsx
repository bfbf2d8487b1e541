import type { VNode } from 'preact';
import type { PageVersion } from '../../../shared/pages';
import type { Language } from '../site/languages';
import { type Texts, textsOf } from '../site/texts';

/** What somebody who may publish sees above a channel's page. */
export interface ChannelBar {
  isPublished: boolean;
  /** Where the switch is sent, and what it must bring along. */
  action: string;
  formToken: string;
  /** The channel in the admin panel. */
  adminUrl: string;
}

/** What somebody who may edit the Livechat page sees above it. */
export interface IndexBar {
  /** Whether it is the draft that is shown. */
  isDraft: boolean;
  /** How far the draft is: `published` when it says what everybody can see. */
  state: PageVersion['state'];
  /** The page in the Content Manager. */
  adminUrl: string;
}

/** The switch that publishes a channel's figures, on the page itself; no script needed. */
export function ChannelSwitch({ bar, language }: { bar: ChannelBar; language: Language }): VNode {
  const texts = textsOf(language);
  const { isPublished, action, formToken, adminUrl } = bar;

  return (
    <aside class="bar-of-insiders" aria-label={texts.editors}>
      <p>
        {isPublished ? texts.published : texts.unpublished}{' '}
        <a href={adminUrl} target="_top">
          {texts.openChannel}
        </a>
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="published" value={String(!isPublished)} />
        <button
          class="switch"
          type="submit"
          role="switch"
          aria-checked={isPublished}
          aria-label={texts.publishedSwitch}
        >
          <span class="word" aria-hidden="true">
            {isPublished ? texts.on : texts.off}
          </span>
          <span class="slot" aria-hidden="true">
            <span class="knob" />
          </span>
        </button>
      </form>
    </aside>
  );
}

function stateIn({ isDraft, state }: IndexBar, texts: Texts): string {
  if (state === 'modified') {
    return isDraft ? texts.modifiedDraft : texts.modifiedSince;
  }

  return state === 'published' ? texts.published : texts.draft;
}

/** Says whether a page is what everybody sees, and where it is written. */
export function DraftNote({ bar, language }: { bar: IndexBar; language: Language }): VNode {
  const texts = textsOf(language);

  return (
    <aside class="bar-of-insiders" aria-label={texts.editors}>
      <p>
        {stateIn(bar, texts)}{' '}
        <a href={bar.adminUrl} target="_top">
          {texts.editPage}
        </a>
      </p>
    </aside>
  );
}
