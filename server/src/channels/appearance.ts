import { CHANNEL_TEXTS, type Channel, type ChannelAppearance } from '../../../shared/channels';
import { canonicalTag } from '../../../shared/languages';
import { segments } from './segments';

/** What the widget draws for a reader of this language; each text falls back by itself. */
export function appearanceFor(channel: Channel, locale: string): ChannelAppearance {
  const variants = tagsFor(locale, Object.keys(channel.texts)).map((tag) => channel.texts[tag]);
  const texts = CHANNEL_TEXTS.map((text) => [
    text,
    variants.find((variant) => variant?.[text])?.[text] ?? channel[text],
  ]);

  return {
    slug: channel.slug,
    name: channel.name,
    imageUrl: channel.imageUrl,
    consent: segments(channel.consentText ?? ''),
    buttonBackground: channel.buttonBackground,
    buttonColor: channel.buttonColor,
    headerBackground: channel.headerBackground,
    headerColor: channel.headerColor,
    buttonText: channel.buttonText,
    welcomeMessage: channel.welcomeMessage,
    inputPlaceholder: channel.inputPlaceholder,
    ...Object.fromEntries(texts),
  };
}

/**
 * The variants to try, best first: the tag, its ever shorter forms, then any of the same language. For
 * `zh-Hant-TW` of zh, zh-CN and zh-Hant: zh-Hant, zh, zh-CN. A text none of them has is the channel's own.
 */
function tagsFor(locale: string, tags: readonly string[]): string[] {
  const parts = (canonicalTag(locale.replace(/_/g, '-')) ?? '').split('-');
  const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const related = tags.filter((tag) => tag.split('-')[0] === parts[0]);

  return [...shorter.filter((tag) => tags.includes(tag)), ...related];
}
